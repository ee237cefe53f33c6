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
    const std::string &file() const { return m_file; }
    /// The same; without --record the writer goes on in `file`.
    Result<std::optional<SessionWriter>> openOr(const std::string &file,
                                                const QString &recorder) const;

private:
    std::string m_file;
    bool m_append = false;
    bool m_overwrite = false;
    bool m_noRedact = false;
    std::vector<std::string> m_rules;
};

/// Adds --redact.
CLI::Option *addRedactOption(CLI::App &app, std::vector<std::string> &rules);
/// The defaults and these rules. Error: Invalid.
Result<Redaction> redactionOf(const std::vector<std::string> &rules);

/// Writes what waits, and warns if credentials seem to stand in the texts of the file, of which it looks at the beginning.
/// False, with a complaint, if the file is not complete.
bool complete(const std::optional<SessionWriter> &writer);

} // namespace jackfield::cli
