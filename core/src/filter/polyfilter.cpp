// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/polyfilter.h>

namespace jackfield {

PolyHandler then(const PolyFilter &filter, PolyHandler handler)
{
    return then(HttpFilter(filter), then(WsFilter(filter), std::move(handler)));
}

PolyFilter then(const PolyFilter &first, const PolyFilter &next)
{
    return { then(HttpFilter(first), HttpFilter(next)), then(WsFilter(first), WsFilter(next)) };
}

} // namespace jackfield
