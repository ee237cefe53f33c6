// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace jackfield::ui {

/// Context, for translators, of what models find wrong; the errors of the library are not translated.
struct Problems
{
    Q_DECLARE_TR_FUNCTIONS(Problems)
};

} // namespace jackfield::ui
