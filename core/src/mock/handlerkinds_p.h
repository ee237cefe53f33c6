// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/node_p.h"

#include <jackfield/mock/mockfile.h>

#include <span>

namespace jackfield::mock {

using json::Node;

struct Scope;

using MakeHandler = std::function<WsHandler(const MockSetup &)>;

/// One kind of handler: the key that it has in a route, and how its value becomes a handler. A new kind is one file
/// and one row; docs/mocks.md and tests/core/mock/kinds have an example of each.
struct HandlerKind
{
    QLatin1StringView key;
    MakeHandler (*read)(const Node &node, const Scope &scope);
};

std::span<const HandlerKind> handlerKinds();

MakeHandler readEcho(const Node &node, const Scope &scope);
MakeHandler readProxy(const Node &node, const Scope &scope);
MakeHandler readRefuse(const Node &node, const Scope &scope);
MakeHandler readReplay(const Node &node, const Scope &scope);
MakeHandler readRoom(const Node &node, const Scope &scope);
MakeHandler readRules(const Node &node, const Scope &scope);
MakeHandler readScenario(const Node &node, const Scope &scope);
MakeHandler readScript(const Node &node, const Scope &scope);
MakeHandler readStream(const Node &node, const Scope &scope);

} // namespace jackfield::mock
