// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scenarios_p.h"
#include "steps_p.h"

#include <jackfield/ws/handlerfailure.h>

#include <array>

namespace jackfield::testing::contract {

namespace {
Outcome greeting(const Connect &connect)
{
    return with(
        connect,
        [](const WebSocket &socket) { socket.send(WsMessage::text(u"hello"_s)); },
        [](WsClient &client) { return next(client, WsMessage::text(u"hello"_s)); });
}

Outcome text(const Connect &connect)
{
    return echoes(connect, WsMessage::text(u"{ \"b\":1 ,\"a\": 1.0}\r\n\u0000 é 😀"_s));
}

Outcome binary(const Connect &connect)
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(char(i));
    return echoes(connect, WsMessage::binary(bytes));
}

Outcome emptyMessages(const Connect &connect)
{
    if (const Outcome failed = echoes(connect, WsMessage::binary({})))
        return failed;
    return echoes(connect, WsMessage::text(QString()));
}

Outcome mebibyte(const Connect &connect)
{
    if (const Outcome failed = echoes(connect, WsMessage::binary(QByteArray(1 << 20, 'x'))))
        return failed;
    return echoes(connect, WsMessage::text(u"é"_s.repeated(700'000)));
}

Outcome byteOrderMark(const Connect &connect)
{
    return echoes(connect, WsMessage::text(u"\uFEFFmarked"_s));
}

Outcome order(const Connect &connect)
{
    return with(connect, echo, [](WsClient &client) -> Outcome {
        for (int i = 0; i < 10'000; ++i)
            client.send(WsMessage::text(QString::number(i)));
        for (int i = 0; i < 10'000; ++i) {
            if (const Outcome failed = next(client, WsMessage::text(QString::number(i))))
                return failed;
        }
        return {};
    });
}

Outcome serverCloses(const Connect &connect)
{
    const WsStatus status { 4001, u"enough"_s };
    return with(
        connect,
        [status](const WebSocket &socket) { socket.close(status); },
        [&](WsClient &client) { return ends(client, status); });
}

Outcome messageThenClose(const Connect &connect)
{
    const auto consumer = [](const WebSocket &socket) {
        socket.send(WsMessage::text(u"last words"_s));
        socket.close(WsStatus::GoingAway);
    };
    return with(connect, consumer, [](WsClient &client) {
        const Outcome failed = next(client, WsMessage::text(u"last words"_s));
        return failed ? failed : ends(client, WsStatus::GoingAway);
    });
}

Outcome clientCloses(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    return with(connect, noting(notes), [&](WsClient &client) {
        client.close({ 4002, u"bye"_s });
        client.close();
        const Outcome failed = ends(client, { 4002, u"bye"_s });
        return failed ? failed : same(notes->wait(1), u"4002 'bye' client clean"_s);
    });
}

Outcome noCode(const Connect &connect)
{
    return with(
        connect,
        [](const WebSocket &socket) { socket.closeWithoutCode(); },
        [](WsClient &client) { return ends(client, WsStatus::NoStatusReceived); });
}

Outcome clientVanishes(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    return with(connect, noting(notes), [&](WsClient &client) {
        client.abort();
        return same(notes->wait(1), u"1006 '' client unclean"_s);
    });
}

Outcome serverVanishes(const Connect &connect)
{
    return with(
        connect,
        [](const WebSocket &socket) { socket.abort(); },
        [](WsClient &client) { return ends(client, WsStatus::AbnormalClosure); });
}

Outcome throws(const Connect &connect)
{
    return closesWhenThrowing(
        connect, [] { throw std::runtime_error("details"); }, WsStatus::InternalError);
}

Outcome throwsFailure(const Connect &connect)
{
    return closesWhenThrowing(
        connect,
        [] { throw HandlerFailure(400, WsStatus::PolicyViolation, u"not so"_s); },
        WsStatus::PolicyViolation.withReason(u"not so"_s));
}

Outcome refuses(const Connect &connect)
{
    return refusal(
        connect,
        [](const Request &) { return refuse(Response(401).body("token, please")); },
        401,
        "token, please");
}

Outcome handlerThrows(const Connect &connect)
{
    const Outcome failed = refusal(
        connect,
        [](const Request &) -> WsResponse { throw std::runtime_error("x"); },
        500,
        "internal server error");
    if (failed)
        return failed;
    const auto teapot = [](const Request &) -> WsResponse {
        throw HandlerFailure(418, WsStatus::PolicyViolation, u"short"_s);
    };
    return refusal(connect, teapot, 418, "short");
}

Outcome noMatch(const Connect &connect)
{
    return refusal(
        connect, [](const Request &) -> WsResponse { return std::nullopt; }, 404, "not found");
}

Outcome lateListener(const Connect &connect)
{
    const auto consumer = [](const WebSocket &socket) {
        socket.after(30ms, [socket] { echo(socket); });
    };
    return with(connect, consumer, [](WsClient &client) -> Outcome {
        for (const QString &word : { u"1"_s, u"2"_s, u"3"_s })
            client.send(WsMessage::text(word));
        for (const QString &word : { u"1"_s, u"2"_s, u"3"_s }) {
            if (const Outcome failed = next(client, WsMessage::text(word)))
                return failed;
        }
        return {};
    });
}

Outcome subprotocol(const Connect &connect)
{
    const WsHandler handler = [](const Request &) {
        return WsResponse([](const WebSocket &socket) {
                   socket.send(WsMessage::text(socket.subprotocol()));
               })
            .withSubprotocol(u"feed.v2"_s)
            .withHeader("X-Server", "contract");
    };
    for (const auto &[offered, agreed] :
         { std::pair(u"feed.v1, feed.v2"_s, u"feed.v2"_s), std::pair(u"other"_s, u""_s) }) {
        const Request request =
            Request::get(u"/"_s).withHeader("Sec-WebSocket-Protocol", offered.toLatin1());
        const auto connected = connect(handler, request);
        if (!connected)
            return u"refused"_s;
        if (const Outcome failed = same(connected->client->subprotocol(), agreed))
            return failed;
        if (const Outcome failed = next(*connected->client, WsMessage::text(agreed)))
            return failed;
        const auto header = connected->client->socket()->response().header("X-Server");
        if (const Outcome failed =
                same(QString::fromLatin1(header.value_or("none")), u"contract"_s))
            return failed;
    }
    return {};
}

Outcome requestArrives(const Connect &connect)
{
    const WsHandler handler = [](const Request &request) -> WsResponse {
        const QString seen = request.uri().path() + u' '
            + request.uri().queryValues(u"q"_s).join(u'|') + u' '
            + QString::fromLatin1(request.header("x-kind").value_or("none"));
        return [seen](const WebSocket &socket) { socket.send(WsMessage::text(seen)); };
    };
    const auto connected =
        connect(handler, Request::get(u"/a%20b/c?q=1&q=%C3%A9"_s).withHeader("X-Kind", "k"));
    if (!connected)
        return u"refused"_s;
    return next(*connected->client, WsMessage::text(u"/a%20b/c 1|é k"_s));
}

Outcome timers(const Connect &connect)
{
    const auto consumer = [](const WebSocket &socket) {
        socket.every(5ms, [socket] { socket.send(WsMessage::text(u"tick"_s)); });
    };
    return with(connect, consumer, [](WsClient &client) {
        return same(QString::number(client.receiveAll(3).size()), u"3"_s);
    });
}

Outcome sendAfterClose(const Connect &connect)
{
    return with(connect, echo, [](WsClient &client) -> Outcome {
        client.close();
        return client.send(WsMessage()) == SendResult::Closed ? Outcome() : u"was taken"_s;
    });
}

Outcome loneSurrogate(const Connect &connect)
{
    return with(connect, echo, [](WsClient &client) -> Outcome {
        if (client.send(WsMessage::text(QString(QChar(0xD800)))) != SendResult::Malformed)
            return u"was taken"_s;
        client.send(WsMessage::text(u"fine"_s));
        return next(client, WsMessage::text(u"fine"_s));
    });
}

constexpr std::array all {
    Scenario { "a message sent while connecting arrives first", greeting },
    Scenario { "text comes back as it was", text },
    Scenario { "binary comes back as it was", binary },
    Scenario { "empty messages are messages", emptyMessages },
    Scenario { "a mebibyte of text and of binary", mebibyte },
    Scenario { "a leading U+FEFF is part of the text", byteOrderMark },
    Scenario { "ten thousand messages keep their order", order },
    Scenario { "the server closes with code and reason", serverCloses },
    Scenario { "what was sent before the close arrives before it", messageThenClose },
    Scenario { "the client closes with code and reason", clientCloses },
    Scenario { "a close without a code is 1005", noCode },
    Scenario { "a client that vanishes is 1006", clientVanishes },
    Scenario { "a server that vanishes is 1006", serverVanishes },
    Scenario { "an exception of user code is 1011", throws },
    Scenario { "a handler failure is its own close code", throwsFailure },
    Scenario { "a refusal comes before the handshake, with its body", refuses },
    Scenario { "an exception of the handler is 500, a failure its status", handlerThrows },
    Scenario { "no match is 404", noMatch },
    Scenario { "messages wait for the first listener", lateListener },
    Scenario { "subprotocol and extra headers are agreed on", subprotocol },
    Scenario { "target, query and headers arrive", requestArrives },
    Scenario { "timers of a connection run", timers },
    Scenario { "nothing is sent after a close", sendAfterClose },
    Scenario { "a lone surrogate is not sent", loneSurrogate },
    Scenario { "a close code that may not be sent is an error", unsendableCodes },
    Scenario { "a reason that is too long is cut at a character", longReason },
    Scenario { "pings are answered, and too long ones an error", pings },
    Scenario { "too much that nobody listens to is 1008", nobodyListens },
    Scenario { "who was told Buffered hears when to go on", writableAgain },
    Scenario { "both sides hear who closed, and how", bothSidesHear },
    Scenario { "a second close changes nothing, and the end is told once", closesTwice },
    Scenario { "every code that may be sent arrives", everyCode },
    Scenario { "what a listener throws is told to onError, not to the peer", thrownIsTold },
    Scenario { "a normal close without a message is an end, and stays one", endWithoutMessages },
    Scenario { "who asks for more messages than come gets those", fewerThanAskedFor },
    Scenario { "a handler hears the end when its server goes", serverGoes },
    Scenario { "nothing in time is not the end", nothingInTime },
    Scenario { "fragments are one message", fragments },
    Scenario { "fragments may cut a character", cutCharacter },
    Scenario { "text that is not UTF-8 is 1007", notUtf8 },
    Scenario { "a reserved opcode is 1002", reservedOpcode },
    Scenario { "a long message comes before the short one behind it", longThenShort },
    Scenario { "four threads send, each in its order", severalThreads },
    Scenario { "filters run in their order, once a connection", filtersInOrder },
    Scenario { "who fails a check does not reach the handler", checksGuard },
    Scenario { "a filter agrees on a subprotocol", filterAgrees },
    Scenario { "a filter answers for a handler that throws", filterCatches },
    Scenario { "message filters see both directions, and may drop", messageFilters },
    Scenario { "debugging tells both directions and changes nothing", debugChangesNothing },
    Scenario { "every end is reported, whoever ended it", everyEndIsReported },
    Scenario { "a row is found by path and query, and has its values", routesAreFound },
    Scenario { "no row, or a value of another type, is a refusal", noRouteIsRefused },
    Scenario { "what a lens refuses closes with its code", lensesClose },
    Scenario { "a filter decides what a failed lens becomes", lensFailuresAreDecided },
    Scenario { "a lens makes messages of its mode", lensesKeepTheMode },
};
} // namespace

std::span<const Scenario> scenarios()
{
    return all;
}

} // namespace jackfield::testing::contract
