// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"
#include "session/messageline_p.h"

#include <jackfield/session/sessionevent.h>

using namespace jackfield;

namespace {
void run(QByteArrayView input)
{
    const qsizetype end = input.indexOf('\n');
    const QByteArray text = (end < 0 ? input : input.first(end)).toByteArray();
    if (const auto message = messageFromLine(text)) {
        const auto general = anyFromLine(text);
        require(general && *general == *message
                    && general->message.mode() == message->message.mode()
                    && general->message.isWellFormed() == message->message.isWellFormed(),
                "the short way to a message gives what the long way gives");
    }
    const auto event = eventFromLine(text);
    if (!event)
        return;
    const QByteArray line = toLine(*event);
    require(!line.contains('\n'), "an event is written as one line");
    const auto again = eventFromLine(line);
    require(again.has_value(), "an event that is written can be read");
    require(*again == *event, "an event that is written is read as the same");
    require(toLine(*again) == line, "an event is written as the same line again");
}
} // namespace

const FuzzTarget sessionTarget { "session", run };
