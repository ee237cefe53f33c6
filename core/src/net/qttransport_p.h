// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "arrivedmessages_p.h"
#include "queuedtransport_p.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QWebSocket>

namespace jackfield::net {

/// QtWebSockets behind the seam. What it cannot tell is not told: received pings, a close frame without a code (it
/// says 1000), a leading U+FEFF of a text. After a close of this side Qt does not wait for the peer's answer.
class QtTransport final : public QueuedTransport
{
public:
    /// `web` lives in the loop's thread. With `socket`, the one below it, both are owned; without, none is, and
    /// closeWithoutCode() sends 1000.
    QtTransport(std::shared_ptr<Loop> loop, QWebSocket *web, QTcpSocket *socket);
    ~QtTransport() override;

protected:
    void listen() override;
    void writeMessage(const WsMessage &message) override;
    void writePing(const QByteArray &payload) override;
    void writeClose(const std::optional<WsStatus> &status) override;
    void release(bool clean) override;
    void settle() override;

private:
    void closing();
    void countBytes();
    template<typename Payload, typename Message>
    void arrived(const Payload &payload, Message message);
    void deliverArrived();

    std::unique_ptr<QObject> m_guard; ///< context of the connections; lives in the loop's thread
    QPointer<QWebSocket> m_web;
    QPointer<QTcpSocket> m_socket;
    QPointer<QSslSocket> m_tls; ///< the same, if it is one
    const bool m_isOwner;
    bool m_closed = false; ///< this side has sent its close frame
    bool m_isJudged = false; ///< Qt found fault with the peer
    bool m_peerClosed = false; ///< the peer has
    bool m_lost = false; ///< the stream broke off
    ArrivedMessages m_arrived;
};

} // namespace jackfield::net
