// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handing_p.h"
#include "lane_p.h"

#include <jackfield/filter/chaos.h>

#include <QRandomGenerator>
#include <array>

namespace jackfield {

using std::chrono::milliseconds;

namespace {
/// What is thrown for: each has dice of its own for each connection.
enum class Throw : quint32 { Handshake, Received, Sent };

/// What becomes of one message.
struct Fate
{
    bool closes = false;
    bool drops = false;
    bool duplicates = false;
    bool truncates = false;
    double cut = 0; ///< where, from 0 to 1, exclusive
    milliseconds delay { 0 };
};

class Dice
{
public:
    Dice(quint32 seed, quint32 connection, Throw what)
    {
        const std::array<quint32, 3> seeds { seed, connection, quint32(what) };
        m_random = QRandomGenerator(seeds.data(), qsizetype(seeds.size()));
    }

    /// What is thrown is from 0 to 1, exclusive: 0 never strikes, 1 always.
    bool strikes(double probability) { return m_random.generateDouble() < probability; }

    /// Throws as often for every message, whatever the probabilities are. Thread: any.
    Fate fateOf(const MessageChaos &chaos)
    {
        const std::scoped_lock lock(m_mutex);
        Fate fate;
        fate.closes = strikes(chaos.closeMidMessage);
        fate.drops = strikes(chaos.drop);
        fate.duplicates = strikes(chaos.duplicate);
        fate.truncates = strikes(chaos.truncate);
        fate.cut = m_random.generateDouble();
        const auto range = double((chaos.latency.max - chaos.latency.min).count() + 1);
        fate.delay = chaos.latency.min + milliseconds(qint64(m_random.generateDouble() * range));
        return fate;
    }

private:
    std::mutex m_mutex;
    QRandomGenerator m_random;
};

WsMessage truncated(const WsMessage &message, double cut)
{
    if (!message.isText())
        return WsMessage::binary(
            message.bytes().first(qsizetype(double(message.bytes().size()) * cut)));
    QString text = message.text();
    text.truncate(qsizetype(double(text.size()) * cut));
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return WsMessage::text(text);
}

/// As a server writes it: not masked, not compressed (RFC 6455 section 5.2).
QByteArray frameOf(const WsMessage &message)
{
    const QByteArray payload = message.bytes();
    const auto size = quint64(payload.size());
    QByteArray frame(1, char(0x80 | (message.isText() ? 0x1 : 0x2)));
    const int lengthBytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
    frame.append(char(lengthBytes == 0 ? size : lengthBytes == 2 ? 126 : 127));
    for (int i = lengthBytes - 1; i >= 0; --i)
        frame.append(char(size >> (8 * i)));
    return frame + payload;
}

/// Drops the connection once what was sent has left, or at least had its time.
void abortLater(const WebSocket &socket, int turns = 100)
{
    socket.after(milliseconds(0), [=] {
        if (socket.bufferedBytes() > 0 && turns > 0)
            abortLater(socket, turns - 1);
        else
            socket.abort();
    });
}

void breakOff(const WebSocket &socket, const WsMessage &message, double cut)
{
    const QByteArray frame = frameOf(message);
    const QByteArray begin = frame.first(1 + qsizetype(double(frame.size() - 1) * cut));
    if (socket.side() == Side::Server && socket.sendRaw(begin) == SendResult::Accepted)
        abortLater(socket);
    else
        socket.abort();
}

/// One direction of one connection.
struct Direction
{
    Direction(const WebSocket &socket, const Chaos &chaos, quint32 connection, Throw what)
        : policy(what == Throw::Sent ? chaos.sent : chaos.received)
        , dice(chaos.seed, connection, what)
        , lane(std::make_shared<Lane>(socket))
    { }

    const MessageChaos policy;
    Dice dice;
    const std::shared_ptr<Lane> lane;
    std::atomic<bool> isOver = false; ///< a close, or an end amid a message, has been passed
};

/// A message on its way to the listeners.
struct Arriving
{
    WsMessage message;
    int copies = 1;
    milliseconds delay { 0 };
};

WebSocket
misreceiving(const WebSocket &socket, const std::shared_ptr<Direction> &in, const ChaosSwitch &isOn)
{
    // Before the handler's own listeners of the end.
    socket.onClose([in, own = socket.side()](const WsStatus &, Side initiator, bool) {
        in->lane->end(initiator != own);
    });
    const auto decide = [socket, in, isOn](const WsMessage &message) -> std::optional<Arriving> {
        if (in->isOver)
            return std::nullopt;
        if (!isOn.isMisbehaving())
            return Arriving { message };
        const Fate fate = in->dice.fateOf(in->policy);
        if (fate.closes) {
            in->isOver = true;
            in->lane->pass(fate.delay, [socket] {
                socket.abort();
                return SendResult::Accepted;
            });
        }
        if (fate.closes || fate.drops)
            return std::nullopt;
        return Arriving { fate.truncates ? truncated(message, fate.cut) : message,
                          fate.duplicates ? 2 : 1,
                          fate.delay };
    };
    const auto give = [in](const Arriving &arriving,
                           const std::shared_ptr<const WebSocket::MessageListener> &listener) {
        for (int i = 0; i < arriving.copies; ++i)
            in->lane->pass(arriving.delay, [message = arriving.message, listener] {
                (*listener)(message);
                return SendResult::Accepted;
            });
    };
    return deciding<Arriving>(socket, decide, give);
}

SendResult missend(const WebSocket &socket, Direction &out, bool isOn, const WsMessage &message)
{
    if (!message.isWellFormed())
        return socket.send(message); // which says so
    if (out.isOver || !socket.isOpen())
        return SendResult::Closed;
    const Fate fate = isOn ? out.dice.fateOf(out.policy) : Fate();
    if (fate.closes) {
        out.isOver = true;
        return out.lane->pass(fate.delay, [socket, message, cut = fate.cut] {
            breakOff(socket, message, cut);
            return SendResult::Accepted;
        });
    }
    if (fate.drops)
        return SendResult::Accepted;
    const WsMessage sent = fate.truncates ? truncated(message, fate.cut) : message;
    const auto act = [socket, sent] { return socket.send(sent); };
    if (fate.duplicates)
        out.lane->pass(fate.delay, act);
    return out.lane->pass(fate.delay, act);
}

/// A close keeps its place behind what was sent.
void misclose(const WebSocket &socket, Direction &out, const std::optional<WsStatus> &status)
{
    const bool isRefused = status && !status->isSendable();
    if (out.isOver || isRefused)
        return isRefused ? socket.close(*status) : void(); // which says so
    out.isOver = true;
    out.lane->pass(milliseconds(0), [socket, status] {
        status ? socket.close(*status) : socket.closeWithoutCode();
        return SendResult::Accepted;
    });
}

WebSocket
missending(const WebSocket &socket, const std::shared_ptr<Direction> &out, const ChaosSwitch &isOn)
{
    socket.onClose([out](const WsStatus &, Side, bool) { out->lane->end(false); });
    return socket.with(
        { .send =
              [=](const WsMessage &message) {
                  return missend(socket, *out, isOn.isMisbehaving(), message);
              },
          .close =
              [=](const std::optional<WsStatus> &status) { misclose(socket, *out, status); } });
}

bool isWrong(double probability)
{
    return !(probability >= 0 && probability <= 1);
}

bool isWrong(const MessageChaos &chaos)
{
    return isWrong(chaos.drop) || isWrong(chaos.duplicate) || isWrong(chaos.truncate)
        || isWrong(chaos.closeMidMessage) || chaos.latency.min.count() < 0
        || chaos.latency.max < chaos.latency.min;
}
} // namespace

ChaosSwitch::ChaosSwitch()
    : m_isOn(std::make_shared<std::atomic<bool>>(false))
{ }

WsFilter chaos(const Chaos &chaos, const ChaosSwitch &isOn)
{
    if (isWrong(chaos.refuse) || isWrong(chaos.received) || isWrong(chaos.sent))
        return broken(QStringLiteral(
            "chaos: a probability is from 0 to 1, a latency from 0 ms, and min is not above max"));
    const auto handshakes = std::make_shared<std::atomic<quint32>>(0);
    return [chaos, isOn, handshakes](const WsHandler &next) -> WsHandler {
        return [chaos, isOn, handshakes, next](const Request &request) {
            const quint32 number = (*handshakes)++;
            if (Dice(chaos.seed, number, Throw::Handshake).strikes(chaos.refuse)
                && isOn.isMisbehaving())
                return refuse(plainText(503, QStringLiteral("service unavailable")));
            const auto misbehaving = [chaos, isOn, number](const WebSocket &socket) {
                const auto direction = [&](Throw what) {
                    return std::make_shared<Direction>(socket, chaos, number, what);
                };
                const WebSocket receives = misreceiving(socket, direction(Throw::Received), isOn);
                return missending(receives, direction(Throw::Sent), isOn);
            };
            return handing(misbehaving)(next)(request);
        };
    };
}

} // namespace jackfield
