// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/mockfile.h>

namespace jackfield::mock {

/// What the routes of a server are built with that has just begun.
MockSetup setupOf(const MockServer &server, const MockServices &services);
/// The server as a function. What is the setup's, rooms and counters, it has in common with others of the same setup.
WsRoutes tableOf(const MockServer &server, const MockSetup &setup);

} // namespace jackfield::mock
