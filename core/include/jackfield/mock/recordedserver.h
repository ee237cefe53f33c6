// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/mock/mockfile.h>
#include <jackfield/session/session.h>

namespace jackfield {

/// The server of a mock that a session is played to: the one of that name or, without one, the only one, or the one at the port that was
/// recorded. Error: Missing, there is no such server, or several may be meant.
Result<MockServer>
recordedServer(const MockFile &mock, const Session &session, const QString &name = {});

/// How well a mock fits a session, by the path and port of its first connection.
enum class MockFit {
    None, ///< no server of it has a route for the path; of a script that is known at its port alone
    Path,
    PathAndPort,
};
MockFit fitOf(const MockFile &mock, const Session &session);

} // namespace jackfield
