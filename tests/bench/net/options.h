// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace jackfield::bench {

/// What one run of the load generator does; the words of its command line.
struct Options
{
    std::string scenario; ///< echo, idle, broadcast or connect
    std::uint16_t port = 0; ///< on 127.0.0.1
    bool isRaw = false; ///< bare TCP: no handshake, no frames
    std::size_t size = 32; ///< bytes of a text
    int connections = 50; ///< that exchange messages; of connect: how many in all
    int inFlight = 16; ///< messages of each connection that wait for their echo
    int idle = 0; ///< connections that only stay open
    int atOnce = 32; ///< opening handshakes under way
    double warmUp = 0.3; ///< seconds that are not counted
    double seconds = 1; ///< that are
    int pid = 0; ///< the server's, for its memory and processor time; 0: not asked for
};

/// Throws Failure with a sentence for what is not understood.
Options parseOptions(int argc, char **argv);

} // namespace jackfield::bench
