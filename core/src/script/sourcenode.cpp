// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "sourcenode_p.h"

namespace jackfield::script {

using namespace Qt::StringLiterals;

Source readSource(const json::Node &node)
{
    constexpr qint64 longest = 60'000;
    constexpr qint64 most = 16 << 10;
    node.expectKeys({ u"file"_s, u"time"_s, u"memory"_s });
    Source source { .name = node.required(u"file"_s).string(), .text = {}, .limits = {} };
    if (const auto time = node.member(u"time"_s))
        source.limits.time = std::chrono::milliseconds(time->integer(10, longest));
    if (const auto memory = node.member(u"memory"_s))
        source.limits.memory = memory->integer(16, most) << 20;
    return source;
}

} // namespace jackfield::script
