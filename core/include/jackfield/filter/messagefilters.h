// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsmessage.h>
#include <jackfield/ws/wsresponse.h>

namespace jackfield {

/// What becomes of a message on its way: itself, another one, or nothing.
using MessageFilter = std::function<std::optional<WsMessage>(const WsMessage &)>;

// Of `then(a, then(b, handler))` what comes passes a first, what is sent passes b first. An observer, and so a recording,
// sees what is on the wire.

/// Between the peer and the handler's listeners. Called once for each message that somebody listens to.
WsFilter filterReceived(const MessageFilter &filter);
/// Between the handler and the peer. A message that the filter drops is Accepted for whoever sent it. Thread: the sender's.
WsFilter filterSent(const MessageFilter &filter);

} // namespace jackfield
