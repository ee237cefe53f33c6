// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/verdict.h>
#include <jackfield/support/error.h>

#include <chrono>
#include <expected>

namespace jackfield {

/// What became of one session that was run as a test.
struct TestResult
{
    QString name; ///< the file, as it was given
    std::expected<Verdict, QString> verdict; ///< or why it could not be run
    std::chrono::milliseconds duration {};
};

/// Writes the results as JUnit XML, one test case a session, as `jackfield-cli test --junit` does. Error: Io.
Result<void> writeJUnit(const QString &path, const QList<TestResult> &results);

} // namespace jackfield
