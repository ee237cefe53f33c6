// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDataStream>
#include <QIODevice>
#include <QStringList>

/// What is said between a mock, or whoever checks messages, and the process that runs its script. Both are frames: 4 bytes of length, big endian, and a
/// QDataStream. The mock says one thing and hears what it has to do, up to Done: never two at a time.
namespace jackfield::script {

inline constexpr quint32 longestFrame = 256 << 20;
inline constexpr int streamVersion = QDataStream::Qt_6_5;

/// What the mock says. Every frame begins with it and with the time, milliseconds since the epoch.
enum class Ask : quint8 {
    Load, ///< name, source (UTF-8), seed
    Request, ///< connection, route, Handshake
    Open, ///< connection
    Forget, ///< connection: it does not open
    Message, ///< connection, whether it is text, payload
    Close, ///< connection, code, reason
    Timer, ///< connection, timer
    State, ///< connection, JSON object: somebody else has changed it
    Check, ///< source (UTF-8): it is read, and nothing of it is run
    Watch, ///< connection, its number in the recording, Handshake: its messages are checked
    Saw, ///< connection, whether it is from the client, n, milliseconds since it opened, JSON that the payload stands for or
    ///< nothing, whether it is text, payload
    Ended, ///< connection
};

/// What the process says. Connections are the mock's numbers.
enum class Tell : quint8 {
    Done, ///< all that the last thing has led to was said
    Routes, ///< templates, in the order of route(): after Load
    Accept, ///< after Request
    Refuse, ///< status, fields, body: after Request
    Failed, ///< connection or 0, what and where, whether it took too long: an exception
    Log, ///< text
    Send, ///< connection, whether it is text, payload
    SendRoom, ///< room, whether it is text, payload, connection to leave out or 0
    Close, ///< connection, code, reason
    Abort, ///< connection
    Join, ///< connection, room
    Leave, ///< connection, room
    Timer, ///< connection, timer, milliseconds, whether again and again
    State, ///< connection, JSON object
    Checks, ///< how many there are: after Load
    Found, ///< connection, what is wrong
    Mistake, ///< line, what: after Check, if it cannot be read
};

/// An opening handshake, as a script sees it.
struct Handshake
{
    QString method;
    QString target;
    QList<std::pair<QString, QString>> path; ///< the values of the route's template
    QList<std::pair<QString, QString>> query;
    QList<std::pair<QString, QString>> headers; ///< names in lower case
    QStringList subprotocols;

    friend QDataStream &operator<<(QDataStream &stream, const Handshake &it)
    {
        return stream << it.method << it.target << it.path << it.query << it.headers
                      << it.subprotocols;
    }
    friend QDataStream &operator>>(QDataStream &stream, Handshake &it)
    {
        return stream >> it.method >> it.target >> it.path >> it.query >> it.headers
            >> it.subprotocols;
    }
};

/// One thing that is said, without its length.
template<typename Kind, typename... Values>
QByteArray said(Kind kind, const Values &...values)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << quint8(kind);
    (void)(stream << ... << values);
    return bytes;
}

/// Reads the values of what was said, behind its kind.
class Heard
{
public:
    explicit Heard(const QByteArray &bytes)
        : m_stream(bytes)
    {
        m_stream.setVersion(streamVersion);
    }

    template<typename T>
    T take()
    {
        T value {};
        m_stream >> value;
        return value;
    }
    template<typename Kind>
    Kind kind()
    {
        return Kind(take<quint8>());
    }
    bool isBroken() const { return m_stream.status() != QDataStream::Ok; }

private:
    QDataStream m_stream;
};

/// A frame's bytes: the length, and what is said.
inline QByteArray framed(const QByteArray &said)
{
    QByteArray length;
    QDataStream(&length, QIODevice::WriteOnly) << quint32(said.size());
    return length + said;
}

} // namespace jackfield::script
