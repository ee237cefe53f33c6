// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "queuedtransport_p.h"
#include "reconnecting_p.h"

#include <QRandomGenerator>

namespace jackfield::net {

namespace {
/// "The connection ended: 1001 GoingAway, reboot."
QString endOf(const WsStatus &status, const std::optional<Error> &fault)
{
    QStringList words { QStringLiteral("%1 %2").arg(status.code).arg(status.name()).trimmed() };
    if (!status.reason.isEmpty())
        words.append(status.reason);
    if (fault)
        words.append(fault->message);
    return QStringLiteral("The connection ended: %1.").arg(words.join(QStringLiteral(", ")));
}
} // namespace

void startKeepingAlive(const WebSocket &socket, const ClientConfig &config)
{
    keepAlive(socket, { .interval = config.keepAlive, .pongTimeout = config.pongTimeout });
}

Client::Private::Private(NextDestination next,
                         ReconnectPolicy policy,
                         WsConsumer consumer,
                         Failed onFailure)
    : m_next(std::move(next))
    , m_policy(std::move(policy))
    , m_consumer(std::move(consumer))
    , m_onFailure(std::move(onFailure))
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { dial(); });
}

Client::Private::~Private()
{
    m_dialler.reset();
    if (m_transport)
        m_transport->abandon();
    m_loop->close();
}

bool Client::Private::isReconnecting() const
{
    return m_policy.isOn && (m_state == State::Dialling || m_state == State::Waiting);
}

void Client::Private::dial()
{
    m_state = State::Dialling;
    m_next([weak = weak_from_this()](std::expected<Destination, ConnectFailure> destination) {
        const auto self = weak.lock();
        if (!self || self->m_state != State::Dialling)
            return;
        if (destination)
            self->dial(*std::move(destination));
        else
            self->failed(destination.error());
    });
}

void Client::Private::dial(Destination destination)
{
    m_config = std::move(destination.config);
    m_dialler = std::make_unique<Dialler>(destination.url, m_config);
    m_dialler->start([weak = weak_from_this()](std::expected<Dialled, ConnectFailure> dialled) {
        const auto self = weak.lock(); // a callback may destroy the client
        if (!self || self->m_state != State::Dialling)
            return;
        if (dialled)
            self->connected(*std::move(dialled));
        else
            self->failed(dialled.error());
    });
}

void Client::Private::connected(Dialled dialled)
{
    m_state = State::Up;
    m_upSince = std::chrono::steady_clock::now();
    m_fault.reset();
    const auto begin = [this](const WebSocket &socket) {
        m_socket = socket;
        socket.onError([weak = weak_from_this()](const Error &error) {
            using Code = Error::Code;
            const bool isFault = error.code == Code::Protocol || error.code == Code::Timeout
                || error.code == Code::Refused;
            if (const auto self = weak.lock(); self && isFault)
                self->m_fault = error;
        });
        // Before the consumer's: in those it is known whether another connection is to come.
        socket.onClose([weak = weak_from_this()](const WsStatus &status, Side by, bool clean) {
            if (const auto self = weak.lock())
                self->ended(status, by, clean);
        });
        startKeepingAlive(socket, m_config);
        m_consumer(socket);
    };
    m_transport = startClient(std::move(dialled), m_config, m_loop, begin, {});
    sendQueue();
}

void Client::Private::failed(const ConnectFailure &failure)
{
    const bool isLast = m_policy.maxAttempts > 0 && m_attempts >= m_policy.maxAttempts;
    if (m_policy.isOn && !isLast && (!failure.isLasting || m_policy.afterRefusal))
        return dialLater(failure.message);
    ConnectFailure last = failure;
    if (m_policy.isOn && isLast)
        last.message += QStringLiteral(" Given up after %1 attempts.").arg(m_attempts);
    giveUp(last);
}

bool Client::Private::isOver(const WsStatus &status, Side initiator, bool clean) const
{
    if (!m_policy.isOn)
        return true;
    if (initiator == Side::Client && !m_fault)
        return true;
    const bool isNormal = clean
        && (status.code == WsStatus::NormalClosure.code
            || status.code == WsStatus::NoStatusReceived.code);
    return isNormal && !m_policy.afterNormalClosure;
}

void Client::Private::ended(const WsStatus &status, Side initiator, bool clean)
{
    if (m_state == State::Over) // closed by this side
        return;
    const QString reason = endOf(status, m_fault);
    if (isOver(status, initiator, clean)) {
        m_state = State::Over;
        if (!m_queue.empty())
            giveUp({ ConnectFailure::Kind::Lost, reason, {} });
        return;
    }
    if (std::chrono::steady_clock::now() - m_upSince >= m_policy.stableAfter)
        m_attempts = 0;
    if (m_policy.maxAttempts > 0 && m_attempts >= m_policy.maxAttempts)
        return giveUp({ ConnectFailure::Kind::Lost,
                        reason + QStringLiteral(" Given up after %1 attempts.").arg(m_attempts),
                        {} });
    dialLater(reason);
}

void Client::Private::dialLater(const QString &reason)
{
    m_state = State::Waiting;
    const auto delay =
        reconnectDelay(m_policy, ++m_attempts, QRandomGenerator::global()->generateDouble());
    m_timer.start(delay);
    if (m_policy.onReconnecting) // behind the listeners of the connection that ended
        m_loop->post([weak = weak_from_this(), attempt = m_attempts, delay, reason] {
            if (const auto self = weak.lock())
                self->m_policy.onReconnecting(attempt, delay, reason);
        });
}

void Client::Private::giveUp(ConnectFailure failure)
{
    m_state = State::Over;
    if (!m_queue.empty())
        failure.message +=
            QStringLiteral(" Queued messages that were not sent: %1.").arg(m_queue.size());
    m_loop->post([weak = weak_from_this(), failure] {
        if (const auto self = weak.lock(); self && self->m_onFailure)
            self->m_onFailure(failure);
    });
}

SendResult Client::Private::send(const WsMessage &message)
{
    if (!message.isWellFormed())
        return SendResult::Malformed;
    if (m_state == State::Over)
        return SendResult::Closed;
    if (m_state == State::Up && m_queue.empty() && m_socket) {
        const SendResult result = m_socket->send(message);
        if (result != SendResult::Closed)
            return result;
    }
    return enqueue(message);
}

SendResult Client::Private::enqueue(const WsMessage &message)
{
    const qint64 bytes = m_queueBytes + message.size();
    if (!m_policy.isOn || qsizetype(m_queue.size()) >= m_policy.queuedMessages
        || bytes > m_policy.queuedBytes)
        return SendResult::Closed;
    m_queue.push_back(message);
    m_queueBytes = bytes;
    return SendResult::Queued;
}

/// As much as the connection takes without hurry; the rest when that has left.
void Client::Private::sendQueue()
{
    while (m_state == State::Up && !m_queue.empty()) {
        if (m_socket->bufferedBytes()
            > std::min(m_config.limits.highWaterBytes, m_config.limits.unsentBytes))
            return m_socket->after(std::chrono::milliseconds(5), [weak = weak_from_this()] {
                if (const auto self = weak.lock())
                    self->sendQueue();
            });
        if (m_socket->send(m_queue.front()) == SendResult::Closed)
            return; // it goes with the next connection
        m_queueBytes -= m_queue.front().size();
        m_queue.pop_front();
    }
}

void Client::Private::close(const WsStatus &status)
{
    if (m_state == State::Up && m_socket)
        m_socket->close(status);
    else if (m_dialler)
        m_dialler.release()->deleteLater(); // it may be what calls
    m_timer.stop();
    m_state = State::Over;
}

} // namespace jackfield::net
