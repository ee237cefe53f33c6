// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace jackfield::ui {

/// Both texts in one, line by line: what only `before` has with `-` in front, what only `after` has with `+`, what both
/// have with a blank. Texts of which too much differs are one after the other.
QString lineDiff(const QString &before, const QString &after);

} // namespace jackfield::ui
