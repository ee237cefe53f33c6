// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workspace.h"

namespace jackfield::ui {

/// What a new script begins with: it runs, and says what there is.
QByteArray newScript();
/// The same for one that checks messages.
QByteArray newChecks();

/// A definition, to stand at `mock`, of a server whose only route is the script.
QByteArray mockOf(const QString &script, const QString &mock);

/// Whose files name the script: paths of the workspace's mocks, and of the sessions whose rules do; what cannot be read names none.
QStringList usersOf(const Workspace &workspace, const QString &script);

/// The files that a definition or matching rules name, scripts, data and sessions, absolute; none of what cannot be read.
QStringList filesNamedIn(const QString &path);

/// The workspace's files that the member `key` of a mock's `owner`, a "script" for one, may name, as they are reached from `mock`.
QStringList
choicesFor(const Workspace &workspace, const QString &mock, QStringView owner, QStringView key);

/// Whether a server of the definition says that it listens at that port; nothing of it is run. One that cannot be read, or
/// computes its ports, does not.
bool listensAt(const QString &mock, int port);

/// What stood at `from`, a file or a folder, stands at `to`: mocks and rules that name it, or were moved with it, name their files as
/// they are reached now. The rest of them stays as it is. Error: Io.
Result<void> follow(const Workspace &workspace, const QString &from, const QString &to);
/// The same for a copy of a mock, or of rules. Error: Io.
Result<void> keepNames(const QString &original, const QString &copy);

/// A place in a text of which one does not see all: controls, and what turns the direction of text.
struct HiddenCharacter
{
    int line = 0; ///< from 1
    char32_t character = 0;
};
std::optional<HiddenCharacter> hiddenIn(const QString &text);

} // namespace jackfield::ui
