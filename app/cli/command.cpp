// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"

#include "terminal.h"

#include <algorithm>

namespace jackfield::cli {

namespace {
/// What CLI11 would only call a missing subcommand.
bool isUnknown(const std::string &word)
{
    return !word.starts_with('-') && std::ranges::none_of(commands(), [&](const Command &command) {
        return word == command.name;
    });
}
} // namespace

std::span<const Command> commands()
{
    static constexpr Command table[] = {
        { "serve", "Hosts mock servers, or an echo server, until interrupted", &configureServe },
        { "connect",
          "Connects to a server, sends what it is told and prints what comes",
          &configureConnect },
        { "proxy", "Stands between a client and a server and records both", &configureProxy },
        { "replay", "Plays a recorded session, as the server or as the client", &configureReplay },
        { "test", "Runs sessions as tests, against a mock file or a server", &configureTest },
        { "conformance",
          "Plays the cases of RFC 6455 and 7692 to a server",
          &configureConformance },
        { "diff", "Compares two sessions", &configureDiff },
        { "learn", "Proposes matching rules from two recordings of one flow", &configureLearn },
        { "show", "Prints the events of a session", &configureShow },
        { "info", "Sums a session up", &configureInfo },
        { "validate", "Checks session, mock and matching files", &configureValidate },
        { "pack", "Copies a session with its big payloads in files of their own", &configurePack },
        { "redact", "Takes secrets out of a session, or looks for them", &configureRedact },
        { "export", "Writes a session as test code or in another format", &configureExport },
        { "import", "Makes a session or a mock of a file of another program", &configureImport },
    };
    return table;
}

Program::Program()
    : m_app("WebSocket workbench: client, mock server, recording proxy and test runner",
            "jackfield-cli")
{
    m_app.set_version_flag("--version", version(), "Print the version");
    m_app.set_help_flag("-h,--help", "Print what the options are"); // of the commands, too
    m_app.require_subcommand(1);
    for (const Command &command : commands()) {
        CLI::App *sub = m_app.add_subcommand(command.name, command.summary);
        m_runs.emplace_back(sub, command.configure(*sub));
    }
}

const char *Program::version()
{
    return JACKFIELD_VERSION;
}

int Program::run(int argc, char *argv[])
{
    if (argc > 1 && isUnknown(argv[1])) {
        complain(QStringLiteral("there is no command '%1'; --help lists them").arg(text(argv[1])));
        return BadInput;
    }
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return m_app.exit(error) == 0 ? Done : BadInput;
    }
    for (const auto &[sub, run] : m_runs) {
        if (sub->parsed())
            return run();
    }
    return BadInput;
}

} // namespace jackfield::cli
