// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/replay.h>

namespace jackfield::cli {

/// Prints `text` and, below it, every difference with its JSON Pointer.
void print(const Verdict &verdict, const QString &text);
/// The rules of `file`, if one was named.
Result<Matching> matchingOf(const std::string &file);
/// "secret:1=Bearer abc" as a pseudonym and its real value.
Result<QList<std::pair<QString, QString>>> secretsOf(const std::vector<std::string> &arguments);
/// "max" is 0, which replays take as "without waiting".
Result<double> speedOf(const std::string &argument);

} // namespace jackfield::cli
