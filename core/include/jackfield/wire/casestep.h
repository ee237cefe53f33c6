// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/frame.h>

#include <QList>
#include <QString>
#include <variant>

namespace jackfield::wire {

/// Something the tester sees of its peer before the peer's close frame.
struct PeerEvent
{
    enum class Kind {
        Text,
        Binary,
        Ping,
        Pong,
        StillOpen, ///< at the end of a pause
    };

    Kind kind = Kind::Text;
    QByteArray payload = {};

    bool operator==(const PeerEvent &) const = default;
};

/// Frames as they are, wrong ones included; the tester masks them if its role does.
struct SendFrames
{
    QList<Frame> frames;
    qsizetype chop = 0; ///< bytes of one write; 0: no such limit
    bool framewise = false; ///< one write for each frame
    qsizetype lengthBytes = 0; ///< 2 or 8: lengths are written in so many bytes, needed or not
    std::optional<quint64> claimedLength = {}; ///< written in the place of the true one
};

/// Nothing is sent; that the connection is open afterwards is an event.
struct Pause
{
    enum class Why {
        Settle, ///< nothing is expected to happen
        FailFast, ///< the peer should end the connection within it
        Long, ///< longer than five seconds: a peer must have patience
    };
    Why why = Why::Settle;
};

/// One frame in pieces that end after so many bytes of its payload; after each but the last a pause, the first of this
/// kind and further ones FailFast.
struct SendPieces
{
    Frame frame;
    QList<qsizetype> cuts;
    Pause::Why firstPause = Pause::Why::Settle;
};

/// Sends messages one by one, each when the echo of the one before has come. These echoes are no events.
struct Exchange
{
    Opcode opcode = Opcode::Text;
    QByteArray (*content)(qsizetype from, qsizetype size) = nullptr; ///< of an endless text
    qsizetype size = 0; ///< bytes of a message
    int count = 1;
    qsizetype fragment = 0; ///< payload bytes of a frame; 0: one frame for each message
    qsizetype chop = 0; ///< bytes of one write; 0: no such limit
};

using CaseStep = std::variant<SendFrames, SendPieces, Pause, Exchange>;

} // namespace jackfield::wire
