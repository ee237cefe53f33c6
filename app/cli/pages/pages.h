// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clitable.h"

namespace jackfield::cli::pages {

/// The manual page of the whole program in roff's man macros (man(7)), of section 1.
QString manualPage(const ProgramTable &program);
/// That of one of its commands.
QString manualPage(const ProgramTable &program, const CommandTable &command);

/// Scripts that complete the program's command line.
QString bashCompletion(const ProgramTable &program);
QString zshCompletion(const ProgramTable &program);
QString fishCompletion(const ProgramTable &program);

/// What an option does, short enough for a menu: the first line of its help, without what can be said later.
QString brief(const Option &option);

} // namespace jackfield::cli::pages
