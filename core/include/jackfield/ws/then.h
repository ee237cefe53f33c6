// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/websocket.h>

namespace jackfield {

/// The handler behind the filter.
WsHandler then(const WsFilter &filter, WsHandler handler);
/// Both filters as one: `first` sees the request first and the response last.
WsFilter then(WsFilter first, WsFilter next);
/// Filters the WebSocket side; HTTP stays as it is. A side that is empty stays so.
PolyHandler then(const WsFilter &filter, PolyHandler handler);
/// The same for HTTP.
HttpHandler then(const HttpFilter &filter, HttpHandler handler);
HttpFilter then(HttpFilter first, HttpFilter next);
PolyHandler then(const HttpFilter &filter, PolyHandler handler);

} // namespace jackfield
