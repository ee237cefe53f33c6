// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamtransport_p.h"

namespace jackfield::net {

/// RFC 6455 and RFC 7692 by our own reader and writer. Every byte of a message is kept, every frame is seen, and what breaks
/// the protocol is told with its bytes.
class ExactTransport final : public StreamTransport
{
public:
    explicit ExactTransport(const Setup &setup);
    ~ExactTransport() override;

    std::optional<WsFrame> prepare(const WsMessage &message) override;
    void sendMessage(const WsMessage &message) override;
    bool sendMessageNow(const WsMessage &message) override;

protected:
    void decode(QByteArrayView bytes) override;
    void writeMessage(const WsMessage &message) override;
    void writePing(const QByteArray &payload) override;
    void addPong(const QByteArray &payload) override;

private:
    /// A message that was compressed, and as what frame it will be sent.
    struct Compressed
    {
        wire::FrameHeader header;
        QByteArray payload;
    };

    bool isCompressible(const WsMessage &message) const;
    Compressed compressed(const WsMessage &message);
    void take(wire::Received &&received);
    void add(wire::Opcode opcode, const QByteArray &payload);

    const qsizetype m_compressFrom;
    wire::MessageReader m_reader;
    std::optional<wire::Deflater>
        m_deflater; ///< used as the connection sends: one message at a time
    std::optional<Compressed> m_prepared; ///< the message that sendMessage() gets next
};

} // namespace jackfield::net
