// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "queuedtransport_p.h"

#include <jackfield/wire/messagereader.h>

#include <QTcpSocket>

namespace jackfield::net {

/// RFC 6455 by our own reader and writer on a socket whose opening handshake is done. Every byte of a message is kept,
/// pings and the exact close code are seen.
class WireTransport final : public QueuedTransport
{
public:
    struct Setup
    {
        std::shared_ptr<Loop> loop;
        std::unique_ptr<QTcpSocket> socket; ///< lives in the loop's thread
        QByteArray surplus; ///< what was read behind the handshake
        wire::Role role = wire::Role::Client;
        qint64 maxMessageBytes = 0; ///< 0: no limit
    };
    explicit WireTransport(Setup setup);
    ~WireTransport() override;

    /// Reads nothing more until `isReady`, so that the peer is slowed down by TCP. Thread: the loop's.
    void holdUntil(std::function<bool()> isReady);

protected:
    void listen() override;
    void writeMessage(const WsMessage &message) override;
    void writePing(const QByteArray &payload) override;
    void writeClose(const std::optional<WsStatus> &status) override;
    void release(bool clean) override;

private:
    void waitUntil(std::function<bool()> isReady);
    void read();
    void take(const wire::Received &received);
    void answerPing(const QByteArray &payload);
    void takeClose(const std::optional<wire::CloseBody> &body);
    void fail(const wire::Violation &violation);
    void write(wire::Opcode opcode, const QByteArray &payload);
    void countBytes();

    std::unique_ptr<QObject>
        m_guard; ///< context of the socket's connections; lives in the loop's thread
    QTcpSocket *m_socket; ///< child of the loop's context
    const wire::Role m_role;
    wire::MessageReader m_reader;
    bool m_closeSent = false;
    bool m_held = false;
    bool m_broken = false; ///< the peer broke the protocol: nothing more is read
};

} // namespace jackfield::net
