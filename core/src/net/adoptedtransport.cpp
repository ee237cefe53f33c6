// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "adoptedtransport_p.h"

#include <algorithm>

namespace jackfield::net {

namespace {
/// QWebSocket closes in the same way whether the peer sent a close frame or broke the protocol. In the second case the
/// reason is one of Qt's own sentences; translations of Qt are not loaded for them.
bool isQtsVerdict(quint16 code, const QString &reason)
{
    static const QList<QLatin1String> sentences {
        QLatin1String("Received Continuation frame, while there is nothing"),
        QLatin1String("All data frames after the initial data frame"),
        QLatin1String("Received message is too big."),
        QLatin1String("Maximum framesize exceeded."),
        QLatin1String("Invalid UTF-8 code encountered."),
        QLatin1String("Payload of close frame is too small."),
        QLatin1String("Invalid close code"),
        QLatin1String("Timeout when reading data from socket."),
        QLatin1String("Rsv field is non-zero"),
        QLatin1String("Used reserved opcode"),
        QLatin1String("Control frame"),
        QLatin1String("Lengths smaller than"),
        QLatin1String("Highest bit of payload length"),
    };
    return code != 1000
        && std::ranges::any_of(sentences, [&](QLatin1String s) { return reason.startsWith(s); });
}
} // namespace

AdoptedTransport::AdoptedTransport(std::shared_ptr<Loop> loop, QWebSocket *web)
    : QueuedTransport(std::move(loop))
    , m_guard(std::make_unique<QObject>())
    , m_web(web)
{
    // QWebSocket cuts a message at any byte, and refuses a character that is cut: one frame a message.
    web->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
}

AdoptedTransport::~AdoptedTransport() = default;

void AdoptedTransport::listen()
{
    QObject *guard = m_guard.get();
    QObject::connect(m_web, &QWebSocket::textMessageReceived, guard, [this](const QString &text) {
        connection()->messageReceived(WsMessage::fromCheckedText(text));
    });
    QObject::connect(
        m_web, &QWebSocket::binaryMessageReceived, guard, [this](const QByteArray &bytes) {
            connection()->messageReceived(WsMessage::binary(bytes));
        });
    QObject::connect(m_web, &QWebSocket::pong, guard, [this](quint64, const QByteArray &payload) {
        connection()->pongReceived(payload);
    });
    QObject::connect(m_web, &QWebSocket::bytesWritten, guard, [this] {
        countBytes();
        if (!isFinished())
            connection()->bytesWritten();
    });
    QObject::connect(m_web, &QWebSocket::aboutToClose, guard, [this] { closing(); });
    QObject::connect(m_web, &QWebSocket::errorOccurred, guard, [this] { m_lost = true; });
    QObject::connect(m_web, &QWebSocket::disconnected, guard, [this] {
        if (m_isJudged) // behind the close that is posted
            post([self = shared_from_this(), this] { finish(true); });
        else
            finish(m_closed || m_peerClosed);
    });
    QObject::connect(m_web, &QObject::destroyed, guard, [this] { finish(false); });
    post([self = shared_from_this(),
          this] { // the stream may have broken off before there was a listener
        if (!isFinished() && m_web->state() == QAbstractSocket::UnconnectedState)
            finish(false);
    });
}

/// A close frame came, or Qt found fault with the peer and has sent one.
void AdoptedTransport::closing()
{
    if (m_closed || m_peerClosed || m_lost)
        return;
    const WsStatus status { quint16(m_web->closeCode()), m_web->closeReason() };
    if (isQtsVerdict(status.code, status.reason)) {
        m_closed = true;
        m_isJudged = true;
        connection()->errorOccurred({ Error::Code::Protocol, status.reason, {} });
        // What came before the fault was right and is delivered first.
        post([self = shared_from_this(), this, status] {
            if (!isFinished())
                connection()->close(status);
        });
    } else {
        m_peerClosed = true;
        limitClosing();
        connection()->closeReceived(status);
    }
}

void AdoptedTransport::writeMessage(const WsMessage &message)
{
    if (message.isText())
        m_web->sendTextMessage(message.text());
    else
        m_web->sendBinaryMessage(message.bytes());
    countBytes();
}

void AdoptedTransport::writePing(const QByteArray &payload)
{
    m_web->ping(payload);
}

void AdoptedTransport::writeClose(const std::optional<WsStatus> &status)
{
    if (m_closed || m_peerClosed)
        return;
    m_closed = true;
    limitClosing();
    if (status)
        m_web->close(QWebSocketProtocol::CloseCode(status->code), status->reason);
    else
        m_web->close(); // it always sends a code
}

void AdoptedTransport::countBytes()
{
    setSocketBytes(m_web->bytesToWrite());
}

void AdoptedTransport::release(bool clean)
{
    m_guard.reset();
    if (m_web && !clean)
        m_web->abort();
}

} // namespace jackfield::net
