// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// load SCENARIO --port PORT ... - the load generator of `./dev bench net`: one thread, one epoll, WebSocket clients on
// loopback. Checks every message that comes back, byte by byte. Prints one line of JSON; whatever is wrong is a sentence
// on stderr and status 1, and no number.
#include "descriptors.h"
#include "failure.h"
#include "scenarios.h"

#include <cstdio>
#include <exception>
#include <iostream>

using namespace jackfield::bench;

namespace {
Outcome outcomeOf(Run &run)
{
    const std::string &scenario = run.options().scenario;
    if (scenario == "echo" || scenario == "idle")
        return echo(run);
    if (scenario == "broadcast")
        return broadcast(run);
    if (scenario == "connect")
        return connectRate(run);
    fail("unknown scenario '{}'", scenario);
}

std::string json(const Outcome &outcome)
{
    const auto microseconds = [&](double part) {
        return double(outcome.latency.quantile(part)) / 1000;
    };
    std::string line =
        std::format(R"({{"count":{},"seconds":{:.6f},"rate":{:.1f},"p50":{:.1f},"p99":{:.1f})",
                    outcome.count,
                    outcome.seconds,
                    double(outcome.count) / outcome.seconds,
                    microseconds(0.5),
                    microseconds(0.99));
    if (outcome.bytesPerConnection >= 0)
        line += std::format(R"(,"bytesPerConnection":{:.0f})", outcome.bytesPerConnection);
    if (outcome.serverCpu >= 0)
        line += std::format(R"(,"serverCpu":{:.3f})", outcome.serverCpu);
    return line + "}";
}
} // namespace

int main(int argc, char **argv)
{
    try {
        raiseDescriptorLimit();
        Run run(parseOptions(argc, argv));
        const Outcome outcome = outcomeOf(run);
        if (outcome.count == 0)
            fail("nothing came back");
        std::puts(json(outcome).c_str());
        return 0;
    } catch (const std::exception &error) {
        std::cerr << "load: " << error.what() << '\n';
        return 1;
    }
}
