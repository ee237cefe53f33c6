// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/jsonfinder_p.h"
#include "json/node_p.h"

#include <jackfield/json/jsonwriter.h>
#include <jackfield/replay/messageselector.h>

#include <QHash>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
QString plainText(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.raw());
}

/// Whether the pattern is found, at a bounded cost: the rules may come from elsewhere, and the text from a peer.
bool isFound(const QRegularExpression &pattern, QStringView text)
{
    constexpr qsizetype most = 64 << 10;
    constexpr qsizetype mostKept = 100;
    thread_local QHash<QString, QRegularExpression> bounded; // compiled once
    if (bounded.size() > mostKept)
        bounded.clear();
    auto found = bounded.find(pattern.pattern());
    if (found == bounded.end()) {
        found = bounded.insert(pattern.pattern(),
                               QRegularExpression(u"(*LIMIT_MATCH=10000)"_s + pattern.pattern()));
    }
    return found->matchView(text.first(std::min(most, text.size()))).hasMatch();
}

QString nameOf(Side side)
{
    return side == Side::Client ? u"client"_s : u"server"_s;
}
} // namespace

const std::optional<JsonValue> &ReadMessage::json() const
{
    if (!m_isRead && (m_message.isText() || m_notation)) {
        const QByteArray &bytes = m_message.bytes();
        if (auto value =
                m_notation ? notations::parse(*m_notation, bytes) : JsonValue::parse(bytes))
            m_json = *std::move(value);
    }
    m_isRead = true;
    return m_json;
}

const JsonValue *ReadMessage::structure() const
{
    const auto &value = json();
    return value && (value->isObject() || value->isArray()) ? &*value : nullptr;
}

MessageSelector MessageSelector::where(const QString &path, const QString &text)
{
    auto places = JsonPlaces::parse(path);
    Q_ASSERT_X(places, "MessageSelector::where", qPrintable(path));
    return { .path = *std::move(places), .equals = JsonValue::string(text) };
}

MessageSelector MessageSelector::read(const json::Node &node)
{
    node.expectKeys({ u"from"_s,
                      u"mode"_s,
                      u"conn"_s,
                      u"n"_s,
                      u"path"_s,
                      u"equals"_s,
                      u"text"_s,
                      u"matches"_s });
    MessageSelector selector;
    const auto oneOf = [&](const QString &key,
                           const QString &first,
                           const QString &second) -> std::optional<bool> {
        const auto value = node.member(key);
        if (!value)
            return std::nullopt;
        const QString word = value->string();
        if (word != first && word != second)
            value->fail(u"must be '%1' or '%2'"_s.arg(first, second));
        return word == first;
    };
    if (const auto isClient = oneOf(u"from"_s, u"client"_s, u"server"_s))
        selector.from = *isClient ? Side::Client : Side::Server;
    if (const auto isText = oneOf(u"mode"_s, u"text"_s, u"binary"_s))
        selector.mode = *isText ? WsMessage::Mode::Text : WsMessage::Mode::Binary;
    constexpr qint64 greatest = std::numeric_limits<int>::max();
    if (const auto conn = node.member(u"conn"_s))
        selector.conn = int(conn->integer(1, greatest));
    if (const auto n = node.member(u"n"_s))
        selector.n = int(n->integer(1, greatest));
    if (const auto path = node.member(u"path"_s)) {
        if (auto places = JsonPlaces::parse(path->string()))
            selector.path = *std::move(places);
        else
            path->fail(places.error().message);
    }
    if (const auto equals = node.member(u"equals"_s)) {
        selector.equals = equals->value();
        if (!selector.path)
            equals->fail(u"a 'path' must say where"_s);
    }
    if (const auto text = node.member(u"text"_s))
        selector.text = text->string();
    if (const auto matches = node.member(u"matches"_s)) {
        selector.matches = QRegularExpression(matches->string());
        if (!selector.matches.isValid())
            matches->fail(u"a broken regular expression: %1"_s.arg(selector.matches.errorString()));
    }
    return selector;
}

MessageSelector MessageSelector::readContent(const json::Node &node)
{
    if (const auto n = node.member(u"n"_s))
        n->fail(u"messages are selected by what they say: one that comes in a run has no number"_s);
    return read(node);
}

JsonValue MessageSelector::toJson() const
{
    QList<std::pair<QString, JsonValue>> members;
    if (from)
        members.append({ u"from"_s, JsonValue::string(nameOf(*from)) });
    if (mode)
        members.append(
            { u"mode"_s,
              JsonValue::string(*mode == WsMessage::Mode::Text ? u"text"_s : u"binary"_s) });
    if (conn > 0)
        members.append({ u"conn"_s, JsonValue::number(qint64(conn)) });
    if (n > 0)
        members.append({ u"n"_s, JsonValue::number(qint64(n)) });
    if (path)
        members.append({ u"path"_s, JsonValue::string(path->text()) });
    if (equals)
        members.append({ u"equals"_s, *equals });
    if (text)
        members.append({ u"text"_s, JsonValue::string(*text) });
    if (!matches.pattern().isEmpty())
        members.append({ u"matches"_s, JsonValue::string(matches.pattern()) });
    return JsonValue::object(members);
}

QString MessageSelector::inWords() const
{
    QString words = u"message"_s;
    if (mode)
        words.prepend(*mode == WsMessage::Mode::Text ? u"text "_s : u"binary "_s);
    if (n > 0)
        words += u" %1"_s.arg(n);
    if (from)
        words += u" from the "_s + nameOf(*from);
    const QString pattern = matches.pattern().isEmpty()
        ? QString()
        : u" matches "_s + QString::fromUtf8(json::quoted(matches.pattern()));
    if (path && (equals || !pattern.isEmpty())) {
        words += u" whose "_s + (path->text().isEmpty() ? u"value"_s : path->text());
        if (equals)
            words += u" is "_s + QString::fromUtf8(equals->toJson());
        words += equals && !pattern.isEmpty() ? u" and"_s + pattern : pattern;
    } else if (path) {
        words += u" with "_s + path->text();
    } else if (!pattern.isEmpty()) {
        words += u" that"_s + pattern;
    }
    return text ? words + u' ' + QString::fromUtf8(json::quoted(*text)) : words;
}

bool MessageSelector::selects(const MessagePlace &place, const ReadMessage &message) const
{
    const auto isOther = [](const auto &wanted, const auto &is) { return wanted && *wanted != is; };
    const bool hasPattern = !matches.pattern().isEmpty();
    if (isOther(from, place.from) || isOther(mode, message.message().mode())
        || (conn > 0 && conn != place.conn) || (n > 0 && n != place.n))
        return false;
    if (text && !(message.message().isText() && message.message().text() == *text))
        return false;
    if (!path) {
        return !hasPattern
            || (message.message().isText() && isFound(matches, message.message().text()));
    }
    const auto &value = message.json();
    if (!value)
        return false;
    JsonFinder finder(*value);
    return std::ranges::any_of(path->in(*value), [&](const JsonPointer &pointer) {
        const auto found = finder.at(pointer);
        return found && (!equals || *found == *equals)
            && (!hasPattern || isFound(matches, plainText(*found)));
    });
}

} // namespace jackfield
