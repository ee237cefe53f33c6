// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workspace.h"

namespace jackfield::ui {

/// A definition that runs, to be gone on from.
QByteArray newMock();

/// How a mock is made of a recording.
enum class MockOf {
    Rules, ///< a rule for each message of its client, which stand on their own
    Replay, ///< its routes play the recording
};

/// A new mock of the workspace, made of one of its sessions; its path. Errors: those of reading and writing; Missing, if the session
/// has no connection.
Result<QString> makeMockOf(const Workspace &workspace, const QString &session, MockOf how);

} // namespace jackfield::ui
