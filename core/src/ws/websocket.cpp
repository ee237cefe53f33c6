// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/connection.h>
#include <jackfield/ws/websocket.h>

namespace jackfield {

WebSocket::WebSocket(std::shared_ptr<Connection> connection)
    : m_connection(std::move(connection))
{ }

SendResult WebSocket::send(const WsMessage &message) const
{
    return m_functions && m_functions->send ? m_functions->send(message)
                                            : m_connection->send(message);
}

void WebSocket::close(const WsStatus &status) const
{
    return m_functions && m_functions->close ? m_functions->close(status)
                                             : m_connection->close(status);
}

void WebSocket::closeWithoutCode() const
{
    return m_functions && m_functions->close ? m_functions->close(std::nullopt)
                                             : m_connection->close(std::nullopt);
}

void WebSocket::abort() const
{
    m_connection->abort();
}

void WebSocket::abort(const Error &fault) const
{
    m_connection->abort(fault);
}

void WebSocket::ping(const QByteArray &payload) const
{
    m_connection->ping(payload);
}

void WebSocket::onMessage(const MessageListener &listener) const
{
    return m_functions && m_functions->onMessage ? m_functions->onMessage(listener)
                                                 : m_connection->addMessageListener(listener);
}

void WebSocket::onClose(const CloseListener &listener) const
{
    m_connection->addCloseListener(run(listener));
}

void WebSocket::onError(const ErrorListener &listener) const
{
    m_connection->addErrorListener(run(listener));
}

void WebSocket::onPing(const PayloadListener &listener) const
{
    m_connection->addPingListener(run(listener));
}

void WebSocket::onPong(const PayloadListener &listener) const
{
    m_connection->addPongListener(run(listener));
}

void WebSocket::onWritable(const WritableListener &listener) const
{
    m_connection->addWritableListener(run(listener));
}

SendResult WebSocket::sendRaw(const QByteArray &bytes) const
{
    return m_connection->sendRaw(bytes);
}

bool WebSocket::setReadingPaused(bool paused) const
{
    return m_connection->setReadingPaused(paused);
}

bool WebSocket::isHeldUp() const
{
    return m_connection->isHeldUp();
}

bool WebSocket::setPongsMuted(bool muted) const
{
    return m_connection->setPongsMuted(muted);
}

void WebSocket::observe(const WsObserver &observer) const
{
    m_connection->addObserver(observer);
}

void WebSocket::after(std::chrono::milliseconds delay, const std::function<void()> &task) const
{
    m_connection->repeat(delay, run(task), false);
}

void WebSocket::every(std::chrono::milliseconds interval, const std::function<void()> &task) const
{
    m_connection->repeat(interval, run(task), true);
}

std::chrono::microseconds WebSocket::elapsed() const
{
    return m_connection->elapsed();
}

const Request &WebSocket::request() const
{
    return m_functions && m_functions->request ? *m_functions->request
                                               : m_connection->opened().request;
}

const Response &WebSocket::response() const
{
    return m_connection->opened().response;
}

const std::optional<TlsPeer> &WebSocket::tls() const
{
    return m_connection->opened().tls;
}

const QList<Response> &WebSocket::redirects() const
{
    return m_connection->opened().redirects;
}

QString WebSocket::subprotocol() const
{
    return m_connection->opened().subprotocol;
}

QString WebSocket::peer() const
{
    return m_connection->peer();
}

quint64 WebSocket::id() const
{
    return m_connection->id();
}

Side WebSocket::side() const
{
    return m_connection->side();
}

qint64 WebSocket::bufferedBytes() const
{
    return m_connection->bufferedBytes();
}

bool WebSocket::isOpen() const
{
    return m_connection->isOpen();
}

std::optional<std::chrono::microseconds> WebSocket::roundTrip() const
{
    return m_connection->roundTrip();
}

void WebSocket::setRoundTrip(std::chrono::microseconds took) const
{
    m_connection->setRoundTrip(took);
}

template<typename... Arguments>
std::function<void(Arguments...)>
WebSocket::run(const std::function<void(Arguments...)> &listener) const
{
    if (!m_functions || !m_functions->run)
        return listener;
    return [run = m_functions->run, listener](Arguments... arguments) {
        run([&] { listener(arguments...); });
    };
}

WebSocket WebSocket::with(Functions functions) const
{
    WebSocket copy = *this;
    if (functions.run && !functions.onMessage) {
        functions.onMessage = [outer = *this,
                               run = functions.run](const MessageListener &listener) {
            outer.onMessage(
                [run, listener](const WsMessage &message) { run([&] { listener(message); }); });
        };
    }
    if (m_functions) { // what is not replaced stays as it was replaced before
        if (!functions.send)
            functions.send = m_functions->send;
        if (!functions.close)
            functions.close = m_functions->close;
        if (!functions.onMessage)
            functions.onMessage = m_functions->onMessage;
        if (!functions.request)
            functions.request = m_functions->request;
        if (!functions.run)
            functions.run = m_functions->run;
        else if (m_functions->run)
            functions.run = [outer = m_functions->run, inner = functions.run](
                                const std::function<void()> &task) { outer([&] { inner(task); }); };
    }
    copy.m_functions = std::make_shared<const Functions>(std::move(functions));
    return copy;
}

} // namespace jackfield
