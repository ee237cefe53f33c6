// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "chaosdice_p.h"
#include "handing_p.h"
#include "lane_p.h"

#include <jackfield/filter/chaos.h>

#include <QHash>
#include <array>

namespace jackfield {

using std::chrono::milliseconds;

namespace {
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
class Direction : public std::enable_shared_from_this<Direction>
{
public:
    Direction(const WebSocket &socket, const Chaos &chaos, quint32 connection, Throw what)
        : policy(what == Throw::Sent ? chaos.sent : chaos.received)
        , dice(chaos.seed, connection, what)
        , lane(std::make_shared<Lane>(socket))
        , m_socket(socket)
        , m_window(socket, chaos)
    { }

    const MessageChaos policy;
    Dice dice;
    const std::shared_ptr<Lane> lane;
    std::atomic<bool> isOver = false; ///< a close, or an end amid a message, has been passed

    bool isNow() const { return m_window.isNow(); }

    /// How much longer a message takes because others are before it on a narrow line. Thread: any.
    milliseconds queued(qint64 bytes)
    {
        using std::chrono::microseconds;
        if (policy.bytesPerSecond <= 0)
            return {};
        constexpr double second = 1e6;
        const std::scoped_lock lock(m_mutex);
        const microseconds now = m_socket.elapsed();
        m_free = std::max(m_free, now)
            + microseconds(qint64(double(bytes) * second / double(policy.bytesPerSecond)));
        return std::chrono::ceil<milliseconds>(m_free - now);
    }

    /// Passes it, and what waits for it; or keeps it until the next one comes to the same listener (null: the peer).
    SendResult pass(const Lane::Act &act, const Fate &fate, const void *listener)
    {
        Lane::Act kept;
        {
            const std::scoped_lock lock(m_mutex);
            kept = m_kept.take(listener);
            if (!kept && fate.reorders) {
                m_kept.insert(listener, act);
                m_socket.after(patience, [self = shared_from_this()] { self->passKept(); });
                return SendResult::Accepted;
            }
        }
        const SendResult result = lane->pass(fate.delay, act);
        if (kept)
            lane->pass(milliseconds(0), kept);
        return result;
    }

    /// What waits for a next one, which does not come.
    void passKept()
    {
        QHash<const void *, Lane::Act> kept;
        {
            const std::scoped_lock lock(m_mutex);
            kept.swap(m_kept);
        }
        for (const Lane::Act &act : std::as_const(kept))
            lane->pass(milliseconds(0), act);
    }

private:
    static constexpr milliseconds patience { 1000 };

    const WebSocket m_socket;
    const ChaosWindow m_window;
    std::mutex m_mutex; ///< guards what follows
    QHash<const void *, Lane::Act> m_kept;
    std::chrono::microseconds m_free { 0 }; ///< when the line is
};

/// A message on its way to the listeners.
struct Arriving
{
    WsMessage message;
    int copies = 1;
    Fate fate = {};
};

WebSocket
misreceiving(const WebSocket &socket, const std::shared_ptr<Direction> &in, const ChaosSwitch &isOn)
{
    // Before the handler's own listeners of the end.
    socket.onClose([in, own = socket.side()](const WsStatus &, Side initiator, bool) {
        in->passKept();
        in->lane->end(initiator != own);
    });
    const auto decide = [socket, in, isOn](const WsMessage &message) -> std::optional<Arriving> {
        if (in->isOver)
            return std::nullopt;
        if (!isOn.isMisbehaving() || !in->isNow())
            return Arriving { message };
        Fate fate = in->dice.fateOf(in->policy);
        if (fate.closes) {
            in->isOver = true;
            in->lane->pass(fate.delay, [socket] {
                socket.abort();
                return SendResult::Accepted;
            });
        }
        if (fate.closes || fate.drops)
            return std::nullopt;
        fate.delay += in->queued(message.size());
        return Arriving { fate.truncates ? truncated(message, fate.cut) : message,
                          fate.duplicates ? 2 : 1,
                          fate };
    };
    const auto give = [in](const Arriving &arriving,
                           const std::shared_ptr<const WebSocket::MessageListener> &listener) {
        const auto act = [message = arriving.message, copies = arriving.copies, listener] {
            for (int i = 0; i < copies; ++i)
                (*listener)(message);
            return SendResult::Accepted;
        };
        in->pass(act, arriving.fate, listener.get());
    };
    return deciding<Arriving>(socket, decide, give);
}

SendResult missend(const WebSocket &socket, Direction &out, bool isOn, const WsMessage &message)
{
    if (!message.isWellFormed())
        return socket.send(message); // which says so
    if (out.isOver || !socket.isOpen())
        return SendResult::Closed;
    Fate fate = isOn && out.isNow() ? out.dice.fateOf(out.policy) : Fate();
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
    const auto act = [socket, sent, isTwice = fate.duplicates] {
        if (isTwice)
            socket.send(sent);
        return socket.send(sent);
    };
    if (isOn && out.isNow())
        fate.delay += out.queued(message.size());
    return out.pass(act, fate, nullptr);
}

/// A close keeps its place behind what was sent.
void misclose(const WebSocket &socket, Direction &out, const std::optional<WsStatus> &status)
{
    const bool isRefused = status && !status->isSendable();
    if (out.isOver || isRefused)
        return isRefused ? socket.close(*status) : void(); // which says so
    out.isOver = true;
    out.passKept();
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

bool isWrong(const Latency &latency)
{
    return latency.min.count() < 0 || latency.max < latency.min;
}

bool isWrong(const MessageChaos &chaos)
{
    return isWrong(chaos.drop) || isWrong(chaos.duplicate) || isWrong(chaos.truncate)
        || isWrong(chaos.reorder) || isWrong(chaos.closeMidMessage) || chaos.bytesPerSecond < 0
        || isWrong(chaos.latency);
}

bool isWrong(const PongChaos &chaos)
{
    return isWrong(chaos.drop) || isWrong(chaos.wrong) || isWrong(chaos.latency);
}
} // namespace

ChaosSwitch::ChaosSwitch()
    : m_isOn(std::make_shared<std::atomic<bool>>(false))
{ }

WsFilter chaos(const Chaos &chaos, const ChaosSwitch &isOn)
{
    if (isWrong(chaos.refuse) || isWrong(chaos.handshake) || isWrong(chaos.received)
        || isWrong(chaos.sent) || isWrong(chaos.pongs) || chaos.from.count() < 0
        || chaos.until < chaos.from)
        return broken(QStringLiteral(
            "chaos: a probability is from 0 to 1, a latency from 0 ms, a number of bytes not "
            "below 0, and min is not above max, nor from above until"));
    const auto handshakes = std::make_shared<std::atomic<quint32>>(0);
    return [chaos, isOn, handshakes](const WsHandler &next) -> WsHandler {
        return [chaos, isOn, handshakes, next](const Request &request) {
            const quint32 number = (*handshakes)++;
            Dice dice(chaos.seed, number, Throw::Handshake);
            const bool isStruck =
                dice.strikes(chaos.refuse) && isOn.isMisbehaving() && chaos.from.count() == 0;
            const milliseconds delay = dice.within(chaos.handshake);
            const bool isLate = isOn.isMisbehaving() && chaos.from.count() == 0;
            const auto misbehaving = [chaos, isOn, number](const WebSocket &socket) {
                const auto direction = [&](Throw what) {
                    return std::make_shared<Direction>(socket, chaos, number, what);
                };
                mispong(socket, chaos, number, isOn);
                const WebSocket receives = misreceiving(socket, direction(Throw::Received), isOn);
                return missending(receives, direction(Throw::Sent), isOn);
            };
            const WsResponse response = isStruck
                ? refuse(plainText(503, QStringLiteral("service unavailable")))
                : handing(misbehaving)(next)(request);
            return isLate ? response.withDelay(delay) : response;
        };
    };
}

} // namespace jackfield
