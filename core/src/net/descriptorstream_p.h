// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"

#include <QSocketNotifier>

namespace jackfield::net {

/// A connected TCP socket by its descriptor. QTcpSocket copies every byte twice more and holds buffers for each
/// connection; a server with thousands of them, or with small messages, is measured in that.
class DescriptorStream final : public ByteStream
{
public:
    /// Owns `descriptor`, which does not block, from here on.
    DescriptorStream(int descriptor, QObject *parent);
    ~DescriptorStream() override;

    QByteArrayView read() override;
    bool isOver() const override { return m_isOver; }
    void flush() override;
    qint64 unwrittenBytes() const override { return m_out.size() - m_sent; }
    void setPaused(bool paused) override;
    bool endWriting() override;
    bool isBroken() const override { return m_isBroken; }
    bool isReentrant() const override { return true; }
    QString peerName() const override;
    QObject *lifetime() override { return this; }
    void closeGently() override;
    void closeWhenPeerCloses() override;
    void closeAtOnce() override;

private:
    bool sendSome();
    void waitForRoom(bool waits);
    void written();
    void throwAway();
    void shutDown();
    void limitClosing();

    const int m_descriptor;
    QSocketNotifier m_reading;
    std::unique_ptr<QSocketNotifier>
        m_writing; ///< made when the peer was too slow for the first time
    qsizetype m_sent = 0; ///< of m_out
    bool m_isOver = false;
    bool m_isBroken = false; ///< nothing can be written any more
    bool m_isClosing = false;
    bool m_isEnding = false; ///< our side of the stream is to be shut
    bool m_hasEnded = false; ///< it is
};

} // namespace jackfield::net
