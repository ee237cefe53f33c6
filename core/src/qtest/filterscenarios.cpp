// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Filters before a handler, and what they see of a connection.
#include "scenarios_p.h"
#include "steps_p.h"

#include <jackfield/filter/messagefilters.h>
#include <jackfield/filter/reporting.h>
#include <jackfield/filter/requestcheck.h>
#include <jackfield/routing/routing.h>
#include <jackfield/ws/then.h>

namespace jackfield::testing::contract {

namespace {
/// Notes when a request goes in and when its answer comes out, and leaves its name in the request.
WsFilter noted(const std::shared_ptr<Notes> &notes, const QByteArray &name)
{
    return [notes, name](const WsHandler &next) -> WsHandler {
        return [notes, name, next](const Request &request) {
            notes->add(QString::fromLatin1(name + " in"));
            WsResponse response = next(request.withHeader("X-Passed", name));
            notes->add(QString::fromLatin1(name + " out"));
            return response;
        };
    };
}

MessageFilter appending(const QString &mark)
{
    return [mark](const WsMessage &message) { return WsMessage::text(message.text() + mark); };
}

std::optional<WsMessage> withoutSecrets(const WsMessage &message)
{
    return message.text().startsWith(u"secret"_s) ? std::nullopt : std::optional(message);
}
} // namespace

Outcome filtersInOrder(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const auto handler = [notes](const Request &request) -> WsResponse {
        notes->add(u"handler"_s);
        const QByteArray passed = request.headers().values("X-Passed").join(' ');
        return [passed](const WebSocket &socket) {
            socket.send(WsMessage::fromUtf8(passed));
            echo(socket);
        };
    };
    const WsRoutes table =
        then(noted(notes, "inner"), websockets({ route(u"/{name}"_s, handler) }));
    const WsFilter both = then(noted(notes, "first"), noted(notes, "second"));
    const auto connected = connect(then(both, WsHandler(table)), Request::get(u"/x"_s));
    if (!connected)
        return u"refused"_s;
    for (const QString &word : { u"first second inner"_s, u"1"_s, u"2"_s }) {
        if (const Outcome failed = next(*connected->client, WsMessage::text(word)))
            return failed;
        connected->client->send(WsMessage::text(word == u"1"_s ? u"2"_s : u"1"_s));
    }
    return same(notes->wait(7),
                u"first in, second in, inner in, handler, inner out, second out, first out"_s);
}

Outcome checksGuard(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const WsHandler handler = [notes](const Request &) -> WsResponse {
        notes->add(u"asked"_s);
        return echo;
    };
    const WsHandler guarded =
        then(originCheck({ "http://localhost:1" }), then(bearerAuth("s3cret"), handler));
    const Request bare = Request::get(u"/"_s);
    const Request known = bare.withHeader("Authorization", "Bearer s3cret");
    if (!connect(guarded, known)
        || !connect(guarded, known.withHeader("Origin", "http://localhost:1")))
        return u"refused who may come"_s;
    const auto stranger = connect(guarded, bare);
    if (stranger)
        return u"took who has no token"_s;
    const Response &refusal = stranger.error().response;
    const QByteArray challenge = refusal.header("WWW-Authenticate").value_or("none");
    if (const Outcome failed = same(
            u"%1 %2"_s.arg(refusal.status()).arg(QString::fromLatin1(challenge)), u"401 Bearer"_s))
        return failed;
    const auto page = connect(guarded, known.withHeader("Origin", "http://localhost:2"));
    if (page)
        return u"took a page of another origin"_s;
    if (const Outcome failed = same(QString::number(page.error().response.status()), u"403"_s))
        return failed;
    return same(notes->wait(2), u"asked, asked"_s);
}

Outcome filterAgrees(const Connect &connect)
{
    const WsFilter agreeing = [](const WsHandler &next) -> WsHandler {
        return [next](const Request &request) { return next(request).withSubprotocol(u"chat"_s); };
    };
    const WsHandler handler = [](const Request &) -> WsResponse { return echo; };
    const auto connected =
        connect(then(agreeing, handler),
                Request::get(u"/"_s).withHeader("Sec-WebSocket-Protocol", "feed, chat"));
    return connected ? same(connected->client->subprotocol(), u"chat"_s) : u"refused"_s;
}

Outcome filterCatches(const Connect &connect)
{
    const WsFilter catching = [](const WsHandler &next) -> WsHandler {
        return [next](const Request &request) -> WsResponse {
            try {
                return next(request);
            } catch (const std::exception &failure) {
                return refuse(Response(503).body(failure.what()));
            }
        };
    };
    const WsHandler throwing = [](const Request &) -> WsResponse {
        throw std::runtime_error("the database is away");
    };
    return refusal(connect, then(catching, throwing), 503, "the database is away");
}

Outcome messageFilters(const Connect &connect)
{
    const auto both = [](const QString &mark) {
        return then(filterReceived(appending(u'<' + mark)), filterSent(appending(u'>' + mark)));
    };
    const WsHandler handler = [](const Request &) -> WsResponse {
        return [](const WebSocket &socket) {
            socket.send(WsMessage::text(u"hello"_s));
            echo(socket);
        };
    };
    const WsHandler filtered =
        then(filterReceived(withoutSecrets), then(both(u"1"_s), then(both(u"2"_s), handler)));
    const auto connected = connect(filtered, Request::get(u"/"_s));
    if (!connected)
        return u"refused"_s;
    for (const QString &word : { u"a"_s, u"secret"_s, u"b"_s })
        connected->client->send(WsMessage::text(word));
    for (const QString &word : { u"hello>2>1"_s, u"a<1<2>2>1"_s, u"b<1<2>2>1"_s }) {
        if (const Outcome failed = next(*connected->client, WsMessage::text(word)))
            return failed;
    }
    return {};
}

Outcome debugChangesNothing(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const WsFilter debugging = debug([notes](const QString &line) {
        if (line.contains(u" bytes"_s) || line.contains(u" end "_s)) // not every wire shows closes
            notes->add(line.section(u' ', 1).section(u':', 0, 1));
    });
    const WsHandler handler = [](const Request &) -> WsResponse {
        return [](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &message) {
                socket.send(WsMessage::binary(message.bytes().first(2)));
                socket.close({ 4001, u"enough"_s });
            });
        };
    };
    const auto connected = connect(then(debugging, handler), Request::get(u"/"_s));
    if (!connected)
        return u"refused"_s;
    connected->client->send(WsMessage::text(u"hello"_s));
    if (const Outcome failed = next(*connected->client, WsMessage::binary("he")))
        return failed;
    if (const Outcome failed = ends(*connected->client, { 4001, u"enough"_s }))
        return failed;
    return same(notes->wait(3),
                u"client: text, 5 bytes, server: binary, 2 bytes, server: end 4001 enough"_s);
}

Outcome everyEndIsReported(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const WsFilter reporting = reportTransaction([notes](const WsTransaction &done) {
        if (done.refusal)
            return notes->add(u"refused %1"_s.arg(done.refusal->status()));
        notes->add(u"%1 %2/%3 %4/%5 %6"_s.arg(done.request.route()->uriTemplate)
                       .arg(done.received.messages)
                       .arg(done.received.bytes)
                       .arg(done.sent.messages)
                       .arg(done.sent.bytes)
                       .arg(shownEnd(*done.status, done.initiator, done.clean)));
    });
    const auto talking = [](const Request &) -> WsResponse { return echo; };
    const WsHandler table = then(reporting, websockets({ route(u"/room/{n}"_s, talking) }));
    for (const bool isPolite : { true, false }) {
        const auto connected = connect(table, Request::get(u"/room/7"_s));
        if (!connected)
            return u"refused"_s;
        connected->client->send(WsMessage::text(u"é"_s));
        if (const Outcome failed = next(*connected->client, WsMessage::text(u"é"_s)))
            return failed;
        if (isPolite)
            connected->client->close({ 4002, u"bye"_s });
        else
            connected->client->abort();
        notes->wait(isPolite ? 1 : 2);
    }
    const WsHandler refusing = [](const Request &) { return refuse(Response(403)); };
    (void)connect(then(reporting, refusing), Request::get(u"/"_s));
    return same(notes->wait(3),
                u"/room/{n} 1/2 1/2 4002 'bye' client clean, "
                u"/room/{n} 1/2 1/2 1006 '' client unclean, refused 403"_s);
}

} // namespace jackfield::testing::contract
