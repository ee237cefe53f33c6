// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Who hears of an end, how often, and with which status.
#include "scenarios_p.h"
#include "steps_p.h"

#include <stdexcept>

namespace jackfield::testing::contract {

namespace {
/// Does `act` at the server when the first message comes.
WsConsumer whenAsked(const std::shared_ptr<Notes> &notes,
                     const std::function<void(const WebSocket &)> &act)
{
    return [notes, act](const WebSocket &socket) {
        noteEnds(socket, notes);
        socket.onMessage([socket, act](const WsMessage &) { act(socket); });
    };
}

/// Both sides must hear `end`, once.
Outcome bothHear(const Connect &connect,
                 const std::function<void(const WebSocket &)> &atServer,
                 const std::function<void(WsClient &)> &atClient,
                 const QString &end)
{
    const auto atOneEnd = std::make_shared<Notes>();
    const auto atTheOther = std::make_shared<Notes>();
    return with(connect, whenAsked(atOneEnd, atServer), [&](WsClient &client) {
        noteEnds(*client.socket(), atTheOther);
        atClient(client);
        const Outcome failed = same(atOneEnd->wait(2), end + u", gone"_s);
        return failed ? failed : same(atTheOther->wait(2), end + u", gone"_s);
    });
}

void ask(WsClient &client)
{
    client.send(WsMessage::text(u"close"_s));
}

void ignore(const WebSocket &) { }

/// Either side closes with `status`, and both hear it.
Outcome arrives(const Connect &connect, const WsStatus &status)
{
    const auto byServer = [status](const WebSocket &socket) { socket.close(status); };
    if (const Outcome failed =
            bothHear(connect, byServer, ask, shownEnd(status, Side::Server, true)))
        return failed;
    const auto byClient = [status](WsClient &client) { client.close(status); };
    return bothHear(connect, ignore, byClient, shownEnd(status, Side::Client, true));
}
} // namespace

Outcome bothSidesHear(const Connect &connect)
{
    return arrives(connect, WsStatus::GoingAway.withReason(u"until tomorrow"_s));
}

Outcome closesTwice(const Connect &connect)
{
    const auto closing = [](const WebSocket &socket) {
        socket.close({ 4001, u"first"_s });
        socket.close({ 4005, u"second"_s });
        socket.closeWithoutCode();
    };
    return bothHear(connect, closing, ask, u"4001 'first' server clean"_s);
}

Outcome everyCode(const Connect &connect)
{
    for (const int code : { 1000, 1002, 1003, 1007, 1011, 1012, 1013, 1014, 3000, 3999, 4000 }) {
        if (const Outcome failed = arrives(connect, { quint16(code), u"why"_s }))
            return failed;
    }
    return arrives(connect, { 4999, u"r"_s.repeated(123) });
}

Outcome thrownIsTold(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const auto consumer = [notes](const WebSocket &socket) {
        socket.onError([notes](const Error &error) { notes->add(error.message); });
        socket.onMessage([](const WsMessage &) { throw std::runtime_error("the details"); });
    };
    return with(connect, consumer, [&](WsClient &client) {
        client.send(WsMessage::binary("\x00\xFF"_ba));
        const Outcome failed = ends(client, WsStatus::InternalError);
        return failed ? failed : same(notes->wait(1), u"the details"_s);
    });
}

Outcome endWithoutMessages(const Connect &connect)
{
    return with(
        connect,
        [](const WebSocket &socket) { socket.close(); },
        [](WsClient &client) {
            const Outcome failed = same(QString::number(client.receiveAll(2).size()), u"0"_s);
            return failed ? failed : ends(client, WsStatus::NormalClosure);
        });
}

Outcome fewerThanAskedFor(const Connect &connect)
{
    const auto consumer = [](const WebSocket &socket) {
        socket.send(WsMessage::binary("only"));
        socket.close();
    };
    return with(connect, consumer, [](WsClient &client) {
        const Outcome failed = same(QString::number(client.receiveAll(4).size()), u"1"_s);
        return failed ? failed : ends(client, WsStatus::NormalClosure);
    });
}

Outcome serverGoes(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const auto consumer = [notes](const WebSocket &socket) {
        noteEnds(socket, notes);
        socket.send(WsMessage::text(u"here"_s));
    };
    auto connected =
        connect([consumer](const Request &) { return WsResponse(consumer); }, Request::get(u"/"_s));
    if (!connected)
        return u"refused"_s;
    if (const Outcome failed = next(*connected->client, WsMessage::text(u"here"_s)))
        return failed;
    if (connected->server)
        connected->server.reset();
    else
        connected->client.reset(); // whoever owns both ends
    const QStringList heard = notes->wait(2).split(u", "_s);
    return same(u"%1 and %2"_s.arg(heard.size()).arg(heard.last()), u"2 and gone"_s);
}

Outcome nothingInTime(const Connect &connect)
{
    return with(connect, echo, [](WsClient &client) -> Outcome {
        if (const Outcome failed = same(shown(client.receive(1ms)), u"nothing in time"_s))
            return failed;
        client.send(WsMessage::text(u"still open"_s));
        return next(client, WsMessage::text(u"still open"_s));
    });
}

} // namespace jackfield::testing::contract
