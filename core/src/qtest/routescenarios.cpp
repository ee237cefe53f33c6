// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Routing tables and lenses, seen by the peer.
#include "scenarios_p.h"
#include "steps_p.h"

#include <jackfield/filter/filters.h>
#include <jackfield/lens/path.h>
#include <jackfield/lens/wsmessage.h>
#include <jackfield/routing/routing.h>
#include <jackfield/ws/then.h>

namespace jackfield::testing::contract {

namespace {
/// Greets with the route's values and then echoes.
auto greeting(const QString &word)
{
    return [word](const Request &request) -> WsResponse {
        QStringList words { word };
        for (const auto &[name, value] : request.route()->values)
            words += value;
        return [words](const WebSocket &socket) {
            socket.send(WsMessage::text(words.join(u' ')));
            echo(socket);
        };
    };
}

/// Reads each message by the lens, and notes what onError is told.
template<typename T>
WsConsumer reading(const Lens<WsMessage, T> &lens, const std::shared_ptr<Notes> &notes)
{
    return [lens, notes](const WebSocket &socket) {
        socket.onError([notes](const Error &error) { notes->add(error.message); });
        socket.onMessage([lens, socket](const WsMessage &message) {
            (void)lens(message);
            socket.send(message);
        });
    };
}

/// `good` is answered; `bad` closes with `code` and with what onError is told.
template<typename T>
Outcome closesAt(const Connect &connect,
                 const Lens<WsMessage, T> &lens,
                 const WsMessage &good,
                 const WsMessage &bad,
                 quint16 code)
{
    const auto notes = std::make_shared<Notes>();
    return with(connect, reading(lens, notes), [&](WsClient &client) {
        client.send(good);
        if (const Outcome failed = next(client, good))
            return failed;
        client.send(bad);
        const QString reason = notes->wait(1);
        return reason.isEmpty() ? u"onError was told nothing"_s : ends(client, { code, reason });
    });
}
} // namespace

Outcome routesAreFound(const Connect &connect)
{
    const WsRoutes table =
        websockets({ route(u"/hello"_s, websockets({ route(u"/{name}"_s, greeting(u"hello"_s)) })),
                     when(match::query(u"loud"_s), route(u"/say/{what}"_s, greeting(u"LOUD"_s))),
                     route(u"/say/{what}"_s, greeting(u"soft"_s)) });
    for (const auto &[target, greeted] : { std::pair(u"/hello/ann%20b"_s, u"hello ann b"_s),
                                           std::pair(u"/say/x?loud"_s, u"LOUD x"_s),
                                           std::pair(u"/say/x?loudly"_s, u"soft x"_s) }) {
        const auto connected = connect(table, Request::get(target));
        if (!connected)
            return u"refused"_s;
        if (const Outcome failed = next(*connected->client, WsMessage::text(greeted)))
            return failed;
        connected->client->send(WsMessage::text(u"still open"_s));
        if (const Outcome failed = next(*connected->client, WsMessage::text(u"still open"_s)))
            return failed;
    }
    return {};
}

Outcome noRouteIsRefused(const Connect &connect)
{
    const auto number = lens::path::required<int>("n");
    const auto handler = [number](const Request &request) -> WsResponse {
        number(request);
        return echo;
    };
    const WsRoutes table = websockets({ route(u"/number/{n}"_s, handler) });
    const auto asked = [&](const QString &target) {
        const auto connected = connect(table, Request::get(target));
        return connected ? 101 : connected.error().response.status();
    };
    return same(u"%1 %2 %3 %4"_s.arg(asked(u"/number/7"_s))
                    .arg(asked(u"/number/x"_s))
                    .arg(asked(u"/nowhere"_s))
                    .arg(asked(u"/number/%2e%2e"_s)),
                u"101 400 404 400"_s);
}

Outcome lensesClose(const Connect &connect)
{
    const WsMessage text = WsMessage::text(u"{}"_s);
    const WsMessage binary = WsMessage::binary("{}");
    if (const Outcome failed = closesAt(connect, lens::message::text(), text, binary, 1003))
        return failed;
    if (const Outcome failed = closesAt(connect, lens::message::binary(), binary, text, 1003))
        return failed;
    const WsMessage broken = WsMessage::text(u"{"_s);
    if (const Outcome failed = closesAt(connect, lens::message::json(), text, broken, 1007))
        return failed;
    const auto even = lens::message::text().map([](const QString &word) {
        if (word.size() % 2)
            throw std::runtime_error("an odd word");
        return word;
    });
    return closesAt(connect, even, text, broken, 1008);
}

Outcome lensFailuresAreDecided(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const WsFilter deciding = catchLensFailure([](const LensFailure &failure) {
        return LensAnswer { .closeStatus = { 4400, {} },
                            .text = u"a %1 that is none"_s.arg(failure.meta().place) };
    });
    const WsHandler handler = [notes](const Request &) -> WsResponse {
        return reading<JsonValue>(lens::message::json(), notes);
    };
    const auto connected = connect(then(deciding, handler), Request::get(u"/"_s));
    if (!connected)
        return u"refused"_s;
    connected->client->send(WsMessage::text(u"{"_s));
    return ends(*connected->client, { 4400, u"a message that is none"_s });
}

Outcome lensesKeepTheMode(const Connect &connect)
{
    const auto consumer = [](const WebSocket &socket) {
        socket.send(lens::message::binary()("\x00\xFF"_ba));
        socket.send(lens::message::text()(u"é"_s));
    };
    return with(connect, consumer, [](WsClient &client) {
        const Outcome failed = next(client, WsMessage::binary("\x00\xFF"_ba));
        return failed ? failed : next(client, WsMessage::text(u"é"_s));
    });
}

} // namespace jackfield::testing::contract
