// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sinks.h"

namespace jackfield::cli {

namespace {
template<typename... Arguments>
std::function<void(Arguments...)> each(const std::function<void(Arguments...)> &first,
                                       const std::function<void(Arguments...)> &second)
{
    if (!first || !second)
        return first ? first : second;
    return [first, second](Arguments... arguments) {
        first(arguments...);
        second(arguments...);
    };
}
} // namespace

WsSink both(const WsSink &first, const WsSink &second)
{
    WsSink sink { .opened = {}, .refused = each(first.refused, second.refused) };
    if (!first.opened || !second.opened) {
        sink.opened = first.opened ? first.opened : second.opened;
        return sink;
    }
    sink.opened = [first, second](const WsOpened &opened) -> WsObserver {
        const WsObserver one = first.opened(opened);
        const WsObserver other = second.opened(opened);
        return { each(one.event, other.event),
                 each(one.flush, other.flush),
                 each(one.frame, other.frame) };
    };
    return sink;
}

} // namespace jackfield::cli
