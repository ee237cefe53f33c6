// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Limits, and what is an error of the caller.
#include "scenarios_p.h"
#include "steps_p.h"

namespace jackfield::testing::contract {

namespace {
/// Tells `notes` of every error, by its code.
void noteErrors(const WebSocket &socket, const std::shared_ptr<Notes> &notes)
{
    socket.onError([notes](const Error &error) {
        notes->add(error.code == Error::Code::Invalid ? u"invalid"_s : error.message);
    });
}
} // namespace

Outcome unsendableCodes(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const auto consumer = [notes](const WebSocket &socket) {
        noteErrors(socket, notes);
        for (const int code : { 0, 999, 1004, 1005, 1006, 1015, 2999, 5000 })
            socket.close({ quint16(code), {} });
        socket.send(WsMessage::text(u"still open"_s));
    };
    return with(connect, consumer, [&](WsClient &client) {
        const Outcome failed = next(client, WsMessage::text(u"still open"_s));
        return failed ? failed : same(notes->wait(8), QStringList(8, u"invalid"_s).join(u", "_s));
    });
}

Outcome longReason(const Connect &connect)
{
    return with(
        connect,
        [](const WebSocket &socket) { socket.close({ 4000, u"é"_s.repeated(70) }); },
        [](WsClient &client) { return ends(client, { 4000, u"é"_s.repeated(61) }); });
}

Outcome pings(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const auto consumer = [notes](const WebSocket &socket) {
        noteErrors(socket, notes);
        socket.onPong([notes, socket](const QByteArray &payload) {
            notes->add(u"pong of %1"_s.arg(payload.size()));
            if (payload.size() == 125)
                socket.send(WsMessage::text(u"answered"_s));
        });
        socket.ping(QByteArray(126, 'x'));
        socket.ping({});
        socket.ping(QByteArray(125, 'x'));
    };
    return with(connect, consumer, [&](WsClient &client) {
        const Outcome failed = next(client, WsMessage::text(u"answered"_s));
        return failed ? failed : same(notes->wait(3), u"invalid, pong of 0, pong of 125"_s);
    });
}

Outcome nobodyListens(const Connect &connect)
{
    const WsStatus tooMuch =
        WsStatus::PolicyViolation.withReason(u"nobody listens to the messages"_s);
    return with(
        connect,
        [](const WebSocket &) {},
        [&](WsClient &client) -> Outcome {
            const auto notes = std::make_shared<Notes>();
            client.socket()->onWritable([notes] { notes->add(u"writable"_s); });
            const WsMessage mebibyte = WsMessage::binary(QByteArray(1 << 20, 'x'));
            int waited = 0;
            for (int sent = 0; sent < 20; ++sent) {
                if (client.send(mebibyte) == SendResult::Buffered)
                    notes->wait(++waited);
            }
            return ends(client, tooMuch);
        });
}

Outcome writableAgain(const Connect &connect)
{
    const auto consumer = [](const WebSocket &socket) {
        const auto last = [socket] { socket.send(WsMessage::text(u"writable"_s)); };
        socket.onWritable(last);
        const WsMessage part = WsMessage::binary(QByteArray(256 << 10, 'x'));
        for (int sent = 0; sent < 16; ++sent) {
            if (socket.send(part) == SendResult::Buffered)
                return;
        }
        last(); // all of it has left at once
    };
    return with(connect, consumer, [](WsClient &client) -> Outcome {
        for (auto received = client.receive();; received = client.receive()) {
            if (!received || received->isText())
                return same(shown(received), describe(WsMessage::text(u"writable"_s)));
        }
    });
}

} // namespace jackfield::testing::contract
