// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/support/clock.h>

namespace jackfield {

Clock Clock::system()
{
    return { .elapsed =
                 [] {
                     return std::chrono::duration_cast<std::chrono::microseconds>(
                         std::chrono::steady_clock::now().time_since_epoch());
                 },
             .now = [] { return QDateTime::currentDateTimeUtc(); } };
}

} // namespace jackfield
