// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "options.h"

#include "failure.h"
#include "payload.h"

#include <charconv>
#include <string_view>

namespace jackfield::bench {

namespace {
template<typename Number>
Number number(std::string_view name, std::string_view text, Number least, Number most)
{
    Number value {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        fail("{} wants a number from {} to {}, not '{}'", name, least, most, text);
    return value;
}

void set(Options &options, std::string_view name, std::string_view value)
{
    if (name == "--port")
        options.port = number<std::uint16_t>(name, value, 1, 65535);
    else if (name == "--size")
        options.size = number<std::size_t>(name, value, Payload::smallest, 1 << 20);
    else if (name == "--connections")
        options.connections = number(name, value, 1, 30000);
    else if (name == "--in-flight")
        options.inFlight = number(name, value, 1, 1024);
    else if (name == "--idle")
        options.idle = number(name, value, 0, 30000);
    else if (name == "--at-once")
        options.atOnce = number(name, value, 1, 1024);
    else if (name == "--warm-up")
        options.warmUp = number(name, value, 0.0, 60.0);
    else if (name == "--seconds")
        options.seconds = number(name, value, 0.01, 60.0);
    else if (name == "--pid")
        options.pid = number(name, value, 1, 1 << 30);
    else
        fail("unknown option {}", name);
}
} // namespace

Options parseOptions(int argc, char **argv)
{
    if (argc < 2)
        fail("usage: load echo|idle|broadcast|connect --port PORT [--raw] [--size BYTES] "
             "[--connections N]"
             " [--in-flight N] [--idle N] [--at-once N] [--warm-up S] [--seconds S] [--pid PID]");
    Options options { .scenario = argv[1] };
    for (int i = 2; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (name == "--raw")
            options.isRaw = true;
        else if (++i < argc)
            set(options, name, argv[i]);
        else
            fail("{} wants a value", name);
    }
    if (options.port == 0)
        fail("--port is missing");
    return options;
}

} // namespace jackfield::bench
