// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

namespace jackfield {

/// All of a file that people write, of 256 MiB at most. Error: Io, also for devices and pipes, which may never end.
Result<QByteArray> readRegularFile(const QString &path);

} // namespace jackfield
