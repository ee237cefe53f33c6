// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/then.h>

namespace jackfield {

/// A filter for sockets and for HTTP: before a handler of either it is that filter, before a PolyHandler both, so that
/// none of the two is forgotten.
class PolyFilter
{
public:
    PolyFilter(HttpFilter http, WsFilter ws)
        : m_http(std::move(http))
        , m_ws(std::move(ws))
    { }

    operator HttpFilter() const { return m_http; } // NOLINT(google-explicit-constructor)
    operator WsFilter() const { return m_ws; } // NOLINT(google-explicit-constructor)

private:
    HttpFilter m_http;
    WsFilter m_ws;
};

/// Before both sides; one that is empty stays so.
PolyHandler then(const PolyFilter &filter, PolyHandler handler);
/// Both: `first` sees the request first and the response last.
PolyFilter then(const PolyFilter &first, const PolyFilter &next);

} // namespace jackfield
