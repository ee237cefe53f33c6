// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client.h"
#include "histogram.h"
#include "options.h"

#include <deque>

namespace jackfield::bench {

/// What was counted between the end of the warm-up and the end of the run.
struct Outcome
{
    std::uint64_t count = 0; ///< messages, or connections
    double seconds = 0;
    Histogram
        latency; ///< of each message: from the write that sent it to the read that brought it back
    double bytesPerConnection = -1; ///< of the server, for each idle connection; -1: not measured
    double serverCpu = -1; ///< processor seconds of the server for each second; -1: not measured
};

/// What the scenarios share: clients over one epoll, and a clock that ends everything.
class Run
{
public:
    explicit Run(const Options &options);
    ~Run();
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;

    const Options &options() const { return m_options; }
    Wire &wire() { return m_wire; }

    /// Makes that many clients and opens them, a few at a time; returns when all are open.
    std::vector<Client *> open(int count);
    /// Makes a client that is not opened yet.
    Client &add();
    std::size_t clientCount() const { return m_clients.size(); }
    /// Handles what happens until `isOver` says so, asked after each wait; false when `limit` seconds were not enough.
    [[nodiscard]] bool until(const std::function<bool()> &isOver, double limit);
    /// Handles what happens for that long.
    void pass(double seconds);
    /// Passes the warm-up, then the time that counts, and takes the server's processor time meanwhile.
    /// `begin` is called between the two, `end` after them.
    void
    measure(Outcome &outcome, const std::function<void()> &begin, const std::function<void()> &end);

private:
    void turn(std::uint64_t deadline);

    const Options m_options;
    Wire m_wire;
    std::deque<Client> m_clients;
};

/// Resident bytes of a process.
double residentBytes(int pid);
/// Seconds of processor time that a process has used.
double processorSeconds(int pid);

} // namespace jackfield::bench
