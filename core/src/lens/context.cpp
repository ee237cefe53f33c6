// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/context.h>

#include <atomic>

namespace jackfield::lens::context {

quint64 detail::newKey()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

} // namespace jackfield::lens::context
