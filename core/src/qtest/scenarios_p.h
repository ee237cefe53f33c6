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

// Of ends.
Outcome bothSidesHear(const Connect &connect);
Outcome closesTwice(const Connect &connect);
Outcome everyCode(const Connect &connect);
Outcome thrownIsTold(const Connect &connect);
Outcome endWithoutMessages(const Connect &connect);
Outcome fewerThanAskedFor(const Connect &connect);
Outcome serverGoes(const Connect &connect);
Outcome nothingInTime(const Connect &connect);

// Of frames, and of messages that cross.
Outcome fragments(const Connect &connect);
Outcome cutCharacter(const Connect &connect);
Outcome notUtf8(const Connect &connect);
Outcome reservedOpcode(const Connect &connect);
Outcome longThenShort(const Connect &connect);
Outcome severalThreads(const Connect &connect);

// Of filters.
Outcome filtersInOrder(const Connect &connect);
Outcome checksGuard(const Connect &connect);
Outcome filterAgrees(const Connect &connect);
Outcome filterCatches(const Connect &connect);
Outcome messageFilters(const Connect &connect);
Outcome debugChangesNothing(const Connect &connect);
Outcome everyEndIsReported(const Connect &connect);

// Of routing tables and lenses.
Outcome routesAreFound(const Connect &connect);
Outcome noRouteIsRefused(const Connect &connect);
Outcome lensesClose(const Connect &connect);
Outcome lensFailuresAreDecided(const Connect &connect);
Outcome lensesKeepTheMode(const Connect &connect);

} // namespace jackfield::testing::contract
