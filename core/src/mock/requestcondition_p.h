// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/node_p.h"

#include <jackfield/http/routematcher.h>

namespace jackfield::mock {

using json::Node;

/// `{"query": {"token": "x", "debug": null}, "header": {...}, "cookie": {...}, "path": {...}, "subprotocol": "x"}`: all of
/// it, null for any value. `pathNames`: the places of the route's template;
/// nothing: any.
RouteMatcher readRequestCondition(const Node &node, const std::optional<QStringList> &pathNames);

} // namespace jackfield::mock
