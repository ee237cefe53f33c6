// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/shell/services.h>

#include <QLockFile>
#include <memory>

namespace jackfield {

/// What the window gets: real sockets, each client on one network thread of its own, and the places of a desktop
/// program, all below `home`. Everything stops when the last copy and the last connection are gone.
ui::Services desktopServices(const QString &home);

/// Where the programs of this user keep what is theirs.
QString dataFolder();
/// The folder for window state of the first program of this user that runs.
QString firstStateFolder();
/// A folder for window state that no other running program uses: the lock in it, held as long as the value lives.
/// Each further window at a time has a folder of its own. Null if none can be written.
std::unique_ptr<QLockFile> lockStateFolder();

} // namespace jackfield
