// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "adminjson_p.h"

#include <jackfield/json/jsonwriter.h>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
/// Members of an object, in the order in which they are added.
class Members
{
public:
    Members &raw(const QByteArray &key, const QByteArray &json)
    {
        m_members += json::quotedUtf8(key) + ':' + json;
        return *this;
    }
    Members &text(const QByteArray &key, const QString &value)
    {
        return raw(key, json::quoted(value, json::Escape::Invisible));
    }
    Members &number(const QByteArray &key, qint64 value)
    {
        return raw(key, QByteArray::number(value));
    }
    QByteArray end() const { return '{' + m_members.join(',') + '}'; }

private:
    QByteArrayList m_members;
};

QByteArray textArray(const QStringList &texts)
{
    QByteArrayList elements;
    for (const QString &text : texts)
        elements += json::quoted(text, json::Escape::Invisible);
    return jsonArray(elements);
}

QByteArray entriesOf(const QList<JournalEntry> &entries)
{
    QByteArrayList lines;
    for (const JournalEntry &entry : entries)
        lines += toLine(entry);
    return jsonArray(lines);
}

/// `[["Host", "127.0.0.1"], ...]`, as in sessions: a name may stand several times.
QByteArray fieldsOf(const Headers &headers)
{
    QByteArrayList fields;
    for (const auto &[name, value] : headers.fields())
        fields += textArray({ QString::fromLatin1(name), QString::fromLatin1(value) });
    return jsonArray(fields);
}

QByteArray toJson(const RouteUse &route)
{
    QByteArrayList rules;
    for (const auto &[rule, answered] : route.rules)
        rules += Members().text("rule", rule).number("answered", answered).end();
    return Members()
        .text("path", route.path)
        .text("kind", route.kind)
        .number("connections", route.connections)
        .raw("rules", jsonArray(rules))
        .end();
}
} // namespace

Response jsonAnswer(const QByteArray &json, int status)
{
    return Response(status).header("Content-Type", "application/json").body(json + '\n');
}

Response errorAnswer(int status, const QString &error)
{
    return jsonAnswer(Members().text("error", error).end(), status);
}

QByteArray jsonArray(const QByteArrayList &elements)
{
    return '[' + elements.join(',') + ']';
}

QByteArray toJson(const LiveConnection &connection)
{
    return Members()
        .number("connection", connection.number)
        .text("server", connection.server)
        .text("path", connection.path)
        .text("target", QString::fromUtf8(connection.request.uri().target()))
        .raw("headers", fieldsOf(connection.request.headers()))
        .text("subprotocol", connection.subprotocol)
        .text("peer", connection.peer)
        .raw("rooms", textArray(connection.rooms))
        .raw("state", connection.state.toJson())
        .number("received", connection.received)
        .number("sent", connection.sent)
        .end();
}

QByteArray toJson(const QString &server, const QString &url, const QList<RouteUse> &routes)
{
    QByteArrayList own;
    for (const RouteUse &route : routes) {
        if (route.server == server)
            own += toJson(route);
    }
    Members members;
    members.text("name", server);
    if (!url.isEmpty())
        members.text("url", url);
    return members.raw("routes", jsonArray(own)).end();
}

QByteArray toJson(const JournalPage &page)
{
    return Members()
        .raw("entries", entriesOf(page.entries))
        .number("last", qint64(page.last))
        .number("lost", qint64(page.lost))
        .end();
}

QByteArray toJson(const JournalFinding &finding, const QString &error)
{
    Members members;
    if (!error.isEmpty())
        members.text("error", error);
    members.number("count", finding.count).raw("entries", entriesOf(finding.entries));
    if (!error.isEmpty() && finding.nearest)
        members.raw("nearest", toLine(*finding.nearest)).text("why", finding.why);
    return members.number("last", qint64(finding.last)).number("lost", qint64(finding.lost)).end();
}

} // namespace jackfield::mock
