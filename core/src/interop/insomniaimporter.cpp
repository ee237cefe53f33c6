// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientdraft_p.h"
#include "clients_p.h"
#include "mockdraft_p.h"
#include "yaml_p.h"

#include <QRegularExpression>
#include <QUrl>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using interop::memberOf;
using interop::textOf;

/// Reads the file as JSON if it is that, else as YAML.
Result<JsonValue> documentOf(const ImportSource &source)
{
    if (source.bytes.trimmed().startsWith('{'))
        return interop::readJson(source);
    auto value = parseYaml(source.bytes);
    if (value)
        return value;
    return failure(value.error().code,
                   u"%1:%2: %3"_s.arg(source.name, value.error().where, value.error().message),
                   u"%1:%2"_s.arg(source.name, value.error().where));
}

/// "{{ _.name }}" as "{{ name }}": a value of an environment.
QString plainVariables(QString text)
{
    static const QRegularExpression place(u"\\{\\{\\s*_\\.([\\w.]+)\\s*\\}\\}"_s);
    return text.replace(place, u"{{ \\1 }}"_s);
}

/// The URL with its path's values in their places and its parameters behind it.
QString urlOf(const JsonValue &request)
{
    QString url = textOf(request, u"url");
    for (const JsonValue &each : memberOf(request, u"pathParameters").elements())
        url.replace(u"/:"_s + textOf(each, u"name"), u'/' + textOf(each, u"value"));
    QChar before = url.contains(u'?') ? u'&' : u'?';
    for (const JsonValue &each : memberOf(request, u"parameters").elements()) {
        if (memberOf(each, u"disabled").toBool() || textOf(each, u"name").isEmpty())
            continue;
        const QString value = textOf(each, u"value");
        const bool isVariable = value.contains(u"{{"_s);
        url += before + QString::fromLatin1(QUrl::toPercentEncoding(textOf(each, u"name"))) + u'='
            + (isVariable ? value : QString::fromLatin1(QUrl::toPercentEncoding(value)));
        before = u'&';
    }
    return url;
}

void addAuthentication(const JsonValue &authentication, ClientDraft &draft)
{
    const QString type = textOf(authentication, u"type");
    if (type.isEmpty() || type == u"none"_s || memberOf(authentication, u"disabled").toBool())
        return;
    const QString prefix = textOf(authentication, u"prefix");
    if (type == u"basic"_s) {
        draft.addBasic(textOf(authentication, u"username"), textOf(authentication, u"password"));
    } else if (type == u"bearer"_s) {
        draft.addHeader(u"Authorization"_s,
                        (prefix.isEmpty() ? u"Bearer"_s : prefix) + u' '
                            + textOf(authentication, u"token"));
    } else if (type == u"apikey"_s && textOf(authentication, u"addTo") != u"queryParams"_s) {
        draft.addHeader(textOf(authentication, u"key"), textOf(authentication, u"value"));
    } else {
        draft.lose(u"its authentication '%1' was left out"_s.arg(type));
    }
}

ClientDraft draftOf(const JsonValue &request)
{
    ClientDraft draft { .name = textOf(request, u"name"), .url = urlOf(request) };
    for (const JsonValue &each : memberOf(request, u"headers").elements()) {
        if (!memberOf(each, u"disabled").toBool() && !textOf(each, u"name").isEmpty())
            draft.addHeader(textOf(each, u"name"), textOf(each, u"value"));
    }
    addAuthentication(memberOf(request, u"authentication"), draft);
    return draft;
}

/// What the drafts of a file have in common.
class Collection
{
public:
    /// The flat list of version 4: requests, payloads that name their request, environments.
    void readFlat(const JsonValue &root)
    {
        const QList<JsonValue> resources = memberOf(root, u"resources").elements();
        QHash<QString, qsizetype> requests;
        for (const JsonValue &each : resources) {
            const QString type = textOf(each, u"_type");
            if (type == u"websocket_request"_s) {
                requests.insert(textOf(each, u"_id"), m_drafts.size());
                m_drafts.append(draftOf(each));
            } else if (type == u"environment"_s) {
                addValues(memberOf(each, u"data"));
            } else if (type == u"request"_s || type == u"grpc_request"_s) {
                ++m_others;
            }
        }
        for (const JsonValue &each : resources) {
            const auto request = requests.constFind(textOf(each, u"parentId"));
            if (textOf(each, u"_type") == u"websocket_payload"_s && request != requests.constEnd())
                m_drafts[*request].messages.append(WsMessage::text(textOf(each, u"value")));
        }
    }

    /// The tree of version 5, which has no payloads.
    void readTree(const QList<JsonValue> &items)
    {
        for (const JsonValue &each : items) {
            const QString id = textOf(memberOf(each, u"meta"), u"id");
            if (each.contains(u"children")) {
                readTree(memberOf(each, u"children").elements());
            } else if (id.startsWith(u"ws-req"_s)) {
                m_drafts.append(draftOf(each));
                m_drafts.last().lose(u"its messages are not in a file of version 5"_s);
            } else {
                ++m_others;
            }
        }
    }

    void addValues(const JsonValue &data)
    {
        for (const JsonValue::Member &each : data.members()) {
            const bool isText = each.value.isString();
            m_values.add(
                { { each.key,
                    isText ? each.value.toString() : QString::fromUtf8(each.value.toJson()) } });
        }
    }

    QList<ClientDraft> finished()
    {
        for (ClientDraft &draft : m_drafts) {
            draft.url = plainVariables(draft.url);
            Headers headers;
            for (const auto &[name, value] : draft.headers.fields())
                headers.append(name, plainVariables(QString::fromUtf8(value)).toUtf8());
            draft.headers = headers;
            for (WsMessage &message : draft.messages)
                message = WsMessage::text(plainVariables(message.text()));
            m_values.replaceIn(draft);
        }
        return m_drafts;
    }
    int others() const { return m_others; }

private:
    QList<ClientDraft> m_drafts;
    DraftVariables m_values;
    int m_others = 0;
};
} // namespace

bool isInsomnia(QByteArrayView content)
{
    constexpr qsizetype looked = 1 << 16;
    const QByteArrayView begin = content.first(std::min(content.size(), looked));
    return begin.contains("__export_format") || begin.contains(".insomnia.rest/5");
}

Result<Imported> importInsomnia(const ImportSource &source, const ImportOptions &options)
{
    return documentOf(source).and_then([&](const JsonValue &root) {
        Collection collection;
        if (root.contains(u"resources"))
            collection.readFlat(root);
        else
            collection.readTree(memberOf(root, u"collection").elements());
        collection.addValues(memberOf(memberOf(root, u"environments"), u"data"));
        auto imported = sessionOf(
            collection.finished(), source, options, u"it has no request of a WebSocket"_s);
        if (imported && collection.others() > 0)
            imported->report.prepend(u"requests that are no WebSockets and were left out: %1"_s.arg(
                collection.others()));
        return imported;
    });
}

} // namespace jackfield
