// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "node_p.h"

#include <QRegularExpression>
#include <QSet>

namespace jackfield::json {

namespace {
const QRegularExpression &variableForm()
{
    static const QRegularExpression form(QStringLiteral("\\{\\{\\s*var\\.([\\w-]+)\\s*\\}\\}"));
    return form;
}
} // namespace

QString noVariable(const QString &name, QStringList known)
{
    known.sort();
    return known.isEmpty()
        ? QStringLiteral("there is no variable '%1': the file has none").arg(name)
        : QStringLiteral("there is no variable '%1'; there is %2").arg(name, enumerated(known));
}

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

QString Node::templateText() const
{
    if (!m_value.isString())
        failType(QStringLiteral("a string"));
    return m_value.toString();
}

QString Node::string() const
{
    const QString text = templateText();
    if (!m_problem->variables || !text.contains(QLatin1StringView("{{")))
        return text;
    QString filled;
    qsizetype at = 0;
    auto found = variableForm().globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        const JsonValue value = variable(match.captured(1));
        filled += text.sliced(at, match.capturedStart() - at)
            + (value.isString() ? value.toString() : QString::fromUtf8(value.raw()));
        at = match.capturedEnd();
    }
    return filled + text.sliced(at);
}

Node Node::filled() const
{
    const auto whole = m_problem->variables && m_value.isString()
        ? variableForm().match(m_value.toString())
        : QRegularExpressionMatch();
    if (!whole.hasMatch() || whole.capturedLength() != m_value.toString().size())
        return *this;
    return Node(variable(whole.captured(1)), *m_problem, m_pointer);
}

void Node::define(const QHash<QString, JsonValue> &variables) const
{
    m_problem->variables = variables;
}

QHash<QString, JsonValue> Node::variables() const
{
    return m_problem->variables.value_or(QHash<QString, JsonValue>());
}

JsonValue Node::variable(const QString &name) const
{
    const QHash<QString, JsonValue> known = variables();
    if (!known.contains(name))
        fail(noVariable(name, known.keys()));
    return known.value(name);
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
