// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "socketend_p.h"
#include "wiretransport_p.h"

#include <QRandomGenerator>

namespace jackfield::net {

WireTransport::WireTransport(Setup setup)
    : QueuedTransport(setup.loop)
    , m_guard(std::make_unique<QObject>())
    , m_socket(setup.socket.release())
    , m_role(setup.role)
    , m_reader(setup.role, setup.maxMessageBytes)
{
    m_socket->setParent(loop().context());
    m_socket->setReadBufferSize(1 << 20); // what may come in while it is held
    m_reader.feed(setup.surplus);
}

WireTransport::~WireTransport() = default;

void WireTransport::listen()
{
    QObject::connect(m_socket, &QTcpSocket::readyRead, m_guard.get(), [this] { read(); });
    QObject::connect(m_socket, &QTcpSocket::bytesWritten, m_guard.get(), [this] { countBytes(); });
    QObject::connect(m_socket, &QTcpSocket::disconnected, m_guard.get(), [this] {
        read(); // what came before the end
    });
    // The surplus, and what came in between; later, so that the consumer is asked first.
    post([self = shared_from_this(), this] { read(); });
}

void WireTransport::read()
{
    if (isFinished() || m_broken || m_held)
        return;
    m_reader.feed(m_socket->readAll());
    while (!isFinished() && !m_broken) {
        const auto received = m_reader.next();
        if (!received)
            return fail(received.error());
        if (!*received)
            break;
        take(**received);
    }
    if (!isFinished() && m_socket->state() == QAbstractSocket::UnconnectedState)
        finish(false);
}

void WireTransport::holdUntil(std::function<bool()> isReady)
{
    if (!std::exchange(m_held, true))
        waitUntil(std::move(isReady));
}

void WireTransport::waitUntil(std::function<bool()> isReady)
{
    if (isReady()) {
        m_held = false;
        return read();
    }
    schedule(std::chrono::milliseconds(5), [weak = weak_from_this(), ready = std::move(isReady)] {
        if (const auto self = std::static_pointer_cast<WireTransport>(weak.lock()))
            self->waitUntil(ready);
    });
}

void WireTransport::take(const wire::Received &received)
{
    switch (received.opcode) {
    case wire::Opcode::Text:
        return connection()->messageReceived(WsMessage::fromUtf8(received.payload));
    case wire::Opcode::Binary:
        return connection()->messageReceived(WsMessage::binary(received.payload));
    case wire::Opcode::Ping:
        connection()->pingReceived(received.payload);
        return answerPing(received.payload);
    case wire::Opcode::Pong:
        return connection()->pongReceived(received.payload);
    case wire::Opcode::Close:
        return takeClose(wire::parseClose(received.payload).value_or(std::nullopt));
    case wire::Opcode::Continuation:
        return;
    }
}

void WireTransport::answerPing(const QByteArray &payload)
{
    if (m_closeSent) // nothing may follow it
        return;
    write(wire::Opcode::Pong, payload);
    connection()->ownBytesWritten();
}

void WireTransport::takeClose(const std::optional<wire::CloseBody> &body)
{
    connection()->closeReceived(body.transform(
        [](const wire::CloseBody &b) { return WsStatus { b.code, QString::fromUtf8(b.reason) }; }));
    if (!m_closeSent) { // the answer repeats the code (RFC 6455 section 5.5.1)
        const auto code =
            body.transform([](const wire::CloseBody &b) { return wire::CloseBody { b.code, {} }; });
        write(wire::Opcode::Close, wire::encoded(code));
    }
    finish(true);
}

/// RFC 6455 section 7.1.7: say why, then drop the stream.
void WireTransport::fail(const wire::Violation &violation)
{
    m_broken = true;
    connection()->errorOccurred({ Error::Code::Protocol, violation.message, {} });
    if (m_closeSent)
        return finish(false);
    connection()->close(WsStatus { violation.closeCode, violation.message }); // writeClose ends it
}

void WireTransport::write(wire::Opcode opcode, const QByteArray &payload)
{
    wire::Frame frame { .opcode = opcode, .payload = payload };
    if (m_role == wire::Role::Client)
        frame.mask = QRandomGenerator::global()->generate();
    m_socket->write(wire::encoded(frame));
    countBytes();
}

void WireTransport::writeMessage(const WsMessage &message)
{
    write(message.isText() ? wire::Opcode::Text : wire::Opcode::Binary, message.bytes());
}

void WireTransport::writePing(const QByteArray &payload)
{
    write(wire::Opcode::Ping, payload);
}

void WireTransport::writeClose(const std::optional<WsStatus> &status)
{
    if (std::exchange(m_closeSent, true))
        return;
    write(wire::Opcode::Close, wire::encoded(status.transform([](const WsStatus &s) {
              return wire::CloseBody { s.code, s.reasonBytes() };
          })));
    m_socket->flush();
    if (m_broken)
        return finish(false);
    limitClosing();
}

void WireTransport::release(bool clean)
{
    m_guard.reset();
    if (clean || m_closeSent)
        closeGently(m_socket);
    else
        closeAtOnce(m_socket);
    m_socket = nullptr;
}

void WireTransport::countBytes()
{
    setSocketBytes(unwrittenBytes(*m_socket));
}

} // namespace jackfield::net
