// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"
#include "queuedtransport_p.h"

#include <jackfield/wire/messagereader.h>

#include <QPointer>

namespace jackfield::net {

/// RFC 6455 and RFC 7692 by our own reader and writer, on a stream whose opening handshake is done. Every byte of a message
/// is kept, every frame is seen, and what breaks the protocol is told with its bytes.
class ExactTransport final : public QueuedTransport
{
public:
    struct Setup
    {
        std::shared_ptr<Loop> loop;
        ByteStream *stream = nullptr; ///< lives in the loop's thread; is closed by the transport
        QByteArray surplus; ///< what was read behind the handshake
        wire::Role role = wire::Role::Client;
        qint64 maxMessageBytes = 0; ///< 0: no limit
        qint64 maxFragments = 0; ///< frames of one message; 0: no limit
        std::optional<wire::DeflateParameters> deflate = {}; ///< what was agreed on
        qsizetype compressFrom = 0; ///< bytes; shorter messages are sent as they are
    };
    explicit ExactTransport(Setup setup);
    ~ExactTransport() override;

    std::optional<WsFrame> prepare(const WsMessage &message) override;
    void sendMessage(const WsMessage &message) override;
    bool sendMessageNow(const WsMessage &message) override;
    bool sendRaw(const QByteArray &bytes) override;
    bool setReadingPaused(bool paused) override;
    bool setPongsMuted(bool muted) override;

protected:
    void listen() override;
    void writeMessage(const WsMessage &message) override;
    void writePing(const QByteArray &payload) override;
    void writeBytes(const QByteArray &bytes) override;
    void writeClose(const std::optional<WsStatus> &status) override;
    void release(bool clean) override;

private:
    /// A message that was compressed, and as what frame it will be sent.
    struct Compressed
    {
        wire::FrameHeader header;
        QByteArray payload;
    };

    wire::FrameHeader headerOf(wire::Opcode opcode) const;
    bool isCompressible(const WsMessage &message) const;
    Compressed compressed(const WsMessage &message);
    void read();
    void readable();
    void decode(QByteArrayView bytes);
    void take(wire::Received &&received);
    void takeMessage(const WsMessage &message);
    void answerPing(const QByteArray &payload);
    void takeClose(const std::optional<wire::CloseBody> &body);
    void endAsAsked(const std::optional<wire::CloseBody> &body);
    void fail(const wire::Violation &violation);
    void write(wire::Opcode opcode, const QByteArray &payload);
    void added();
    void flush();
    void written();
    void countBytes();

    QPointer<ByteStream> m_stream;
    const wire::Role m_role;
    const qsizetype m_compressFrom;
    wire::MessageReader m_reader;
    std::optional<wire::Deflater>
        m_deflater; ///< used as the connection sends: one message at a time
    std::optional<Compressed> m_prepared; ///< the message that sendMessage() gets next
    QByteArray m_surplus;
    std::atomic<bool> m_pongsMuted = false;
    bool m_flushDue = false;
    bool m_closeSent = false;
    bool m_isDeaf = false; ///< the peer has closed or broken the protocol: nothing more is read
    bool m_isBroken = false; ///< the peer broke the protocol
    bool m_isPaused = false;
    bool m_isReading = false; ///< readable() runs, and user code in it
    bool m_readsAgain = false; ///< more came meanwhile
};

} // namespace jackfield::net
