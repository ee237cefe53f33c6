// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientfields_p.h"
#include "clients_p.h"
#include "mockdraft_p.h"

#include <QRegularExpression>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
using interop::memberOf;
using interop::textOf;

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
        url.replace(u"/:"_s + textOf(each, u"name"), u'/' + interop::inUrl(textOf(each, u"value")));
    return interop::withParameters(url, interop::enabledFields(memberOf(request, u"parameters")));
}

ClientDraft draftOf(const JsonValue &request)
{
    ClientDraft draft { .name = textOf(request, u"name"), .url = urlOf(request) };
    for (const auto &[name, value] : interop::enabledFields(memberOf(request, u"headers")))
        draft.addHeader(name, value);
    interop::addAuthentication(memberOf(request, u"authentication"), draft);
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

    void addValues(const JsonValue &data) { m_values.add(interop::enabledFields(data)); }

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
    return interop::readDocument({ source.name, source.bytes })
        .and_then([&](const JsonValue &root) {
            Collection collection;
            if (root.contains(u"resources"))
                collection.readFlat(root);
            else
                collection.readTree(memberOf(root, u"collection").elements());
            collection.addValues(memberOf(memberOf(root, u"environments"), u"data"));
            auto imported = sessionOf(
                collection.finished(), source, options, u"it has no request of a WebSocket"_s);
            if (imported && collection.others() > 0)
                imported->report.prepend(
                    u"requests that are no WebSockets and were left out: %1"_s.arg(
                        collection.others()));
            return imported;
        });
}

} // namespace jackfield
