// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"

#include <jackfield/json/jsonpath.h>

#include <QRegularExpression>
#include <algorithm>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
QRegularExpression patternOf(const Node &node)
{
    const QRegularExpression pattern(node.string());
    if (!pattern.isValid())
        node.fail(u"a broken regular expression: %1"_s.arg(pattern.errorString()));
    return pattern;
}

QString plainText(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.raw());
}
} // namespace

/// One kind of condition: the key that it is known by, and what may stand beside it.
struct Condition::Kind
{
    QString key;
    QStringList besides;
    Holds (*read)(const Node &node, const Scope &scope);

    static QList<Kind> table()
    {
        return { { u"path"_s, { u"equals"_s, u"matches"_s, u"exists"_s }, &Condition::path },
                 { u"text"_s, {}, &Condition::text },
                 { u"base64"_s, {}, &Condition::base64 },
                 { u"all"_s, {}, &Condition::all },
                 { u"any"_s, {}, &Condition::any },
                 { u"not"_s, {}, &Condition::none } };
    }
};

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
    for (const Kind &kind : Kind::table()) {
        keys += kind.key;
        if (condition.m_holds || !node.member(kind.key))
            continue;
        node.expectKeys(kind.besides + QStringList { kind.key });
        condition.m_holds = kind.read(node, scope);
    }
    if (condition.m_holds)
        return condition;
    if (node.value().isObject() && node.value().size() == 0)
        node.fail(u"an empty condition; here can stand %1"_s.arg(json::enumerated(keys)),
                  Error::Code::Missing);
    node.expectKeys(keys);
    condition.m_holds = [](const Received &, const Context &) { return false; };
    return condition;
}

Condition::Holds Condition::path(const Node &node, const Scope &scope)
{
    const auto at = node.required(u"path"_s);
    const auto path = JsonPath::compile(at.string());
    if (!path) {
        at.fail(path.error().message);
        return [](const Received &, const Context &) { return false; };
    }
    const auto values = [path = *path](const Received &received) {
        return received.json ? path.evaluate(*received.json).value_or(QList<JsonValue>())
                             : QList<JsonValue>();
    };
    const auto equals = node.member(u"equals"_s);
    const auto matches = node.member(u"matches"_s);
    const auto exists = node.member(u"exists"_s);
    if (int(equals.has_value()) + int(matches.has_value()) + int(exists.has_value()) > 1)
        node.fail(u"one of equals, matches and exists is enough"_s);

    if (equals)
        return [values, wanted = JsonTemplate(*equals, scope)](const Received &received,
                                                               const Context &context) {
            const QList<JsonValue> found = values(received);
            const auto expected = JsonValue::parse(wanted.expand(context));
            return expected && found.contains(*expected);
        };
    if (matches) {
        const QRegularExpression pattern = patternOf(*matches);
        return [values, pattern](const Received &received, const Context &) {
            return std::ranges::any_of(values(received), [&](const JsonValue &value) {
                return pattern.match(plainText(value)).hasMatch();
            });
        };
    }
    if (exists && !exists->value().isBool())
        exists->fail(u"must be true or false"_s);
    const bool wanted = !exists || exists->value().toBool();
    return [values, wanted](const Received &received, const Context &) {
        return values(received).isEmpty() != wanted;
    };
}

Condition::Holds Condition::text(const Node &node, const Scope &scope)
{
    const auto at = node.required(u"text"_s);
    const auto text = TextTemplate::parse(at.string(), scope);
    if (!text)
        at.fail(text.error().message);
    return
        [wanted = text.value_or(TextTemplate())](const Received &received, const Context &context) {
            return received.message.isText() && received.text == wanted.expand(context);
        };
}

Condition::Holds Condition::base64(const Node &node, const Scope &)
{
    const auto at = node.required(u"base64"_s);
    const auto bytes = QByteArray::fromBase64Encoding(at.string().toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        at.fail(u"not base64"_s);
    return [wanted = *bytes](const Received &received, const Context &) {
        return received.message == WsMessage::binary(wanted);
    };
}

QList<Condition> Condition::readList(const Node &node, const Scope &scope)
{
    QList<Condition> conditions;
    for (const Node &element : node.elements())
        conditions.append(read(element, scope));
    return conditions;
}

Condition::Holds Condition::all(const Node &node, const Scope &scope)
{
    return [list = readList(node.required(u"all"_s), scope)](const Received &received,
                                                             const Context &context) {
        return std::ranges::all_of(
            list, [&](const Condition &condition) { return condition.holds(received, context); });
    };
}

Condition::Holds Condition::any(const Node &node, const Scope &scope)
{
    return [list = readList(node.required(u"any"_s), scope)](const Received &received,
                                                             const Context &context) {
        return std::ranges::any_of(
            list, [&](const Condition &condition) { return condition.holds(received, context); });
    };
}

Condition::Holds Condition::none(const Node &node, const Scope &scope)
{
    return [inner = read(node.required(u"not"_s), scope)](const Received &received,
                                                          const Context &context) {
        return !inner.holds(received, context);
    };
}

} // namespace jackfield::mock
