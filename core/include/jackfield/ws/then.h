// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsresponse.h>

namespace jackfield {

/// The handler behind the filter.
WsHandler then(const WsFilter &filter, WsHandler handler);
/// Both filters as one: `first` sees the request first and the response last.
WsFilter then(WsFilter first, WsFilter next);
/// Filters the WebSocket side; HTTP stays as it is.
PolyHandler then(const WsFilter &filter, PolyHandler handler);

} // namespace jackfield
