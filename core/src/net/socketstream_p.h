// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"

#include <QPointer>
#include <QTcpSocket>

namespace jackfield::net {

/// A QTcpSocket or QSslSocket as a stream of bytes.
class SocketStream final : public ByteStream
{
public:
    /// Owns `socket` from here on.
    SocketStream(QTcpSocket *socket, QObject *parent);

    QByteArrayView read() override;
    bool isOver() const override;
    void flush() override;
    qint64 unwrittenBytes() const override;
    void setPaused(bool paused) override;
    bool endWriting() override { return false; } ///< who ends TLS has ended all of it
    bool isBroken() const override { return isOver(); }
    bool isReentrant() const override
    {
        return false;
    } ///< QTcpSocket says nothing more until its slot returns
    QString peerName() const override;
    QObject *lifetime() override { return m_socket; }
    void closeGently() override;
    void closeWhenPeerCloses() override;
    void closeAtOnce() override;

private:
    void readAll();
    QTcpSocket *takeSocket();

    QPointer<QTcpSocket> m_socket;
    bool m_isPaused = false;
};

} // namespace jackfield::net
