// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/qtest/contract.h>

#include <span>

namespace jackfield::testing::contract {

/// What went wrong, in words; nothing if the scenario holds.
using Outcome = std::optional<QString>;

struct Scenario
{
    const char *name;
    Outcome (*run)(const Connect &connect);
};

std::span<const Scenario> scenarios();

// Of limits, and of what is an error of the caller.
Outcome unsendableCodes(const Connect &connect);
Outcome longReason(const Connect &connect);
Outcome pings(const Connect &connect);
Outcome nobodyListens(const Connect &connect);
Outcome writableAgain(const Connect &connect);

} // namespace jackfield::testing::contract
