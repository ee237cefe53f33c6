// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <functional>

namespace jackfield::net {

/// The bytes of one connection, whoever carries them. Lives on its loop's thread as a child of the loop's context; who
/// uses it lets go of it with one of the close functions, which delete it in the end.
class ByteStream : public QObject
{
public:
    ~ByteStream() override
    {
        if (m_events.gone)
            m_events.gone();
    }

    /// Called from the event loop, never from within a function of the stream.
    struct Events
    {
        std::function<void()> readable; ///< something has come, or the stream is over
        std::function<void()> written; ///< fewer bytes wait
        std::function<void()>
            gone = {}; ///< its thread ends, and it is being deleted: use it no more
    };
    void setEvents(Events events) { m_events = std::move(events); }

    /// While one lives, what was read stays valid: a read meanwhile, of an event loop in user code, has another place.
    class KeepRead
    {
    public:
        KeepRead();
        ~KeepRead();
        Q_DISABLE_COPY_MOVE(KeepRead)
    };

    /// What has come; valid until the next read of any stream on this thread. Empty: nothing now.
    virtual QByteArrayView read() = 0;
    /// The peer has ended it, or it broke off, and everything that came was read.
    virtual bool isOver() const = 0;
    /// Where bytes to be written are added; they leave at the next flush().
    QByteArray &out()
    {
        if (m_out.capacity() == 0)
            takeSpare();
        return m_out;
    }
    /// Hands over what was added, as much as the peer takes; the rest leaves by itself.
    virtual void flush() = 0;
    /// Bytes added that have not left.
    virtual qint64 unwrittenBytes() const = 0;
    /// Reads nothing while paused, so that TCP slows the peer down.
    virtual void setPaused(bool paused) = 0;
    /// Says that nothing more comes, once everything has left, and reads on. False: it cannot, and nothing was done.
    virtual bool endWriting() = 0;
    /// Nothing can be written any more.
    virtual bool isBroken() const = 0;

    /// Whether user code may run within Events::readable, and an event loop in it.
    virtual bool isReentrant() const = 0;

    /// "127.0.0.1:4711", "[::1]:4711".
    virtual QString peerName() const = 0;
    /// What lives as long as the socket itself does.
    virtual QObject *lifetime() = 0;

    /// Sends what is still to be sent, then ends the stream and waits for the peer to do the same; what comes in meanwhile
    /// is thrown away. Two seconds in which nothing leaves are its end.
    virtual void closeGently() = 0;
    /// The same, but leaves the first word to the peer, for a second.
    virtual void closeWhenPeerCloses() = 0;
    virtual void closeAtOnce() = 0;

protected:
    explicit ByteStream(QObject *parent)
        : QObject(parent)
    { }
    void tellReadable() const
    {
        if (const auto call = m_events.readable) // it may set another
            call();
    }
    void tellWritten() const
    {
        if (const auto call = m_events.written)
            call();
    }
    /// Where read() puts what it has; one for each thread, since who keeps it says so.
    static std::pair<char *, qsizetype> readBuffer();
    void takeSpare();
    /// Everything in m_out has left: its memory goes to the next stream of this thread that writes.
    void recycleOut();

    QByteArray m_out;

private:
    Events m_events;
};

} // namespace jackfield::net
