// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace jackfield::scripthost {

/// From now on this process opens no files and no sockets, starts no processes and no threads, and gets `memory` bytes and
/// no more: whatever way out of its engine a script may find. What cannot be had ends the process.
void confine(qint64 memory);

} // namespace jackfield::scripthost
