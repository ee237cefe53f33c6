// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/suggestion.h>

#include <QString>

namespace jackfield::ui {

/// What can be asserted of rows, as menus have it; the answer first.
QList<std::pair<replay::Suggestion, QString>> suggestions();
/// "4 rules, 2 assertions, no mistakes"
QString countOf(const Matching &rules);

} // namespace jackfield::ui
