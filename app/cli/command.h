// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exitcode.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <span>

namespace jackfield::cli {

/// What a command does once its options are read.
using Run = std::function<int()>;

/// One command. A new one is one file and one row of the table in command.cpp; help is made from it.
struct Command
{
    const char *name;
    const char *summary;
    /// Adds the command's options to `app`.
    Run (*configure)(CLI::App &app);
};

std::span<const Command> commands();

/// The program's command line with all its commands: what parses it, and what its help and its pages are made from.
class Program
{
public:
    Program();

    /// "0.1.0"
    static const char *version();

    const CLI::App &app() const { return m_app; }
    /// Does what the arguments say; the exit code. Complains of what is wrong with them.
    int run(int argc, char *argv[]);

private:
    CLI::App m_app;
    std::vector<std::pair<CLI::App *, Run>> m_runs;
};

Run configureConformance(CLI::App &app);
Run configureConnect(CLI::App &app);
Run configureDiff(CLI::App &app);
Run configureExport(CLI::App &app);
Run configureImport(CLI::App &app);
Run configureInfo(CLI::App &app);
Run configureLearn(CLI::App &app);
Run configurePack(CLI::App &app);
Run configureProxy(CLI::App &app);
Run configureRedact(CLI::App &app);
Run configureReplay(CLI::App &app);
Run configureServe(CLI::App &app);
Run configureShow(CLI::App &app);
Run configureTest(CLI::App &app);
Run configureValidate(CLI::App &app);

} // namespace jackfield::cli
