// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handing_p.h"

namespace jackfield {

WsFilter filterReceived(const MessageFilter &filter)
{
    return handing([filter](const WebSocket &socket) { return receiving(socket, filter); });
}

WsFilter filterSent(const MessageFilter &filter)
{
    return handing([filter](const WebSocket &socket) { return sending(socket, filter); });
}

} // namespace jackfield
