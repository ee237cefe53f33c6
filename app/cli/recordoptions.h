// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <jackfield/session/sessionwriter.h>

namespace jackfield::cli {

/// The shared options of commands that record.
class RecordOptions
{
public:
    /// Adds the options; the value must live until the command has run.
    void addTo(CLI::App &app);
    /// The writer, if a recording is wanted. `recorder`: who records, for the file's header.
    Result<std::optional<SessionWriter>> open(const QString &recorder) const;

private:
    std::string m_file;
    bool m_append = false;
    bool m_overwrite = false;
    bool m_noRedact = false;
};

/// Writes what waits. False, with a complaint, if the file is not complete.
bool complete(const std::optional<SessionWriter> &writer);

} // namespace jackfield::cli
