// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/node_p.h"

#include <jackfield/filter/chaos.h>
#include <jackfield/ws/wsmessage.h>

namespace jackfield::mock {

using json::Node;

/// A wrong thing that a server may write, by name.
struct FrameFault
{
    QLatin1StringView name;
    QByteArray (*bytes)();
    std::optional<WsMessage> message = {}; ///< of what is only unusual
};

const QList<FrameFault> &frameFaults();

/// `{"seed": 1, "refuse": 0.1, "sent": {"latency": {"min": 10, "max": 50}, "drop": 0.1}, "received": {...}}`: how the
/// connections of a route misbehave, one way or several, each in its part of their time. Seed 0: none stands there.
QList<Chaos> readFaults(const Node &node);

} // namespace jackfield::mock
