// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace jackfield::ui {

// Pixels of a TextView.
constexpr int gutterWidth = 20; ///< left of the text, for what folds
constexpr int margin = 8;

} // namespace jackfield::ui
