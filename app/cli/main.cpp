// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "terminal.h"

#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>

#include <QCoreApplication>
#include <algorithm>
#include <clocale>
#include <string_view>

using namespace jackfield::cli;

namespace {
/// What CLI11 would only call a missing subcommand.
bool isUnknown(const std::string &word)
{
    return !word.starts_with('-') && std::ranges::none_of(commands(), [&](const Command &command) {
        return word == command.name;
    });
}
/// A program started without standard streams must not take a socket for its input.
void openMissingStreams()
{
    for (int descriptor = ::open("/dev/null", O_RDWR); descriptor >= 0;
         descriptor = ::open("/dev/null", O_RDWR)) {
        if (descriptor > STDERR_FILENO) {
            ::close(descriptor);
            return;
        }
    }
}

/// Qt reads and writes UTF-8 whatever the locale says, but complains on stderr where it says otherwise.
void takeUtf8Locale()
{
    std::setlocale(LC_ALL, "");
    if (std::string_view(nl_langinfo(CODESET)) != "UTF-8")
        qputenv("LC_ALL", "C.UTF-8");
}
} // namespace

int main(int argc, char *argv[])
{
    openMissingStreams();
    takeUtf8Locale();
    // Whatever a shell passes as arguments is the command's, not Qt's.
    int one = 1;
    QCoreApplication application(one, argv);

    CLI::App app("WebSocket workbench: client, mock server, recording proxy and test runner",
                 "jackfield-cli");
    app.set_version_flag("--version", JACKFIELD_VERSION);
    app.require_subcommand(1);
    std::vector<std::pair<CLI::App *, Run>> runs;
    for (const Command &command : commands()) {
        CLI::App *sub = app.add_subcommand(command.name, command.summary);
        runs.emplace_back(sub, command.configure(*sub));
    }
    if (argc > 1 && isUnknown(argv[1])) {
        complain(QStringLiteral("there is no command '%1'; --help lists them").arg(text(argv[1])));
        return BadInput;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? Done : BadInput;
    }
    for (const auto &[sub, run] : runs) {
        if (sub->parsed())
            return run();
    }
    return BadInput;
}
