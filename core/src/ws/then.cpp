// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "asked_p.h"

#include <jackfield/ws/then.h>

namespace jackfield {

WsHandler then(const WsFilter &filter, WsHandler handler)
{
    if (!filter || !handler)
        return filter ? filter(std::move(handler)) : handler;
    return filter(
        [handler = std::move(handler)](const Request &request) { return asked(handler, request); });
}

WsFilter then(WsFilter first, WsFilter next)
{
    return [first = std::move(first), next = std::move(next)](WsHandler handler) {
        return then(first, then(next, std::move(handler)));
    };
}

PolyHandler then(const WsFilter &filter, PolyHandler handler)
{
    if (handler.ws)
        handler.ws = then(filter, std::move(handler.ws));
    return handler;
}

HttpHandler then(const HttpFilter &filter, HttpHandler handler)
{
    return filter ? filter(std::move(handler)) : handler;
}

HttpFilter then(HttpFilter first, HttpFilter next)
{
    return [first = std::move(first), next = std::move(next)](HttpHandler handler) {
        return then(first, then(next, std::move(handler)));
    };
}

PolyHandler then(const HttpFilter &filter, PolyHandler handler)
{
    if (handler.http)
        handler.http = then(filter, std::move(handler.http));
    return handler;
}

} // namespace jackfield
