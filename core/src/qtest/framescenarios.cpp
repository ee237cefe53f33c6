// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Frames as peers of others send them, and messages that cross. Where no frame can be written by hand, what a whole
// message must do is asked for instead.
#include "scenarios_p.h"
#include "steps_p.h"

#include <QThread>
#include <set>
#include <thread>

namespace jackfield::testing::contract {

namespace {
/// A short frame: `first` has FIN and opcode. A client's is masked with zeros.
QByteArray frame(Side from, int first, const QByteArray &payload)
{
    const int maskBit = from == Side::Client ? 0x80 : 0;
    const QByteArray mask(from == Side::Client ? 4 : 0, '\0');
    return QByteArray(1, char(first)) + char(payload.size() | maskBit) + mask + payload;
}

/// `message` in three frames, cut at `cuts`, with a ping between them; whole where frames cannot be written.
void sendInFragments(const WebSocket &socket, const WsMessage &message, std::pair<int, int> cuts)
{
    const QByteArray bytes = message.bytes();
    const QByteArray fragments =
        frame(socket.side(), message.isText() ? 0x01 : 0x02, bytes.first(cuts.first))
        + frame(socket.side(), 0x00, bytes.sliced(cuts.first, cuts.second - cuts.first))
        + frame(socket.side(), 0x89, "between")
        + frame(socket.side(), 0x80, bytes.sliced(cuts.second));
    if (socket.sendRaw(fragments) == SendResult::Unsupported)
        socket.send(message);
}

/// The server sends back in fragments what comes in fragments.
Outcome
echoesInFragments(const Connect &connect, const WsMessage &message, std::pair<int, int> cuts)
{
    const auto consumer = [message, cuts](const WebSocket &socket) {
        socket.onMessage([=](const WsMessage &received) {
            if (received == message)
                return sendInFragments(socket, message, cuts);
            socket.close({ 4000, describe(received) });
        });
    };
    return with(connect, consumer, [&](WsClient &client) {
        sendInFragments(*client.socket(), message, cuts);
        return next(client, message);
    });
}

/// The server must close with `status` for these bytes of a client, and hear none of them.
Outcome closesFor(const Connect &connect, const QByteArray &bytes, const WsStatus &status)
{
    const auto notes = std::make_shared<Notes>();
    const auto consumer = [notes](const WebSocket &socket) {
        socket.onClose([notes](const WsStatus &, Side, bool) { notes->add(u"the end"_s); });
        socket.onMessage([notes](const WsMessage &message) { notes->add(describe(message)); });
    };
    return with(connect, consumer, [&](WsClient &client) -> Outcome {
        if (client.socket()->sendRaw(bytes) == SendResult::Unsupported) {
            const WsMessage malformed = WsMessage::fromUtf8("\xFF");
            return client.send(malformed) == SendResult::Malformed ? Outcome() : u"was taken"_s;
        }
        const auto end = client.receive();
        if (end)
            return same(shown(end), u"a close"_s);
        const Outcome failed =
            same(QString::number(end.error().status.code), QString::number(status.code));
        return failed ? failed : same(notes->wait(1), u"the end"_s);
    });
}
} // namespace

Outcome fragments(const Connect &connect)
{
    const Outcome failed =
        echoesInFragments(connect, WsMessage::binary("\x00\x01\xFE\xFF"_ba), { 1, 3 });
    return failed ? failed : echoesInFragments(connect, WsMessage::text(u"fragments"_s), { 0, 4 });
}

Outcome cutCharacter(const Connect &connect)
{
    return echoesInFragments(connect, WsMessage::text(u"é😀"_s), { 1, 4 });
}

Outcome notUtf8(const Connect &connect)
{
    return closesFor(
        connect, frame(Side::Client, 0x81, "\xC3("), WsStatus::InvalidFramePayloadData);
}

Outcome reservedOpcode(const Connect &connect)
{
    return closesFor(connect, frame(Side::Client, 0x83, "x"), WsStatus::ProtocolError);
}

Outcome longThenShort(const Connect &connect)
{
    const WsMessage longOne = WsMessage::text(u"long"_s.repeated(2500));
    const WsMessage shortOne = WsMessage::text(u"short"_s);
    return with(connect, echo, [&](WsClient &client) {
        client.send(longOne);
        client.send(shortOne);
        const Outcome failed = next(client, longOne);
        return failed ? failed : next(client, shortOne);
    });
}

Outcome severalThreads(const Connect &connect)
{
    constexpr int threads = 4;
    constexpr int each = 200;
    const auto notes = std::make_shared<Notes>();
    const auto consumer = [notes](const WebSocket &socket) {
        const auto ran = std::make_shared<std::set<Qt::HANDLE>>();
        socket.onMessage([=, count = 0](const WsMessage &message) mutable {
            ran->insert(QThread::currentThreadId());
            socket.send(message);
            if (++count == threads * each)
                notes->add(u"%1 thread"_s.arg(ran->size()));
        });
    };
    return with(connect, consumer, [&](WsClient &client) -> Outcome {
        std::vector<std::jthread> senders;
        for (int thread = 0; thread < threads; ++thread) {
            senders.emplace_back([socket = *client.socket(), thread] {
                for (int i = 0; i < each; ++i)
                    socket.send(WsMessage::text(u"%1 %2"_s.arg(thread).arg(i)));
            });
        }
        senders.clear();
        QList<int> next(threads, 0);
        for (const WsMessage &message : client.receiveAll(threads * each)) {
            const QStringList words = message.text().split(u' ');
            int &expected = next[words.first().toInt()];
            if (const Outcome failed = same(words.last(), QString::number(expected++)))
                return failed;
        }
        if (next != QList<int>(threads, each))
            return u"some are missing"_s;
        return same(notes->wait(1), u"1 thread"_s);
    });
}

} // namespace jackfield::testing::contract
