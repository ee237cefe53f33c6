// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/wsclient.h>

#include <condition_variable>
#include <deque>
#include <mutex>

namespace jackfield {

struct WsClient::Inbox::State
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Arrived> messages;
    std::optional<WsStatus> end;
};

WsClient::Inbox::Inbox()
    : m_state(std::make_unique<State>())
{ }
WsClient::Inbox::~Inbox() = default;

void WsClient::Inbox::attach(const std::shared_ptr<Inbox> &inbox, const WebSocket &socket)
{
    socket.onMessage([inbox, socket](const WsMessage &message) {
        const std::scoped_lock lock(inbox->m_state->mutex);
        inbox->m_state->messages.push_back({ message, socket.elapsed() });
        inbox->m_state->changed.notify_all();
    });
    socket.onClose([inbox](const WsStatus &status, Side, bool) {
        const std::scoped_lock lock(inbox->m_state->mutex);
        inbox->m_state->end = status;
        inbox->m_state->changed.notify_all();
    });
}

void WsClient::Inbox::wait(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait_for(
        lock, timeout, [this] { return !m_state->messages.empty() || m_state->end; });
}

bool WsClient::Inbox::isReady() const
{
    const std::scoped_lock lock(m_state->mutex);
    return !m_state->messages.empty() || m_state->end;
}

std::optional<std::expected<WsClient::Inbox::Arrived, WsStatus>> WsClient::Inbox::take()
{
    const std::scoped_lock lock(m_state->mutex);
    if (!m_state->messages.empty()) {
        Arrived arrived = std::move(m_state->messages.front());
        m_state->messages.pop_front();
        return arrived;
    }
    if (m_state->end)
        return std::unexpected(*m_state->end);
    return std::nullopt;
}

WsClient::WsClient(WebSocket socket,
                   std::shared_ptr<Inbox> inbox,
                   Advance advance,
                   std::function<void()> release)
    : m_socket(std::move(socket))
    , m_inbox(std::move(inbox))
    , m_advance(std::move(advance))
    , m_release(std::move(release))
{ }

WsClient::WsClient(Response refusal)
    : m_refusal(std::move(refusal))
{ }

WsClient::~WsClient()
{
    abort();
    if (m_release)
        m_release();
}

SendResult WsClient::send(const WsMessage &message)
{
    if (!m_socket)
        return SendResult::Closed;
    const SendResult result = m_socket->send(message);
    m_advance({});
    return result;
}

void WsClient::close(const WsStatus &status)
{
    if (!m_socket)
        return;
    m_socket->close(status);
    m_advance({});
}

void WsClient::abort()
{
    if (!m_socket)
        return;
    m_socket->abort();
    m_advance({});
}

void WsClient::ping(const QByteArray &payload)
{
    if (!m_socket)
        return;
    m_socket->ping(payload);
    m_advance({});
}

std::expected<WsMessage, ReceiveEnd> WsClient::receive(std::chrono::milliseconds timeout)
{
    using Reason = ReceiveEnd::Reason;
    if (!m_socket)
        return std::unexpected(ReceiveEnd { Reason::Closed, WsStatus::AbnormalClosure, m_refusal });
    auto taken = m_inbox->take();
    if (!taken) {
        m_advance(timeout);
        taken = m_inbox->take();
    }
    if (!taken)
        return std::unexpected(ReceiveEnd { Reason::Timeout, {}, {} });
    if (!*taken)
        return std::unexpected(ReceiveEnd { Reason::Closed, taken->error(), {} });
    m_arrivedAt = (*taken)->second;
    return std::move((*taken)->first);
}

QList<WsMessage> WsClient::receiveAll(qsizetype count, std::chrono::milliseconds timeout)
{
    QList<WsMessage> messages;
    while (messages.size() < count) {
        auto message = receive(timeout);
        if (!message)
            break;
        messages.append(*std::move(message));
    }
    return messages;
}

QString WsClient::subprotocol() const
{
    return m_socket ? m_socket->subprotocol() : QString();
}

} // namespace jackfield
