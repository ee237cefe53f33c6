// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/mock/recordedserver.h>

#include <QUrl>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
/// The first one that was recorded; 0: none was.
quint16 portOf(const Session &session)
{
    for (const SessionEvent &event : session.events) {
        if (!event.opened().url.isEmpty())
            return quint16(QUrl(event.opened().url).port(0));
    }
    return 0;
}

/// `isAnyPath`: what a script answers counts, too, which only that knows.
bool answers(const MockServer &server, const QString &path, bool isAnyPath)
{
    return std::ranges::any_of(server.routes, [&](const MockRoute &route) {
        if (route.path.isEmpty())
            return isAnyPath;
        const auto pattern = UriTemplate::parse(route.path);
        return pattern && pattern->match(path);
    });
}
} // namespace

Result<MockServer> recordedServer(const MockFile &mock, const Session &session, const QString &name)
{
    const quint16 port = portOf(session);
    for (const MockServer &server : mock.servers) {
        if (name.isEmpty() ? mock.servers.size() == 1 || server.port == port : server.name == name)
            return server;
    }
    if (mock.servers.isEmpty())
        return failure(Error::Code::Missing, u"the mock defines no server"_s);
    return failure(Error::Code::Missing,
                   name.isEmpty() ? u"the mock has several servers, and none at the recorded port"_s
                                  : u"the mock has no server '%1'"_s.arg(name));
}

MockFit fitOf(const MockFile &mock, const Session &session)
{
    const auto opened = std::ranges::find_if(session.events, [](const SessionEvent &event) {
        return event.kind == SessionEvent::Kind::Open || event.kind == SessionEvent::Kind::Refused;
    });
    if (opened == session.events.end())
        return MockFit::None;
    const QString path = opened->opened().request.uri().path();
    const quint16 port = portOf(session);
    MockFit best = MockFit::None;
    for (const MockServer &server : mock.servers) {
        const bool isAtPort = port > 0 && server.port == port;
        if (answers(server, path, isAtPort))
            best = std::max(best, isAtPort ? MockFit::PathAndPort : MockFit::Path);
    }
    return best;
}

} // namespace jackfield
