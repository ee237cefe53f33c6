// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"

namespace jackfield::cli {

std::span<const Command> commands()
{
    static constexpr Command table[] = {
        { "serve", "Hosts mock servers, or an echo server, until interrupted", &configureServe },
        { "connect", "Is a client: sends what it is told, prints what comes", &configureConnect },
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

} // namespace jackfield::cli
