// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/frame.h>

#include <QRandomGenerator>
#include <QTcpSocket>
#include <cstring>

namespace jackfield::net {

/// What a QtCodec's QWebSocket takes for its TCP connection: it reads what it is fed with, and writes to an Output.
class CodecSocket final : public QTcpSocket
{
public:
    CodecSocket()
    {
        open(ReadWrite | Unbuffered);
        setSocketState(ConnectedState);
    }

    /// Takes what is written while it lives; without one, that goes nowhere.
    class Output
    {
    public:
        Output(CodecSocket &socket, QByteArray &out, wire::Role role)
            : m_socket(socket)
        {
            socket.m_out = &out;
            socket.m_masks = role == wire::Role::Client;
        }
        ~Output() { m_socket.m_out = nullptr; }
        Q_DISABLE_COPY_MOVE(Output)

    private:
        CodecSocket &m_socket;
    };

    /// Gives back the memory of what was peeked at.
    void forgetPeeked()
    {
        QIODevice::close();
        open(ReadWrite | Unbuffered);
    }
    /// What there is to read; must stay valid until it is replaced.
    void setInput(QByteArrayView bytes) { m_input = bytes; }
    /// Has `bytes` read, here and now.
    void feed(QByteArrayView bytes)
    {
        setInput(bytes);
        Q_EMIT readyRead();
        setInput({});
    }

    /// Without what somebody peeked at, who is QWebSocketServer and reads it next.
    qint64 bytesAvailable() const override { return m_input.size(); }
    qint64 bytesToWrite() const override { return 0; }
    void close() override { } ///< it is no connection's
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
        if (m_out && size > 0) {
            QByteArray &out = m_masks ? m_unmasked : *m_out;
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
        wire::appendFrame(*m_out,
                          masked,
                          QByteArrayView(m_unmasked).sliced(masked.size, qsizetype(masked.length)));
        if (m_unmasked.size() > mostKept)
            m_unmasked = {};
        else
            m_unmasked.resize(0);
    }

    static constexpr qsizetype mostKept = 4 << 10;

    QByteArrayView m_input;
    QByteArray *m_out = nullptr;
    QByteArray m_unmasked; ///< a frame, as far as it was written
    bool m_masks = false;
};

} // namespace jackfield::net
