// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
/// What could not be read: a mistake of the file that was told of.
class NeverTest final : public Condition::Test
{
public:
    bool holds(const Received &, const Context &) const override { return false; }
    Mismatch mismatch(const Received &, const Context &) const override { return {}; }
};

class AllTest final : public Condition::Test
{
public:
    explicit AllTest(QList<Condition> parts)
        : m_parts(std::move(parts))
    { }

    bool holds(const Received &received, const Context &context) const override
    {
        return std::ranges::all_of(
            m_parts, [&](const Condition &part) { return part.holds(received, context); });
    }
    /// Of the first that does not hold; those that do bring it nearer.
    Mismatch mismatch(const Received &received, const Context &context) const override
    {
        Mismatch first;
        double sum = 0;
        for (const Condition &part : m_parts) {
            if (part.holds(received, context)) {
                sum += 1;
                continue;
            }
            const Mismatch one = part.mismatch(received, context);
            sum += one.nearness;
            if (first.why.isEmpty())
                first.why = one.why;
        }
        first.nearness = sum / double(m_parts.size());
        return first;
    }
    void capture(const Received &received, Context &context) const override
    {
        for (const Condition &part : m_parts)
            part.capture(received, context);
    }

private:
    const QList<Condition> m_parts;
};

class AnyTest final : public Condition::Test
{
public:
    explicit AnyTest(QList<Condition> parts)
        : m_parts(std::move(parts))
    { }

    bool holds(const Received &received, const Context &context) const override
    {
        return std::ranges::any_of(
            m_parts, [&](const Condition &part) { return part.holds(received, context); });
    }
    /// Of the nearest.
    Mismatch mismatch(const Received &received, const Context &context) const override
    {
        Mismatch nearest { .nearness = 0, .why = u"there is nothing that may hold"_s };
        for (qsizetype i = 0; i < m_parts.size(); ++i) {
            const Mismatch one = m_parts.at(i).mismatch(received, context);
            if (i == 0 || one.nearness > nearest.nearness)
                nearest = one;
        }
        return nearest;
    }
    void capture(const Received &received, Context &context) const override
    {
        const auto first = std::ranges::find_if(
            m_parts, [&](const Condition &part) { return part.holds(received, context); });
        if (first != m_parts.end())
            first->capture(received, context);
    }

private:
    const QList<Condition> m_parts;
};

class NotTest final : public Condition::Test
{
public:
    NotTest(Condition inner, QByteArray text)
        : m_inner(std::move(inner))
        , m_text(std::move(text))
    { }

    bool holds(const Received &received, const Context &context) const override
    {
        return !m_inner.holds(received, context);
    }
    Mismatch mismatch(const Received &, const Context &) const override
    {
        return { .nearness = 0, .why = shownText(QString::fromUtf8(m_text)) + u" holds"_s };
    }

private:
    const Condition m_inner;
    const QByteArray m_text;
};

Condition::Made readAll(const Node &node, const Scope &scope)
{
    return std::make_shared<AllTest>(Condition::readList(node.required(u"all"_s), scope));
}

Condition::Made readAny(const Node &node, const Scope &scope)
{
    return std::make_shared<AnyTest>(Condition::readList(node.required(u"any"_s), scope));
}

Condition::Made readNot(const Node &node, const Scope &scope)
{
    const Node inner = node.required(u"not"_s);
    return std::make_shared<NotTest>(Condition::read(inner, scope), inner.value().toJson());
}

const QList<ConditionKind> &kinds()
{
    static const QList<ConditionKind> all = jsonConditions() + messageConditions()
        + connectionConditions()
        + QList<ConditionKind> { { "schema"_L1, {}, &readSchemaCondition },
                                 { "all"_L1, {}, &readAll },
                                 { "any"_L1, {}, &readAny },
                                 { "not"_L1, {}, &readNot } };
    return all;
}
} // namespace

QString shownText(const QString &text)
{
    constexpr qsizetype longest = 100;
    const QByteArray quoted =
        json::quoted(text.first(std::min(longest, text.size())), json::Escape::Invisible);
    const QString shown =
        QString::fromUtf8(quoted.sliced(1).chopped(1)).replace(u"\\\""_s, u"\""_s);
    return text.size() > longest ? shown + u"..."_s : shown;
}

Received::Received(const WsMessage &received)
    : message(received)
{
    if (!message.isText())
        return;
    text = message.text();
    if (auto value = JsonValue::parse(message.bytes()))
        json = *std::move(value);
}

Condition Condition::read(const Node &node, const Scope &scope)
{
    Condition condition;
    QStringList keys;
    for (const ConditionKind &kind : kinds()) {
        keys += kind.key;
        if (condition.m_test || !node.member(kind.key))
            continue;
        node.expectKeys(kind.besides + QStringList { kind.key });
        condition.m_test = kind.read(node, scope);
        if (!condition.m_test)
            condition.m_test = std::make_shared<NeverTest>();
    }
    if (condition.m_test)
        return condition;
    if (node.value().isObject() && node.value().size() == 0)
        node.fail(u"an empty condition; here can stand %1"_s.arg(json::enumerated(keys)),
                  Error::Code::Missing);
    node.expectKeys(keys);
    condition.m_test = std::make_shared<NeverTest>();
    return condition;
}

QList<Condition> Condition::readList(const Node &node, const Scope &scope)
{
    QList<Condition> conditions;
    for (const Node &element : node.elements())
        conditions.append(read(element, scope));
    return conditions;
}

} // namespace jackfield::mock
