// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>
#include <jackfield/ws/wsevent.h>

#include <chrono>
#include <memory>

namespace jackfield {

/// A field of a session line that this version does not know: kept and written back as it was.
struct UnknownField
{
    QString within; ///< "request", "response", or empty for the line itself
    QString key;
    JsonValue value;
};

/// A frame of a message, and when its last byte was in or was handed over.
struct SessionFrame
{
    std::chrono::microseconds t { 0 }; ///< since the session's start
    WsFrame frame;

    bool operator==(const SessionFrame &) const = default;
};

/// One line of a session: something that happened on a connection, or to the recording itself.
struct SessionEvent
{
    enum class Kind {
        Open, ///< `handshake`: an accepted handshake
        Refused, ///< `handshake`: one whose response is the refusal
        /// `from`, `message`, `frames`, `partial`, `touch`; `text`: the SHA-256 of a payload that is not read yet
        Message,
        Ping, ///< `from`, `payload`
        Pong, ///< `from`, `payload`
        Close, ///< `from`, `status` (nothing: a close frame without a code)
        End, ///< `from`: who ended it; `clean`, `status`; once a connection, its last
        Error, ///< `from`, `text`
        Frame, ///< `from`, `payload`: the bytes of a frame that breaks the protocol
        Dropped, ///< `from`, `message`, `touch`: one that a breakpoint did not deliver
        Gap, ///< the recording lost `bytes` bytes; `text` says how
        Redacted, ///< `text` is a pseudonym that is used from here on, `where` says for what
        Unknown, ///< `name`; everything else is in `unknown`
    };

    Kind kind = Kind::Message;
    std::chrono::microseconds t { 0 }; ///< since the session's start
    int conn = 0; ///< from 1; 0: not of one connection
    Side from = Side::Server;
    WsMessage message;
    QList<SessionFrame>
        frames; ///< empty if the message was one plain frame, or nobody saw its frames
    bool partial = false; ///< of Message: what had come of one that was never completed
    WsTouch touch = WsTouch::None;
    QByteArray payload;
    std::optional<WsStatus> status;
    bool clean = true;
    std::shared_ptr<const WsOpened> handshake; ///< of Open and Refused
    QString text;
    QString where;
    qint64 bytes = 0;
    QString name; ///< of Unknown: the event's own
    QList<UnknownField> unknown;

    /// A message that was completed: what replays play and compare.
    bool isWholeMessage() const { return kind == Kind::Message && !partial; }
    /// Whether it has a `message`, delivered or not.
    bool hasMessage() const { return kind == Kind::Message || kind == Kind::Dropped; }
    /// The handshake; an empty one where there is none.
    const WsOpened &opened() const;

    /// Equal if they are written as the same line.
    friend bool operator==(const SessionEvent &a, const SessionEvent &b);
};

/// The line of what an observer saw; `t`, `conn` and `frames` are not set.
SessionEvent eventOf(const WsEvent &seen);
/// The name of a kind as it stands in files, e.g. "message".
QString eventName(const SessionEvent &event);
/// The event as a line of a session file, without the line feed; a Gap in its place if it were longer than
/// SessionReader::longestLine, which no message within `recordableBytes` is.
QByteArray toLine(const SessionEvent &event);
/// Errors: Invalid; `where` is the JSON Pointer or "line:column" within the line.
Result<SessionEvent> eventFromLine(QByteArrayView line);
/// What QCOMPARE prints. Caller frees with delete[] (Qt Test's convention).
char *toString(const SessionEvent &event);

} // namespace jackfield

Q_DECLARE_TYPEINFO(jackfield::SessionEvent, Q_RELOCATABLE_TYPE);
