// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <jackfield/mock/mockfile.h>

namespace jackfield::cli {

/// What commands that take a mock file say about its variables.
class MockOptions
{
public:
    /// Adds the options, which want `mock`, the option with the file; the value must live until the command has run.
    void addTo(CLI::App &app, CLI::Option *mock);
    MockVariables variables() const;

private:
    std::string m_environment;
    std::vector<std::string> m_values;
};

} // namespace jackfield::cli
