// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "handshakeurl_p.h"
#include "losses_p.h"
#include "messagetypes_p.h"
#include "tables_p.h"

#include <jackfield/json/jsonwriter.h>

#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using Members = QList<std::pair<QString, JsonValue>>;
using Form = MessageType::Form;

JsonValue word(const QString &text)
{
    return JsonValue::string(text);
}

JsonValue reference(const QString &to)
{
    return JsonValue::object({ { u"$ref"_s, word(to) } });
}

/// A name as keys of AsyncAPI may be.
QString keyOf(const QString &text)
{
    static const QRegularExpression odd(u"[^A-Za-z0-9_-]+"_s);
    QString key = QString(text).replace(odd, u"_"_s);
    while (key.startsWith(u'_'))
        key.removeFirst();
    while (key.endsWith(u'_'))
        key.chop(1);
    return key.isEmpty() ? u"root"_s : key;
}

// --- messages

/// The schema, with the only word that the naming member can be.
JsonValue payloadOf(const MessageType &type)
{
    if (type.form == Form::Binary)
        return JsonValue::object(
            { { u"type"_s, word(u"string"_s) }, { u"format"_s, word(u"binary"_s) } });
    if (type.form == Form::Text)
        return JsonValue::object({ { u"type"_s, word(u"string"_s) } });
    if (type.member.isEmpty())
        return type.schema.schema();
    return type.schema.schema(std::pair(type.member, word(type.word)));
}

JsonValue messageOf(const MessageType &type, const JsonPointer &id)
{
    static const QHash<Form, QString> contentTypes { { Form::Json, u"application/json"_s },
                                                     { Form::Text, u"text/plain"_s },
                                                     { Form::Binary,
                                                       u"application/octet-stream"_s } };
    Members members { { u"contentType"_s, word(contentTypes.value(type.form)) },
                      { u"payload"_s, payloadOf(type) } };
    if (!id.isEmpty())
        members.append({ u"correlationId"_s,
                         JsonValue::object({ { u"location"_s,
                                               word(u"$message.payload#"_s + id.toString()) } }) });
    QList<JsonValue> examples;
    for (const WsMessage &example : type.examples) {
        if (type.form == Form::Binary)
            continue; // no value of JSON is bytes
        const JsonValue payload = type.form == Form::Json
            ? JsonValue::parse(example.bytes()).value_or(JsonValue())
            : word(example.text());
        examples += JsonValue::object({ { u"payload"_s, payload } });
    }
    if (!examples.isEmpty())
        members.append({ u"examples"_s, JsonValue::array(examples) });
    return JsonValue::object(members);
}

// --- handshakes

/// What the handshakes to a path had: names of the query, and a subprotocol if it was agreed on.
JsonValue bindingsOf(const QList<WsOpened> &handshakes)
{
    Members query;
    QStringList subprotocols;
    for (const WsOpened &opened : handshakes) {
        for (const auto &[name, value] : opened.request.uri().queries()) {
            if (!std::ranges::contains(query, name, &std::pair<QString, JsonValue>::first))
                query.append({ name, JsonValue::object({ { u"type"_s, word(u"string"_s) } }) });
        }
        if (!opened.subprotocol.isEmpty() && !subprotocols.contains(opened.subprotocol))
            subprotocols += opened.subprotocol;
    }
    const auto object = [](const Members &properties) {
        return JsonValue::object({ { u"type"_s, word(u"object"_s) },
                                   { u"properties"_s, JsonValue::object(properties) } });
    };
    Members binding { { u"bindingVersion"_s, word(u"0.1.0"_s) }, { u"method"_s, word(u"GET"_s) } };
    if (!query.isEmpty())
        binding.append({ u"query"_s, object(query) });
    QList<JsonValue> words;
    for (const QString &subprotocol : std::as_const(subprotocols))
        words += word(subprotocol);
    if (!words.isEmpty())
        binding.append(
            { u"headers"_s,
              object({ { u"Sec-WebSocket-Protocol"_s,
                         JsonValue::object({ { u"type"_s, word(u"string"_s) },
                                             { u"enum"_s, JsonValue::array(words) } }) } }) });
    return JsonValue::object({ { u"ws"_s, JsonValue::object(binding) } });
}

// --- the document

class Document
{
public:
    explicit Document(const Session &session)
    {
        for (const SessionEvent &event : session.events) {
            if (event.kind == SessionEvent::Kind::Refused)
                ++m_refused;
            if (event.kind != SessionEvent::Kind::Open)
                continue;
            const WsOpened &opened = event.opened();
            m_handshakes[opened.request.uri().path()] += opened;
            addServer(opened);
        }
        for (const PathTypes &path : typesOf(session))
            addChannel(path);
    }

    JsonValue value(const QString &title, const Session &session) const
    {
        const QString origin = u"Inferred from a recording of %1 and %2."_s.arg(
            counted(session.connections().size(), u"connection"_s, u"connections"_s),
            counted(std::ranges::count_if(session.events, &SessionEvent::isWholeMessage),
                    u"message"_s,
                    u"messages"_s));
        const QString lost = m_refused == 0
            ? QString()
            : u" Not described: %1."_s.arg(counted(
                  m_refused, u"handshake that was refused"_s, u"handshakes that were refused"_s));
        return JsonValue::object(
            { { u"asyncapi"_s, word(u"3.0.0"_s) },
              { u"info"_s,
                JsonValue::object({ { u"title"_s, word(title) },
                                    { u"version"_s, word(u"1.0.0"_s) },
                                    { u"description"_s, word(origin + lost) } }) },
              { u"servers"_s, JsonValue::object(m_servers) },
              { u"channels"_s, JsonValue::object(m_channels) },
              { u"operations"_s, JsonValue::object(m_operations) } });
    }

private:
    static QString freeKey(const QString &wanted, const Members &taken)
    {
        QString key = wanted;
        for (int n = 2; std::ranges::contains(taken, key, &std::pair<QString, JsonValue>::first);
             ++n)
            key = wanted + u'-' + QString::number(n);
        return key;
    }

    void addServer(const WsOpened &opened)
    {
        const QUrl url(urlOf(opened));
        const QString host = url.authority(QUrl::FullyEncoded).section(u'@', -1);
        const JsonValue server =
            JsonValue::object({ { u"host"_s, word(host) }, { u"protocol"_s, word(url.scheme()) } });
        if (!std::ranges::contains(m_servers, server, &std::pair<QString, JsonValue>::second))
            m_servers.append({ freeKey(keyOf(url.host()), m_servers), server });
    }

    void addChannel(const PathTypes &path)
    {
        const QString key = freeKey(keyOf(path.path), m_channels);
        const QString place = u"#/channels/"_s + key;
        Members messages;
        for (qsizetype i = 0; i < path.types.size(); ++i)
            messages.append({ path.types.at(i).name, messageOf(path.types.at(i), idOf(path, i)) });
        // Braces would be parameters.
        const QString address = QString(path.path).replace(u'{', u"%7B"_s).replace(u'}', u"%7D"_s);
        m_channels.append({ key,
                            JsonValue::object({ { u"address"_s, word(address) },
                                                { u"messages"_s, JsonValue::object(messages) },
                                                { u"bindings"_s,
                                                  bindingsOf(m_handshakes.value(path.path)) } }) });
        addOperations(path, key, place);
    }

    static JsonPointer idOf(const PathTypes &path, qsizetype type)
    {
        for (const Answer &answer : path.answers) {
            if (answer.question == type && !answer.questionId.isEmpty())
                return answer.questionId;
            if (answer.answer == type && !answer.answerId.isEmpty())
                return answer.answerId;
        }
        return {};
    }

    /// What the server receives, each with its answers, and what it sends by itself.
    void addOperations(const PathTypes &path, const QString &key, const QString &place)
    {
        QList<JsonValue> pushed;
        for (qsizetype i = 0; i < path.types.size(); ++i) {
            const MessageType &type = path.types.at(i);
            const JsonValue message = reference(place + u"/messages/"_s + type.name);
            if (type.from == Side::Server) {
                if (!std::ranges::contains(path.answers, i, &Answer::answer))
                    pushed += message;
                continue;
            }
            Members operation { { u"action"_s, word(u"receive"_s) },
                                { u"channel"_s, reference(place) },
                                { u"messages"_s, JsonValue::array({ message }) } };
            QList<JsonValue> answers;
            for (const Answer &answer : path.answers) {
                if (answer.question == i)
                    answers +=
                        reference(place + u"/messages/"_s + path.types.at(answer.answer).name);
            }
            if (!answers.isEmpty())
                operation.append(
                    { u"reply"_s,
                      JsonValue::object({ { u"channel"_s, reference(place) },
                                          { u"messages"_s, JsonValue::array(answers) } }) });
            m_operations.append({ freeKey(key + u"-receives-"_s + keyOf(type.name), m_operations),
                                  JsonValue::object(operation) });
        }
        if (!pushed.isEmpty())
            m_operations.append(
                { freeKey(key + u"-sends"_s, m_operations),
                  JsonValue::object({ { u"action"_s, word(u"send"_s) },
                                      { u"channel"_s, reference(place) },
                                      { u"messages"_s, JsonValue::array(pushed) } }) });
    }

    QHash<QString, QList<WsOpened>> m_handshakes; ///< by their paths
    Members m_servers;
    Members m_channels;
    Members m_operations;
    qsizetype m_refused = 0;
};
} // namespace

Result<QList<ExportedFile>> exportAsyncApi(const Session &session, const ExportOptions &options)
{
    const JsonValue document = Document(session).value(options.name, session);
    return QList<ExportedFile> {
        { fileName(options.name, u".asyncapi.json"), json::pretty(document), false }
    };
}

} // namespace jackfield
