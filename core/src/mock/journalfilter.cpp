// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "journalfilter_p.h"

#include <jackfield/mock/mockfile.h>

namespace jackfield {

using namespace Qt::StringLiterals;
using json::Node;

namespace {
/// The names of events in sessions, but for what recordings have and mocks do not.
QStringList eventNames()
{
    return { u"open"_s,  u"refused"_s, u"message"_s, u"ping"_s, u"pong"_s,
             u"close"_s, u"end"_s,     u"error"_s,   u"frame"_s };
}

mock::Context contextOf(const JournalEntry &entry)
{
    mock::Context context;
    if (entry.request)
        context.request = *entry.request;
    context.message = entry.event.message;
    return context;
}
} // namespace

QStringList JournalFilterReader::keys()
{
    return { u"event"_s, u"from"_s, u"connection"_s, u"server"_s, u"path"_s, u"when"_s };
}

JournalFilter JournalFilterReader::read(const Node &node)
{
    JournalFilter filter;
    const auto event = node.member(u"event"_s);
    filter.m_event = event ? event->string() : u"message"_s;
    if (event && !eventNames().contains(filter.m_event))
        event->fail(u"must be %1"_s.arg(json::enumerated(eventNames())));
    if (const auto from = node.member(u"from"_s)) {
        const QString side = from->string();
        if (side != u"client"_s && side != u"server"_s)
            from->fail(u"must be client or server"_s);
        filter.m_from = side == u"server"_s ? Side::Server : Side::Client;
    } else if (filter.m_event == u"message"_s) {
        filter.m_from = Side::Client;
    }
    if (const auto connection = node.member(u"connection"_s))
        filter.m_connection = int(connection->integer(1, std::numeric_limits<int>::max()));
    if (const auto server = node.member(u"server"_s))
        filter.m_server = server->string();
    if (const auto path = node.member(u"path"_s))
        filter.m_path = path->string();
    if (const auto when = node.member(u"when"_s))
        filter.m_when = std::make_shared<const mock::Condition>(
            mock::Condition::read(*when, { .isPast = true }));
    return filter;
}

Result<JournalFilter> JournalFilter::parse(const QByteArray &text)
{
    return json::readText<JournalFilter>(text, u"filter"_s, [](const Node &node) {
        node.expectKeys(JournalFilterReader::keys());
        return JournalFilterReader::read(node);
    });
}

bool isAt(const QString &path, const QString &uriTemplate, const Request *request)
{
    return path == uriTemplate || (request && path == request->uri().path());
}

bool JournalFilter::isAbout(const JournalEntry &entry) const
{
    return eventName(entry.event) == m_event && (!m_from || *m_from == entry.event.from)
        && (m_connection == 0 || m_connection == entry.event.conn)
        && (!m_server || *m_server == entry.server)
        && (!m_path || isAt(*m_path, entry.path, entry.request.get()));
}

bool JournalFilter::fits(const JournalEntry &entry) const
{
    return isAbout(entry)
        && (!m_when || m_when->holds(mock::Received(entry.event.message), contextOf(entry)));
}

JournalFilter::Fit JournalFilter::fit(const JournalEntry &entry) const
{
    if (!isAbout(entry) || !m_when)
        return {};
    const mock::Mismatch mismatch =
        m_when->mismatch(mock::Received(entry.event.message), contextOf(entry));
    return { .nearness = mismatch.nearness, .why = mismatch.why };
}

} // namespace jackfield
