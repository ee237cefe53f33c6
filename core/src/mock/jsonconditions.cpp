// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"
#include "pattern_p.h"

#include <jackfield/json/jsondiff.h>
#include <jackfield/json/jsonplaces.h>

#include <QSet>
#include <algorithm>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
using Test = Condition::Test;
using Made = Condition::Made;

QString plainText(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.raw());
}

QString shownJson(const JsonValue &value)
{
    return shownText(QString::fromUtf8(value.toJson()));
}

/// What stands at the places of a JSONPath: one that fits is enough.
class PathTest : public Test
{
public:
    explicit PathTest(JsonPath path)
        : m_path(std::move(path))
    { }

protected:
    QList<JsonValue> values(const Received &received) const
    {
        return received.json ? m_path.evaluate(*received.json).value_or(QList<JsonValue>())
                             : QList<JsonValue>();
    }
    /// `wanted`: "not 1", say.
    Mismatch other(const Received &received, const QString &wanted) const
    {
        const QList<JsonValue> found = values(received);
        if (!received.json)
            return { .why = u"it is no JSON"_s };
        if (found.isEmpty())
            return { .nearness = 0.25, .why = u"%1 is not there"_s.arg(m_path.text()) };
        return { .nearness = 0.5,
                 .why = u"%1 is %2, %3"_s.arg(m_path.text(), shownJson(found.first()), wanted) };
    }

private:
    const JsonPath m_path;
};

class EqualsTest final : public PathTest
{
public:
    EqualsTest(JsonPath path, JsonTemplate wanted)
        : PathTest(std::move(path))
        , m_wanted(std::move(wanted))
    { }
    bool holds(const Received &received, const Context &context) const override
    {
        const QList<JsonValue> found = values(received);
        if (found.isEmpty())
            return false;
        const auto expected = JsonValue::parse(m_wanted.expand(context));
        return expected && found.contains(*expected);
    }
    Mismatch mismatch(const Received &received, const Context &context) const override
    {
        const QString wanted = shownText(QString::fromUtf8(m_wanted.expand(context)));
        return other(received, u"not "_s + wanted);
    }

private:
    const JsonTemplate m_wanted;
};

class PathMatchesTest final : public PathTest
{
public:
    PathMatchesTest(JsonPath path, Pattern pattern)
        : PathTest(std::move(path))
        , m_pattern(std::move(pattern))
    { }
    bool holds(const Received &received, const Context &) const override
    {
        return std::ranges::any_of(values(received), [&](const JsonValue &value) {
            return m_pattern.isIn(plainText(value));
        });
    }
    Mismatch mismatch(const Received &received, const Context &) const override
    {
        return other(received,
                     u"which does not match %1"_s.arg(u'"' + shownText(m_pattern.text()) + u'"'));
    }
    void capture(const Received &received, Context &context) const override
    {
        for (const JsonValue &value : values(received)) {
            if (m_pattern.capture(plainText(value), context.match))
                return;
        }
    }

private:
    const Pattern m_pattern;
};

class ExistsTest final : public PathTest
{
public:
    ExistsTest(JsonPath path, bool isWanted)
        : PathTest(std::move(path))
        , m_isWanted(isWanted)
    { }
    bool holds(const Received &received, const Context &) const override
    {
        return values(received).isEmpty() != m_isWanted;
    }
    Mismatch mismatch(const Received &received, const Context &) const override
    {
        return other(received, u"and must not be there"_s);
    }

private:
    const bool m_isWanted;
};

/// The whole message as JSON, but for what stands at some places.
class JsonTest final : public Test
{
public:
    JsonTest(JsonTemplate wanted, QList<JsonPlaces> ignoring)
        : m_wanted(std::move(wanted))
        , m_ignoring(std::move(ignoring))
    { }
    bool holds(const Received &received, const Context &context) const override
    {
        return received.json && !firstDifference(received, context);
    }
    Mismatch mismatch(const Received &received, const Context &context) const override
    {
        if (!received.json)
            return { .why = u"it is no JSON"_s };
        const auto difference = firstDifference(received, context);
        if (!difference)
            return {};
        const auto words = [](const std::optional<JsonValue> &value) {
            return value ? shownJson(*value) : u"not there"_s;
        };
        const QString place = difference->pointer.toString();
        return { .nearness = 0.5,
                 .why = u"%1 is %2, not %3"_s.arg(place.isEmpty() ? u"the value"_s : place,
                                                  words(difference->actual),
                                                  words(difference->expected)) };
    }

private:
    std::optional<json::Difference> firstDifference(const Received &received,
                                                    const Context &context) const
    {
        const JsonValue expected = JsonValue::parse(m_wanted.expand(context)).value_or(JsonValue());
        QSet<QString> ignored;
        for (const JsonPlaces &places : m_ignoring) {
            for (const JsonValue &root : { expected, *received.json }) {
                for (const JsonPointer &pointer : places.in(root))
                    ignored.insert(pointer.toString());
            }
        }
        std::optional<json::Difference> first;
        json::eachDifference(expected, *received.json, [&](const json::Difference &difference) {
            JsonPointer above;
            bool isIgnored = ignored.contains(above.toString());
            for (const QString &token : difference.pointer.tokens()) {
                above = above.child(token);
                isIgnored = isIgnored || ignored.contains(above.toString());
            }
            if (!isIgnored)
                first = difference;
            return isIgnored;
        });
        return first;
    }

    const JsonTemplate m_wanted;
    const QList<JsonPlaces> m_ignoring;
};

Made readPath(const Node &node, const Scope &scope)
{
    const Node at = node.required(u"path"_s);
    const auto path = JsonPath::compile(at.string());
    if (!path) {
        at.fail(path.error().message);
        return nullptr;
    }
    const auto equals = node.member(u"equals"_s);
    const auto matches = node.member(u"matches"_s);
    const auto exists = node.member(u"exists"_s);
    if (int(equals.has_value()) + int(matches.has_value()) + int(exists.has_value()) > 1)
        node.fail(u"one of equals, matches and exists is enough"_s);
    if (equals)
        return std::make_shared<EqualsTest>(*path, JsonTemplate(*equals, scope));
    if (matches)
        return std::make_shared<PathMatchesTest>(*path, Pattern::read(*matches));
    return std::make_shared<ExistsTest>(*path, !exists || exists->boolean());
}

Made readJson(const Node &node, const Scope &scope)
{
    QList<JsonPlaces> ignoring;
    if (const auto list = node.member(u"ignoring"_s)) {
        for (const Node &place : list->elements()) {
            if (auto places = JsonPlaces::parse(place.string()))
                ignoring.append(*std::move(places));
            else
                place.fail(places.error().message);
        }
    }
    return std::make_shared<JsonTest>(JsonTemplate(node.required(u"json"_s), scope), ignoring);
}
} // namespace

QList<ConditionKind> jsonConditions()
{
    return { { "path"_L1, { u"equals"_s, u"matches"_s, u"exists"_s }, &readPath },
             { "json"_L1, { u"ignoring"_s }, &readJson } };
}

} // namespace jackfield::mock
