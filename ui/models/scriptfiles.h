// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workspace.h"

namespace jackfield::ui {

/// What a new script begins with: it runs, and says what there is.
QByteArray newScript();

/// A definition, to stand at `mock`, of a server whose only route is the script.
QByteArray mockOf(const QString &script, const QString &mock);

/// Paths of the workspace's mocks that have a route with the script, by the name they give it; what cannot be read has none.
QStringList mocksWith(const Workspace &workspace, const QString &script);

/// The files that a definition names, scripts, data and sessions, absolute; none of one that cannot be read.
QStringList filesNamedIn(const QString &mock);

/// Whether a server of the definition says that it listens at that port; nothing of it is run. One that cannot be read, or
/// computes its ports, does not.
bool listensAt(const QString &mock, int port);

/// What stood at `from`, a file or a folder, stands at `to`: mocks that name it, or were moved with it, name their files as they
/// are reached now. The rest of them stays as it is. Error: Io.
Result<void> followInMocks(const Workspace &workspace, const QString &from, const QString &to);
/// The same for a copy of a mock. Error: Io.
Result<void> keepNames(const QString &original, const QString &copy);

/// A place in a text of which one does not see all: controls, and what turns the direction of text.
struct HiddenCharacter
{
    int line = 0; ///< from 1
    char32_t character = 0;
};
std::optional<HiddenCharacter> hiddenIn(const QString &text);

} // namespace jackfield::ui
