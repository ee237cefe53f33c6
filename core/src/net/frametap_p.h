// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "framewalk_p.h"

#include <jackfield/wire/messagereader.h>
#include <jackfield/ws/wsevent.h>

namespace jackfield::net {

/// Whether messages that `from` compresses refer to those before (RFC 7692 section 7.1.1).
bool keepsContext(const wire::DeflateParameters &deflate, Side from);

/// One direction of what passes through a proxy, looked at and left as it is: where frames end, whether its sender has
/// closed, and, if somebody observes, which messages and frames they are.
/// A frame that breaks the protocol is told with its bytes, and what follows is read on from the next frame that can be
/// understood: bytes are the proxy's to pass on, and the frames' ends are found whatever else is wrong with them.
class FrameTap
{
public:
    struct Setup
    {
        Side from = Side::Client; ///< who sends
        qint64 maxMessageBytes = 0; ///< 0: no limit. Of a message that nobody observes: on the wire
        qint64 maxFragments = 0; ///< frames of one message; 0: no limit
        std::optional<wire::DeflateParameters> deflate = {}; ///< what the two have agreed on
        std::function<void(const WsEvent &)> event = {}; ///< empty: nobody observes
        std::function<void(const WsFrame &, Side)> frame = {}; ///< may be empty
    };
    /// How much of what was taken may pass; `limit`: the frame behind it breaks one of the limits above.
    struct Taken
    {
        qsizetype passes = 0;
        std::optional<wire::Violation> limit = {};
    };

    explicit FrameTap(const Setup &setup);
    Q_DISABLE_COPY_MOVE(FrameTap)

    /// The next bytes, however they are cut.
    Taken take(QByteArrayView bytes);
    /// A part of what was taken.
    struct Step
    {
        FrameWalk::Piece piece;
        std::optional<wire::Violation> limit = {}; ///< the frame breaks one of the limits
    };
    /// The same, but no more than to the end of a frame, which is taken off the front of `bytes`. Not empty.
    Step next(QByteArrayView &bytes);
    /// Of the frame that was taken last.
    const FrameWalk &walk() const { return m_walk; }
    /// Who listened holds no message of the last bytes any more.
    void rest();
    /// No more come: tells the message that they broke off in.
    void end();

    /// Whether a frame may be put behind what was taken.
    bool isBetweenFrames() const { return m_walk.isBetweenFrames(); }
    bool hasClosed() const { return m_hasClosed; }
    /// Of its close frame; nothing if that had no code, or nobody observes.
    const std::optional<WsStatus> &status() const { return m_status; }

private:
    using Fault = std::optional<wire::Violation>;

    Fault count(const FrameWalk::Piece &piece);
    Fault record(const FrameWalk::Piece &piece);
    void begin();
    Fault broken(const wire::Violation &violation, QByteArray frame);
    QString afterwards();
    void tell(wire::Received &&received);
    void tellError(const QString &message) const;
    void startData();

    const Setup m_setup;
    FrameWalk m_walk;
    bool m_hasClosed = false;
    std::optional<WsStatus> m_status;
    // Of a message that nobody observes.
    quint64 m_bytes = 0;
    qint64 m_fragments = 0;
    // If somebody observes. A broken control frame is none of the messages' business.
    std::optional<wire::MessageReader> m_data;
    std::optional<wire::MessageReader> m_control;
    bool m_isWithin = false; ///< a message, of which frames were told
    bool m_skips = false; ///< the present frame is not looked at
    bool m_isBroken = false; ///< the frames that continue the present message are not either
    bool m_isLost = false; ///< nor is any other frame of data
    bool m_saysMore = false; ///< behind its close frame
};

} // namespace jackfield::net
