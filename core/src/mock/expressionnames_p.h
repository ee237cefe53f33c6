// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression_p.h"

namespace jackfield::mock {

using Evaluated = Result<Expression::Evaluate>;

/// `random 1 6`: what follows the first dot of its first word, and the words behind that.
struct Call
{
    QString member;
    QStringList arguments;
};

// What is made, not found: numbers, ids, names, times.
Evaluated random(const Call &call, const Scope &scope);
Evaluated pick(const Call &call, const Scope &scope);
Evaluated uuid(const Call &call, const Scope &scope);
Evaluated fake(const Call &call, const Scope &scope);
Evaluated counter(const Call &call, const Scope &scope);
Evaluated now(const Call &call, const Scope &scope);
Evaluated timestamp(const Call &call, const Scope &scope);

} // namespace jackfield::mock
