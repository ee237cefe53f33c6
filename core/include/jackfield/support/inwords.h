// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace jackfield {

/// 1204993 as "1 204 993", with thin blanks between the groups.
QString formattedCount(qint64 number);
/// Bytes as "212 B", "1.5 KiB", "240 MiB".
QString formattedSize(qint64 bytes);
/// Microseconds as "0.3 ms", "12 ms", "1.5 s", "2:03 min", "1:02:03 h".
QString formattedDuration(qint64 microseconds);

} // namespace jackfield
