// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "node_p.h"

#include <QSet>

namespace jackfield::json {

Node::Node(JsonValue value, Problem &problem, JsonPointer pointer)
    : m_value(std::move(value))
    , m_problem(&problem)
    , m_pointer(std::move(pointer))
{ }

std::optional<Node> Node::member(const QString &key) const
{
    auto value = m_value.value(key);
    if (!value)
        return std::nullopt;
    return Node(*std::move(value), *m_problem, m_pointer.child(key));
}

Node Node::required(const QString &key) const
{
    if (auto node = member(key))
        return *std::move(node);
    if (m_value.isObject())
        fail(QStringLiteral("'%1' is missing").arg(key), Error::Code::Missing);
    else
        failType(QStringLiteral("an object"));
    return Node({}, *m_problem, m_pointer.child(key));
}

QList<Node> Node::elements() const
{
    if (!m_value.isArray()) {
        failType(QStringLiteral("an array"));
        return {};
    }
    QList<Node> nodes;
    for (const JsonValue &element : m_value.elements())
        nodes.append(Node(element, *m_problem, m_pointer.child(nodes.size())));
    return nodes;
}

QList<Node> Node::oneOrMore() const
{
    return m_value.isArray() ? elements() : QList<Node> { *this };
}

void Node::expectKeys(const QStringList &keys) const
{
    if (!m_value.isObject())
        return failType(QStringLiteral("an object"));
    QSet<QString> seen;
    for (const auto &[key, value] : m_value.members()) {
        const Node child(value, *m_problem, m_pointer.child(key));
        if (seen.contains(key))
            child.fail(QStringLiteral("'%1' stands twice").arg(key));
        seen.insert(key);
        if (!keys.contains(key) && !key.startsWith(QLatin1StringView("x-"))
            && key != QLatin1StringView("$schema"))
            child.fail(keys.isEmpty()
                           ? QStringLiteral("unknown key '%1'; nothing can stand here").arg(key)
                           : QStringLiteral("unknown key '%1'; here can stand %2")
                                 .arg(key, enumerated(keys)));
    }
}

QString Node::string() const
{
    if (!m_value.isString())
        failType(QStringLiteral("a string"));
    return m_value.toString();
}

bool Node::boolean() const
{
    if (!m_value.isBool())
        fail(QStringLiteral("must be true or false"));
    return m_value.isBool() && m_value.toBool();
}

qint64 Node::integer(qint64 least, qint64 greatest) const
{
    const auto number = m_value.toInteger();
    if (number && *number >= least && *number <= greatest)
        return *number;
    fail(QStringLiteral("must be a whole number from %1 to %2, not %3")
             .arg(least)
             .arg(greatest)
             .arg(QString::fromUtf8(
                 m_value.raw().first(qMin<qsizetype>(m_value.raw().size(), 40)))));
    return least;
}

void Node::fail(const QString &message, Error::Code code) const
{
    if (m_problem->first)
        return;
    const QString place =
        m_pointer.isEmpty() ? QStringLiteral("the definition") : m_pointer.toString();
    m_problem->first = Error { code,
                               place + QStringLiteral(": ") + message,
                               m_problem->name + u':' + m_value.position() };
}

void Node::failType(const QString &wanted) const
{
    fail(QStringLiteral("must be %1, not %2").arg(wanted, typeName(m_value.type())));
}

QString enumerated(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return words.first(words.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" or ")
        + words.last();
}

} // namespace jackfield::json
