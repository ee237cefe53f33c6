// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "asyncapi_p.h"
#include "yaml_p.h"

#include <QRegularExpression>
#include <QUrl>

namespace jackfield::asyncapi {

using namespace Qt::StringLiterals;
using namespace interop;

namespace {
/// Reads versions 2 and 3 into what both say.
class Reader
{
public:
    Reader(const JsonValue &root, Document &document)
        : m_root(root)
        , m_isThird(textOf(root, u"asyncapi").startsWith(u"3."))
        , m_references(root, document.lost)
        , m_document(document)
    { }

    void read()
    {
        m_document.title = textOf(memberOf(m_root, u"info"), u"title");
        for (const auto &[name, value] : memberOf(m_root, u"servers").members())
            readServer(name, m_references.followed(value));
        for (const auto &[name, value] : memberOf(m_root, u"channels").members())
            readChannel(name, m_references.followed(value));
        for (const auto &[name, value] : memberOf(m_root, u"operations").members())
            readOperation(name, m_references.followed(value));
    }

private:
    struct Server
    {
        QString name;
        QString path; ///< without a slash at its end
    };

    void lose(const QString &sentence) { m_document.lost += sentence; }

    // --- servers

    void readServer(const QString &name, const JsonValue &server)
    {
        QString address = textOf(server, m_isThird ? u"host" : u"url");
        for (const auto &[variable, value] : memberOf(server, u"variables").members()) {
            const JsonValue definition = m_references.followed(value);
            const auto values = memberOf(definition, u"enum").elements();
            const QString known = textOf(definition, u"default");
            address.replace(u'{' + variable + u'}',
                            known.isEmpty() && !values.isEmpty() ? values.first().toString()
                                                                 : known);
        }
        QString protocol = textOf(server, u"protocol").toLower();
        if (address.contains(u"://"_s)) // of a URL, where version 3 wants a host
            protocol = address.section(u"://"_s, 0, 0).toLower();
        if (protocol.startsWith(u"http"_s)) // of the handshake
            lose(u"server '%1' speaks %2: taken as the handshake of a WebSocket"_s.arg(name,
                                                                                       protocol));
        else if (!protocol.startsWith(u"ws"_s) && !protocol.startsWith(u"websocket"_s)) {
            m_others += name;
            return;
        }
        const QString path =
            QUrl(address.contains(u"://"_s) ? address : u"ws://"_s + address).path()
            + textOf(server, u"pathname");
        m_servers += Server { name, path.endsWith(u'/') ? path.chopped(1) : path };
        if (!memberOf(server, u"security").elements().isEmpty())
            lose(u"server '%1': who may connect is not checked"_s.arg(name));
    }

    /// The paths of a channel on its servers; none, if no server of it speaks WebSocket.
    QStringList pathsOf(const JsonValue &channel, const QString &address) const
    {
        QStringList wanted;
        for (const JsonValue &each : memberOf(channel, u"servers").elements())
            wanted += each.isString() ? each.toString() : textOf(each, u"$ref").section(u'/', -1);
        const QString path = address.startsWith(u'/') ? address : u'/' + address;
        QStringList paths;
        for (const Server &server : m_servers) {
            if (wanted.isEmpty() || wanted.contains(server.name))
                paths +=
                    path == u"/"_s && !server.path.isEmpty() ? server.path : server.path + path;
        }
        const bool isBound = memberOf(channel, u"bindings").contains(u"ws");
        if (m_servers.isEmpty() && (m_others.isEmpty() || isBound))
            paths += path;
        return paths;
    }

    // --- channels

    /// `/feed/{symbol}`, with the values that the parameter may have.
    QString withParameters(QString address, const JsonValue &channel)
    {
        static const QRegularExpression plain(u"^[\\w.~-]+$"_s);
        for (const auto &[name, value] : memberOf(channel, u"parameters").members()) {
            const JsonValue parameter = m_references.followed(value);
            const JsonValue schema =
                m_isThird ? parameter : m_references.followed(memberOf(parameter, u"schema"));
            QStringList words;
            for (const JsonValue &each : memberOf(schema, u"enum").elements())
                words += each.toString();
            const bool arePlain = std::ranges::all_of(
                words, [](const QString &each) { return plain.match(each).hasMatch(); });
            if (!arePlain)
                lose(u"channel parameter '%1': its values are not checked"_s.arg(name));
            if (words.isEmpty() || !arePlain)
                continue;
            for (QString &each : words)
                each.replace(u'.', u"\\."_s);
            address.replace(u'{' + name + u'}', u'{' + name + u':' + words.join(u'|') + u'}');
        }
        return address;
    }

    void readChannel(const QString &name, const JsonValue &value)
    {
        QString address = m_isThird ? textOf(value, u"address") : name;
        address = address.section(u'?', 0, 0);
        const auto within = [this](const JsonValue &owner, QStringView key) {
            return m_references.followed(memberOf(owner, key));
        };
        const JsonValue binding = within(within(value, u"bindings"), u"ws");
        if (m_isThird && address.isEmpty())
            lose(u"channel '%1' has no address: it is taken as that of its server"_s.arg(name));
        Channel channel { .name = name,
                          .paths = pathsOf(value, withParameters(address, value)),
                          .query = m_references.filledIn(memberOf(binding, u"query")),
                          .headers = m_references.filledIn(memberOf(binding, u"headers")) };
        if (channel.paths.isEmpty()) {
            lose(u"channel '%1' was left out: none of its servers speaks WebSocket"_s.arg(name));
            m_left += name;
            return;
        }
        if (!m_isThird) {
            for (const auto &[key, isReceiving] :
                 { std::pair(u"publish"_s, true), std::pair(u"subscribe"_s, false) }) {
                const JsonValue operation = m_references.followed(memberOf(value, key));
                if (operation.isObject())
                    channel.operations +=
                        { .isReceiving = isReceiving,
                          .messages = alternatives(memberOf(operation, u"message"),
                                                   JsonPointer().child(name).child(key)) };
            }
        }
        m_document.channels += channel;
    }

    // --- operations of version 3

    static QString channelOf(const JsonValue &reference)
    {
        const QByteArray text = textOf(reference, u"$ref").section(u'#', 1).toUtf8();
        const auto pointer =
            JsonPointer::parse(QString::fromUtf8(QByteArray::fromPercentEncoding(text)));
        return pointer ? pointer->tokens().value(1) : QString();
    }

    /// The messages that are named, else all of the channel.
    QList<Message> messagesOf(const JsonValue &owner, const QString &channel)
    {
        QList<Message> messages;
        if (const auto list = owner.value(u"messages"); list && list->isArray()) {
            for (const JsonValue &each : list->elements())
                messages += messageOf(each, JsonPointer().child(channel));
            return messages;
        }
        const JsonPointer place =
            JsonPointer().child(u"channels"_s).child(channel).child(u"messages"_s);
        for (const auto &[name, value] : m_root.at(place).value_or(JsonValue()).members())
            messages += messageOf(value, place.child(name));
        return messages;
    }

    void readOperation(const QString &name, const JsonValue &operation)
    {
        const QString of = channelOf(memberOf(operation, u"channel"));
        const auto found = std::ranges::find(m_document.channels, of, &Channel::name);
        if (found == m_document.channels.end()) {
            if (!m_left.contains(of))
                lose(u"operation '%1' was left out: there is no channel '%2'"_s.arg(name, of));
            return;
        }
        const QString action = textOf(operation, u"action");
        if (action != u"receive"_s && action != u"send"_s)
            return lose(
                u"operation '%1' was left out: its action is '%2', not send or receive"_s.arg(
                    name, action));
        Operation made { .isReceiving = action == u"receive"_s,
                         .messages = messagesOf(operation, of) };
        if (const JsonValue reply = m_references.followed(memberOf(operation, u"reply"));
            reply.isObject()) {
            const QString other = channelOf(memberOf(reply, u"channel"));
            made.replies = messagesOf(reply, other.isEmpty() ? of : other);
            const auto channel = std::ranges::find(m_document.channels, other, &Channel::name);
            if (channel != m_document.channels.end() && channel->paths != found->paths)
                lose(u"operation '%1': its reply comes over the connection of the question, not "
                     u"over "
                     "'%2'"_s.arg(name, other));
        }
        found->operations += made;
    }

    // --- messages

    /// Version 2: one, or any of a list.
    QList<Message> alternatives(const JsonValue &value, const JsonPointer &place)
    {
        QList<Message> messages;
        const JsonValue message = m_references.followed(value);
        const auto ways = memberOf(message, u"oneOf").elements();
        for (const JsonValue &each : ways)
            messages += messageOf(each, place.child(messages.size() + 1));
        if (ways.isEmpty() && message.isObject())
            messages += messageOf(value, place);
        return messages;
    }

    /// With its traits: in version 3 what it says itself goes before, in version 2 the traits do.
    JsonValue withTraits(const JsonValue &message)
    {
        Members members;
        for (const auto &[key, value] : message.members())
            members.append({ key, value });
        for (const JsonValue &trait : memberOf(message, u"traits").elements()) {
            for (const auto &[key, value] : m_references.followed(trait).members()) {
                if (m_isThird && message.contains(key))
                    continue;
                members.removeIf([&](const auto &member) { return member.first == key; });
                members.append({ key, value });
            }
        }
        return JsonValue::object(members);
    }

    /// `place`: where it stands, if it is no reference.
    Message messageOf(const JsonValue &reference, JsonPointer place)
    {
        const JsonValue value = withTraits(m_references.followed(reference, &place));
        Message message { .name = nameOf(place), .place = place.toString() };
        for (const QStringView key : { u"name", u"messageId" }) {
            if (!textOf(value, key).isEmpty() && !m_isThird)
                message.name = textOf(value, key);
        }
        JsonValue payload = memberOf(value, u"payload");
        QString format = textOf(value, u"schemaFormat");
        if (payload.contains(u"schemaFormat")) {
            format = textOf(payload, u"schemaFormat");
            payload = memberOf(payload, u"schema");
        }
        if (!format.isEmpty() && !format.contains(u"asyncapi"_s) && !format.contains(u"schema+"_s))
            lose(
                u"message '%1': a schema of the format %2 is not read"_s.arg(message.name, format));
        else if (value.contains(u"payload"))
            message.schema = m_references.filledIn(payload);
        message.form = formOf(value, message.schema);
        for (const JsonValue &each : memberOf(value, u"examples").elements()) {
            const JsonValue example = m_references.followed(each);
            if (const auto given = example.value(u"payload"))
                message.examples += { textOf(example, u"name"), *given };
        }
        message.correlation = correlationOf(value);
        return message;
    }

    /// The last word of a place, with the one before it if it is a number.
    static QString nameOf(const JsonPointer &place)
    {
        const QStringList tokens = place.tokens();
        bool isNumber = false;
        (void)tokens.value(tokens.size() - 1).toInt(&isNumber);
        return isNumber && tokens.size() > 1 ? tokens.at(tokens.size() - 2) + u' ' + tokens.last()
                                             : tokens.value(tokens.size() - 1);
    }

    Message::Form formOf(const JsonValue &message, const std::optional<JsonValue> &schema) const
    {
        QString type = textOf(message, u"contentType").toLower();
        if (type.isEmpty())
            type = textOf(m_root, u"defaultContentType").toLower();
        const JsonValue shape = schema.value_or(JsonValue());
        const bool isString = textOf(shape, u"type") == u"string"_s;
        if (type.startsWith(u"application/octet-stream"_s)
            || (isString && textOf(shape, u"format") == u"binary"_s))
            return Message::Form::Binary;
        const bool saysJson = type.contains(u"json"_s);
        return type.startsWith(u"text/"_s) || (isString && !saysJson) ? Message::Form::Text
                                                                      : Message::Form::Json;
    }

    /// Of `$message.payload#/reqid`.
    QStringList correlationOf(const JsonValue &message)
    {
        const QString location =
            textOf(m_references.followed(memberOf(message, u"correlationId")), u"location");
        const QString payload = u"$message.payload#"_s;
        if (!location.isEmpty() && !location.startsWith(payload))
            lose(u"a correlation id in %1 was left out: messages have no headers here"_s.arg(
                location));
        if (!location.startsWith(payload))
            return {};
        const auto pointer = JsonPointer::parse(location.sliced(payload.size()));
        return pointer ? pointer->tokens() : QStringList();
    }

    const JsonValue m_root;
    const bool m_isThird;
    References m_references;
    Document &m_document;
    QList<Server> m_servers; ///< that speak WebSocket
    QStringList m_others; ///< that do not
    QStringList m_left; ///< channels that were left out
};
} // namespace

Result<Document> readDocument(const ImportSource &source)
{
    const bool isJson = source.bytes.trimmed().startsWith('{');
    const auto root = isJson ? readJson(source) : parseYaml(source.bytes);
    const auto place = [&](const QString &where) {
        return where.isEmpty() ? source.name : source.name + u':' + where;
    };
    if (!root && isJson)
        return std::unexpected(root.error());
    if (!root)
        return failure(root.error().code,
                       place(root.error().where) + u": "_s + root.error().message,
                       place(root.error().where));
    const QString version = textOf(*root, u"asyncapi");
    if (!version.startsWith(u"2."_s) && !version.startsWith(u"3."_s))
        return failure(
            Error::Code::Unsupported,
            u"%1: asyncapi is '%2'; versions 2 and 3 are read"_s.arg(source.name, version),
            source.name);
    Document document;
    Reader(*root, document).read();
    return document;
}

} // namespace jackfield::asyncapi
