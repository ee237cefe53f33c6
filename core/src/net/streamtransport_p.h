// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"
#include "queuedtransport_p.h"

#include <jackfield/wire/messagereader.h>
#include <jackfield/ws/transport.h>

#include <QPointer>

namespace jackfield::net {

/// What the transports on a ByteStream share: when it is read and written, in which turn messages are delivered, and how
/// the closing handshake goes. A subclass makes messages of bytes and bytes of messages.
class StreamTransport : public QueuedTransport
{
public:
    struct Setup
    {
        std::shared_ptr<Loop> loop;
        /// Lives in the loop's thread and is closed by the transport; its opening handshake is done.
        ByteStream *stream = nullptr;
        QByteArray surplus; ///< what was read behind it
        wire::Role role = wire::Role::Client;
        qint64 maxMessageBytes = 0; ///< 0: no limit
        qint64 maxFragments = 0; ///< frames of one message; 0: no limit
        std::optional<wire::DeflateParameters>
            deflate = {}; ///< what was agreed on, by the exact one
        qsizetype compressFrom = 0; ///< bytes; shorter messages are sent as they are
    };
    bool sendRaw(const QByteArray &bytes) final;
    bool setReadingPaused(bool paused) final;
    bool setPongsMuted(bool muted) final;

protected:
    explicit StreamTransport(const Setup &setup);

    /// Takes `bytes` as long as it isHearing().
    virtual void decode(QByteArrayView bytes) = 0;
    /// Adds to the stream's out() and calls nobody.
    virtual void addPong(const QByteArray &payload) = 0;

    void listen() final;
    void writeBytes(const QByteArray &bytes) final;
    void writeClose(const std::optional<WsStatus> &status) final;
    void release(bool clean) final;

    bool isHearing() const { return !isFinished() && !m_isDeaf; }
    /// Of a frame of ours, with a new mask if we are the client.
    wire::FrameHeader headerOf(wire::Opcode opcode) const;
    wire::Role role() const { return m_role; }
    ByteStream &stream() const { return *m_stream; }

    // What decode() finds.
    void takeFrame(const wire::FrameHeader &header) const
    {
        if (connection()->showsFrames())
            showFrame(header);
    }
    void takeMessage(const WsMessage &message);
    void takePing(const QByteArray &payload);
    void takeClose(const std::optional<wire::CloseBody> &body);
    /// `frame`: the one that broke the protocol, as far as it came; empty if it was none.
    void fail(const wire::Violation &violation, const QByteArray &frame);
    /// What a turn adds leaves together, when the turn is over and recorded.
    void added();

private:
    void lose();
    void read();
    void readable();
    void showFrame(const wire::FrameHeader &header) const;
    void addClose(const std::optional<wire::CloseBody> &body);
    void endAsAsked(const std::optional<wire::CloseBody> &body);
    void flush();
    void written();
    void countBytes();

    const wire::Role m_role;
    QPointer<ByteStream> m_stream;
    QByteArray m_surplus;
    std::atomic<bool> m_pongsMuted = false;
    qint64 m_pongBytes = 0; ///< that were added since nothing waited
    bool m_flushDue = false;
    bool m_closeSent = false;
    bool m_isDeaf = false; ///< the peer has closed or broken the protocol: nothing more is read
    bool m_isBroken = false; ///< the peer broke the protocol
    bool m_isPaused = false;
    bool m_isReading = false; ///< readable() runs, and user code in it
    bool m_readsAgain = false; ///< more came meanwhile
};

/// A transport of this kind.
std::shared_ptr<StreamTransport> makeTransport(Transport kind, const StreamTransport::Setup &setup);

} // namespace jackfield::net
