// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

#include <array>

namespace jackfield {

/// Keeps the frames of each side's message until the message is whole: what a WsObserver's `frame` is told goes in, what
/// SessionEvent::frames wants comes out. Thread: one at a time.
class FrameCollector
{
public:
    void seen(const WsFrame &frame, Side from, std::chrono::microseconds t);
    /// The frames of the message that is whole now; empty if it was one plain frame.
    QList<SessionFrame> take(Side from);

private:
    std::array<QList<SessionFrame>, 2> m_frames;
};

} // namespace jackfield
