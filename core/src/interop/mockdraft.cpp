// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockdraft_p.h"

#include <jackfield/http/uritemplate.h>
#include <jackfield/json/jsonwriter.h>
#include <jackfield/mock/mockfile.h>

#include <QRegularExpression>

namespace jackfield::interop {

using namespace Qt::StringLiterals;

namespace {
JsonValue definitionOf(const QString &name, quint16 port, const QList<JsonValue> &routes)
{
    Members server { { u"name"_s, word(name) } };
    if (port != 0)
        server.append({ u"port"_s, JsonValue::number(qint64(port)) });
    server.append({ u"routes"_s, JsonValue::array(routes) });
    return JsonValue::object({ { u"jackfield"_s, word(u"mock"_s) },
                               { u"version"_s, JsonValue::number(qint64(1)) },
                               { u"servers"_s, JsonValue::array({ JsonValue::object(server) }) } });
}

/// What is wrong with routes in a definition.
std::optional<QString> mistakeIn(const QList<JsonValue> &routes)
{
    static const QRegularExpression place(
        u"^/servers/0/routes(?:/\\d+(?:/rules/rules/\\d+)?)?(?:/|: )"_s);
    const auto file = MockFile::parse(definitionOf(u"draft"_s, 0, routes).toJson());
    return file ? std::nullopt : std::optional(QString(file.error().message).remove(place));
}

std::optional<QString> mistakeIn(const DraftRoute &route)
{
    return mistakeIn(QList { route.value() });
}
} // namespace

Result<JsonValue> readJson(const ImportSource &source)
{
    const bool isMarked = source.bytes.startsWith("\xEF\xBB\xBF");
    auto value = JsonValue::parse(isMarked ? source.bytes.sliced(3) : source.bytes);
    if (value)
        return value;
    const QString place = source.name + u':' + value.error().where;
    return failure(value.error().code, place + u": "_s + value.error().message, place);
}

QString plainText(QString text)
{
    return text.replace(u"{{"_s, u"{{ \"{{\" }}"_s);
}

JsonValue plainJson(const JsonValue &value)
{
    if (!value.raw().contains("{{"))
        return value;
    if (value.isString())
        return word(plainText(value.toString()));
    QList<JsonValue> elements;
    for (const JsonValue &element : value.elements())
        elements += plainJson(element);
    Members members;
    for (const auto &[key, child] : value.members())
        members.append({ key, plainJson(child) });
    return value.isArray() ? JsonValue::array(elements) : JsonValue::object(members);
}

QString jsonPathOf(const QStringList &keys)
{
    static const QRegularExpression index(u"^\\d+$"_s);
    static const QRegularExpression name(u"^[A-Za-z_]\\w*$"_s);
    QString path = u"$"_s;
    for (QString key : keys) {
        if (index.match(key).hasMatch())
            path += u'[' + key + u']';
        else if (name.match(key).hasMatch())
            path += u'.' + key;
        else
            path += u"['"_s + key.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u"']"_s;
    }
    return path;
}

JsonValue combined(const QString &key, const QList<JsonValue> &conditions)
{
    return conditions.size() == 1 ? conditions.first() : object(key, JsonValue::array(conditions));
}

JsonValue negated(const JsonValue &condition)
{
    const auto inner = condition.value(u"not");
    return inner ? *inner : object(u"not"_s, condition);
}

JsonValue textAt(const QString &path, const QString &value)
{
    const auto equals = [&](const JsonValue &wanted) {
        return JsonValue::object({ { u"path"_s, word(path) }, { u"equals"_s, wanted } });
    };
    QList<JsonValue> either { equals(word(plainText(value))) };
    const auto read = JsonValue::parse(value.toUtf8());
    if (read && (read->isNumber() || read->isBool()))
        either += equals(*read);
    return combined(u"any"_s, either);
}

JsonValue DraftRule::value() const
{
    Members members;
    if (!name.isEmpty())
        members.append({ u"name"_s, word(name) });
    if (priority != 0)
        members.append({ u"priority"_s, JsonValue::number(priority) });
    members.append({ u"when"_s, when });
    if (isRandom)
        members.append({ u"pick"_s, word(u"random"_s) });
    if (replies.size() > 1)
        members.append({ u"replies"_s, JsonValue::array(replies) });
    else if (!replies.isEmpty())
        members.append({ u"reply"_s, replies.first() });
    return JsonValue::object(members);
}

JsonValue DraftRoute::value() const
{
    Members members { { u"path"_s, word(path) } };
    if (!description.isEmpty())
        members.append({ u"description"_s, word(description) });
    if (!when.isEmpty())
        members.append({ u"when"_s, JsonValue::object(when) });
    QList<JsonValue> names;
    for (const QString &name : subprotocols)
        names += word(name);
    if (!names.isEmpty())
        members.append({ u"subprotocols"_s, JsonValue::array(names) });
    if (!kind.isEmpty()) {
        members.append({ kind, handler });
        return JsonValue::object(members);
    }
    const JsonValue stream = pushed.isEmpty()
        ? JsonValue()
        : JsonValue::object({ { u"every"_s, JsonValue::number(every) },
                              { u"messages"_s, JsonValue::array(pushed) },
                              { u"repeat"_s, JsonValue::boolean(true) } });
    if (rules.isEmpty() && greeting.isEmpty() && !pushed.isEmpty()) {
        members.append({ u"stream"_s, stream });
        return JsonValue::object(members);
    }
    Members own;
    if (!greeting.isEmpty())
        own.append({ u"greeting"_s,
                     greeting.size() == 1 ? greeting.first() : JsonValue::array(greeting) });
    if (!pushed.isEmpty())
        own.append({ u"stream"_s, stream });
    QList<JsonValue> list;
    for (const DraftRule &rule : rules)
        list += rule.value();
    if (!list.isEmpty())
        own.append({ u"rules"_s, JsonValue::array(list) });
    members.append({ u"rules"_s, JsonValue::object(own) });
    return JsonValue::object(members);
}

void MockDraft::lose(const QString &sentence)
{
    constexpr qsizetype mostLines = 200;
    constexpr qsizetype longest = 300;
    if (m_said.contains(sentence))
        return;
    if (m_report.size() >= mostLines) {
        ++m_unsaid;
        return;
    }
    m_said.insert(sentence);
    m_report += sentence.size() > longest ? QString(sentence.first(longest) + u"..."_s) : sentence;
}

/// Rule by rule and message by message, so that one that cannot be carried over takes no other with it.
void MockDraft::keepWhatHolds(DraftRoute &route, const QString &what)
{
    DraftRoute alone { .path = route.path };
    route.pushed.removeIf([&](const JsonValue &message) {
        alone.pushed = { message };
        const auto mistake = mistakeIn(alone);
        if (mistake)
            lose(u"%1: a message of its stream was left out: %2"_s.arg(what, *mistake));
        return mistake.has_value();
    });
    alone.pushed.clear();
    for (qsizetype i = 0; i < route.rules.size();) {
        alone.rules = { route.rules.at(i) };
        if (const auto mistake = mistakeIn(alone)) {
            lose(u"%1: '%2' was left out: %3"_s.arg(what, route.rules.at(i).name, *mistake));
            route.rules.removeAt(i);
        } else {
            ++i;
        }
    }
}

void MockDraft::add(DraftRoute route, const QString &what)
{
    if (mistakeIn(route))
        keepWhatHolds(route, what);
    if (const auto mistake = mistakeIn(route))
        return lose(u"%1 was left out: %2"_s.arg(what, *mistake));
    m_routes.append({ what, route.value() });
}

/// Route by route, where they do not go together: one that another one covers is never reached.
QList<JsonValue> MockDraft::routesThatGoTogether()
{
    QList<JsonValue> all;
    for (const auto &[what, route] : std::as_const(m_routes))
        all += route;
    if (!mistakeIn(all))
        return all;
    QList<JsonValue> kept;
    std::vector<UriTemplate> paths; // of those
    for (const auto &[what, route] : std::as_const(m_routes)) {
        const UriTemplate path =
            UriTemplate::parse(textOf(route, u"path")).value_or(UriTemplate::any());
        QList<JsonValue> tried;
        for (std::size_t i = 0; i < paths.size(); ++i) {
            if (paths[i] == path || paths[i].covers(path))
                tried += kept.at(qsizetype(i));
        }
        tried += route;
        if (const auto mistake = tried.size() > 1 ? mistakeIn(tried) : std::nullopt) {
            lose(u"%1 was left out: %2"_s.arg(what, *mistake));
            continue;
        }
        kept += route;
        paths.push_back(path);
    }
    return kept;
}

Result<Imported> MockDraft::finish(const ImportSource &source)
{
    const QList<JsonValue> routes = routesThatGoTogether();
    if (m_unsaid > 0)
        m_report += u"and %1 more that could not be carried over"_s.arg(m_unsaid);
    if (routes.isEmpty())
        return failure(
            Error::Code::Missing,
            u"%1: nothing in it can be a mock of a WebSocket server%2"_s.arg(
                source.name, m_report.isEmpty() ? QString() : u": "_s + m_report.join(u"; ")),
            source.name);
    return Imported { .session = {},
                      .mock = json::pretty(definitionOf(m_name, m_port, routes)),
                      .report = m_report };
}

} // namespace jackfield::interop
