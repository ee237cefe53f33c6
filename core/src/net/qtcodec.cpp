// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "codecsocket_p.h"
#include "loop_p.h"
#include "qtcodec_p.h"

#include <QCoreApplication>
#include <QWebSocketServer>

namespace jackfield::net {

namespace {
/// A QWebSocket on `socket`, which knows nothing of an opening handshake of anybody.
std::unique_ptr<QWebSocket> becomeQWebSocket(CodecSocket &socket)
{
    static constexpr char handshake[] =
        "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    QWebSocketServer upgrader(QString(), QWebSocketServer::NonSecureMode);
    socket.setInput(QByteArrayView(handshake));
    upgrader.handleConnection(&socket); // which reads it in its next event; its 101 goes nowhere
    QCoreApplication::sendPostedEvents(&upgrader, QEvent::MetaCall);
    std::unique_ptr<QWebSocket> web(upgrader.nextPendingConnection());
    Q_ASSERT(web);
    web->setParent(nullptr);
    socket.forgetPeeked();
    return web;
}
} // namespace

QtCodec &Loop::codec()
{
    if (!m_codec)
        m_codec = new QtCodec(context());
    return *m_codec;
}

QtCodec::QtCodec(QObject *parent)
    : QObject(parent)
{
    renew();
}

QtCodec::~QtCodec()
{
    m_web->disconnect(this); // it says goodbye when it goes
}

void QtCodec::renew()
{
    m_socket = new CodecSocket;
    m_web = becomeQWebSocket(*m_socket);
    m_socket->setParent(m_web.get());
    // QWebSocket cuts a message at any byte, and refuses a character that is cut: one frame a message. Its other limits
    // are above ours, which were kept before.
    m_web->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    connect(m_web.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        keep(WsMessage::fromCheckedText(m_beginsWithMark ? QChar(QChar::ByteOrderMark) + text
                                                         : text));
    });
    connect(m_web.get(), &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        keep(WsMessage::binary(bytes));
    });
    connect(m_web.get(), &QWebSocket::aboutToClose, this, [this] {
        m_fault = wire::Violation { quint16(m_web->closeCode()), m_web->closeReason() };
    });
}

/// QWebSocket reads on behind a fault; nothing there counts.
void QtCodec::keep(WsMessage &&message)
{
    m_beginsWithMark = false;
    if (!m_fault)
        m_messages->push_back(std::move(message));
}

std::optional<wire::Violation>
QtCodec::read(QByteArrayView frames, bool beginsWithMark, Messages &messages)
{
    m_messages = &messages;
    m_beginsWithMark = beginsWithMark;
    m_socket->feed(frames);
    m_messages = nullptr;
    if (!m_fault) [[likely]]
        return std::nullopt;
    const auto fault = std::exchange(m_fault, std::nullopt);
    renew();
    return fault;
}

void QtCodec::write(const WsMessage &message, QByteArray &out, wire::Role role)
{
    const CodecSocket::Output output(*m_socket, out, role);
    if (message.isText())
        m_web->sendTextMessage(message.text());
    else
        m_web->sendBinaryMessage(message.bytes());
}

void QtCodec::writePing(const QByteArray &payload, QByteArray &out, wire::Role role)
{
    const CodecSocket::Output output(*m_socket, out, role);
    m_web->ping(payload);
}

void QtCodec::writePong(const QByteArray &payload, QByteArray &out, wire::Role role)
{
    const CodecSocket::Output output(*m_socket, out, role);
    m_socket->feed(wire::encoded({ .opcode = wire::Opcode::Ping, .payload = payload, .mask = 0 }));
}

} // namespace jackfield::net
