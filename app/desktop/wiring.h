// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/shell/services.h>

namespace jackfield {

/// What the window gets: real sockets, each client on one network thread of its own, and the places of a desktop
/// program. Everything stops when the last copy and the last connection are gone.
ui::Services desktopServices();

} // namespace jackfield
