// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"

#include <jackfield/wire/frame.h>

#include <QPointer>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <cstring>

namespace jackfield::net {

/// What a QWebSocket takes for its TCP connection: it reads what it is fed with, and writes to a ByteStream. So the
/// connection has one way of reading, writing and ending, whoever makes messages of it, and no second set of buffers and
/// notifiers below QWebSocket.
class StreamSocket final : public QTcpSocket
{
public:
    StreamSocket()
    {
        open(ReadWrite | Unbuffered);
        setSocketState(ConnectedState);
    }
    /// Where bytes go; without a stream they are thrown away.
    void setStream(ByteStream *stream) { m_stream = stream; }
    /// Frames get a mask on their way: QWebSocket takes itself for a server.
    void setMasking(bool masks) { m_masks = masks; }
    /// Gives back the memory of what was peeked at.
    void forgetPeeked()
    {
        QIODevice::close();
        open(ReadWrite | Unbuffered);
    }
    /// What there is to read; must stay valid until it is replaced.
    void setInput(QByteArrayView bytes) { m_input = bytes; }
    /// Has `bytes` read, here and now; what is written meanwhile is the answer to them.
    void feed(QByteArrayView bytes)
    {
        setInput(bytes);
        Q_EMIT readyRead();
        setInput({});
    }
    /// Has them read; an answer is thrown away, since it would overtake those to what came before.
    void feedMuted(QByteArrayView bytes)
    {
        m_isMuted = true;
        feed(bytes);
        m_isMuted = false;
    }

    /// Without what somebody peeked at, who is QWebSocketServer and reads it next.
    qint64 bytesAvailable() const override { return m_input.size(); }
    qint64 bytesToWrite() const override { return 0; }
    void close() override { } ///< the transport ends the stream, when the peer has answered
    void disconnectFromHost() override { }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        const auto part = m_input.first(std::min<qsizetype>(size, m_input.size()));
        if (!part.isEmpty())
            std::memcpy(to, part.data(), size_t(part.size()));
        m_input = m_input.sliced(part.size());
        return part.size();
    }
    qint64 skipData(qint64 size) override { return QIODevice::skipData(size); }
    qint64 writeData(const char *bytes, qint64 size) override
    {
        if (m_stream && !m_isMuted && size > 0) {
            QByteArray &out = m_masks ? m_unmasked : m_stream->out();
            const qsizetype before = out.size();
            out.resize(before + size); // append() costs more
            std::memcpy(out.data() + before, bytes, size_t(size));
            if (m_masks)
                mask();
        }
        return size;
    }

private:
    /// Hands over what is a whole frame.
    void mask()
    {
        const auto header = wire::parseHeader(m_unmasked, { .reader = wire::Role::Client });
        if (!header || !*header
            || m_unmasked.size() < (*header)->size + qsizetype((*header)->length))
            return;
        wire::FrameHeader masked = **header;
        masked.mask = QRandomGenerator::global()->generate();
        wire::appendFrame(m_stream->out(),
                          masked,
                          QByteArrayView(m_unmasked).sliced(masked.size, qsizetype(masked.length)));
        if (m_unmasked.size() > mostKept)
            m_unmasked = {};
        else
            m_unmasked.resize(0);
    }

    static constexpr qsizetype mostKept = 4 << 10;

    QPointer<ByteStream> m_stream;
    QByteArrayView m_input;
    QByteArray m_unmasked; ///< a frame, as far as it was written
    bool m_masks = false;
    bool m_isMuted = false;
};

} // namespace jackfield::net
