// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagefilter.h"

#include <jackfield/filter/interceptor.h>

namespace jackfield::ui {

/// Messages that a proxy holds, in the words of the log's filter: `dir:in $.type = order`.
struct Breakpoint
{
    QString filter;
    bool isOn = true;

    bool operator==(const Breakpoint &) const = default;
};

/// Which messages are held: all, or those that one of the breakpoints that are on finds; what is not finished finds nothing.
/// Empty if none can be. `local`: the side whose view `dir:` takes.
Interceptor::Rule ruleOf(const QList<Breakpoint> &breakpoints, bool holdsAll, Side local);

} // namespace jackfield::ui
