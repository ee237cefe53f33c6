// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/framecollector.h>

namespace jackfield {

void FrameCollector::seen(const WsFrame &frame, Side from, std::chrono::microseconds t)
{
    auto &frames = m_frames[size_t(from)];
    const bool isPlain = frame.fin && frame.rsv == 0 && frames.isEmpty();
    if (!isPlain)
        frames.append({ .t = t, .frame = frame });
}

QList<SessionFrame> FrameCollector::take(Side from)
{
    return std::exchange(m_frames[size_t(from)], {});
}

} // namespace jackfield
