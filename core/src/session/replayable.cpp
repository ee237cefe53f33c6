// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pseudonymtext_p.h"
#include "replayable_p.h"

#include <algorithm>
#include <array>

namespace jackfield {

bool hasPseudonym(QByteArrayView value)
{
    qsizetype at = value.indexOf(pseudonymBegin);
    while (at >= 0 && pseudonymAt(value.sliced(at)).number == 0)
        at = value.indexOf(pseudonymBegin, at + 1);
    return at >= 0;
}

Headers replayable(const Headers &recorded)
{
    static constexpr std::array never { "connection", "upgrade",          "host",
                                        "date",       "content-length",   "transfer-encoding",
                                        "keep-alive", "proxy-connection", "te",
                                        "trailer" };
    Headers headers;
    for (const auto &[name, value] : recorded.fields()) {
        const QByteArray lower = name.toLower();
        const bool isOwn = lower.startsWith("sec-websocket-")
            || std::ranges::any_of(never, [&](const char *own) { return lower == own; });
        if (!isOwn && !hasPseudonym(value))
            headers.append(name, value);
    }
    return headers;
}

} // namespace jackfield
