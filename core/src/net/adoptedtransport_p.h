// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "queuedtransport_p.h"

#include <QPointer>
#include <QWebSocket>

namespace jackfield::net {

/// A QWebSocket of somebody else, by its public interface alone. What it cannot tell is not told: received pings, a close
/// frame without a code (it says 1000), a leading U+FEFF of a text. After a close of this side Qt does not wait for the
/// peer's answer.
class AdoptedTransport final : public QueuedTransport
{
public:
    /// `web` lives in the loop's thread and remains its owner's.
    AdoptedTransport(std::shared_ptr<Loop> loop, QWebSocket *web);
    ~AdoptedTransport() override;

protected:
    void listen() override;
    void writeMessage(const WsMessage &message) override;
    void writePing(const QByteArray &payload) override;
    void writeClose(const std::optional<WsStatus> &status) override;
    void release(bool clean) override;

private:
    void closing();
    void countBytes();

    std::unique_ptr<QObject> m_guard; ///< context of the connections; lives in the loop's thread
    QPointer<QWebSocket> m_web;
    bool m_closed = false; ///< this side has sent its close frame
    bool m_isJudged = false; ///< Qt found fault with the peer
    bool m_peerClosed = false; ///< the peer has
    bool m_lost = false; ///< the stream broke off
};

} // namespace jackfield::net
