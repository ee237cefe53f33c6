// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scenarios.h"

#include "failure.h"

#include <vector>

namespace jackfield::bench {

namespace {
constexpr double settling = 0.2; ///< seconds for what a server still tidies up after handshakes
constexpr double draining = 5; ///< seconds for the last messages

/// One client's messages: numbers oldest to next - 1 are on the way, with the time of each.
struct Talk
{
    std::uint32_t oldest = 0;
    std::uint32_t next = 0;
    std::vector<std::uint64_t> sent;
};

class Exchange
{
public:
    Exchange(Run &run, std::vector<Client *> clients)
        : m_run(run)
        , m_clients(std::move(clients))
        , m_talks(run.clientCount())
    {
        for (const Client *client : m_clients)
            m_talks[client->index()].sent.resize(std::size_t(run.options().inFlight));
        run.wire().received = [this](Client &client, std::string_view text) { take(client, text); };
    }

    Outcome run()
    {
        m_run.wire().time = now();
        for (Client *client : m_clients) {
            for (int i = 0; i < m_run.options().inFlight; ++i)
                send(*client, m_talks[client->index()]);
            client->flush();
        }
        Outcome outcome;
        m_run.measure(outcome, [&] { m_outcome = &outcome; }, [&] { m_outcome = nullptr; });
        m_isEnding = true;
        if (!m_run.until([this] { return m_onTheWay == 0; }, draining))
            fail("{} messages did not come back", m_onTheWay);
        return outcome;
    }

private:
    void send(Client &client, Talk &talk)
    {
        talk.sent[talk.next % talk.sent.size()] = m_run.wire().time;
        client.send(talk.next++);
        ++m_onTheWay;
    }

    void take(Client &client, std::string_view text)
    {
        Talk &talk = m_talks[client.index()];
        if (talk.sent.empty())
            fail("a message came to an idle connection");
        if (talk.oldest == talk.next)
            fail("a message came twice");
        if (!m_run.wire().payload.isEqual(text, talk.oldest))
            fail("message {} came back as something else: {} bytes, '{}'",
                 talk.oldest,
                 text.size(),
                 text.substr(0, 40));
        if (m_outcome) {
            ++m_outcome->count;
            m_outcome->latency.add(m_run.wire().time - talk.sent[talk.oldest % talk.sent.size()]);
        }
        ++talk.oldest;
        --m_onTheWay;
        if (!m_isEnding)
            send(client, talk);
    }

    Run &m_run;
    const std::vector<Client *> m_clients;
    std::vector<Talk> m_talks; ///< by the clients' index; an idle one has no place for times
    Outcome *m_outcome = nullptr; ///< while it counts
    std::uint64_t m_onTheWay = 0;
    bool m_isEnding = false;
};
} // namespace

Outcome echo(Run &run)
{
    const Options &options = run.options();
    const bool isMemoryAsked = options.idle > 0 && options.pid > 0;
    double before = 0;
    if (isMemoryAsked) {
        run.open(1); // what a server makes once, for its first connection
        run.pass(settling);
        before = residentBytes(options.pid);
    }
    run.open(options.idle);
    double each = -1;
    if (isMemoryAsked) {
        run.pass(settling);
        each = (residentBytes(options.pid) - before) / options.idle;
    }
    Outcome outcome = Exchange(run, run.open(options.connections)).run();
    outcome.bytesPerConnection = each;
    return outcome;
}

Outcome broadcast(Run &run)
{
    run.wire().path = "/broadcast";
    const auto clients = run.open(run.options().connections);
    std::vector<std::uint32_t> heard(
        run.clientCount()); ///< the last broadcast, by the clients' index
    Outcome outcome;
    Outcome *counting = nullptr;
    std::uint32_t round = 0;
    std::size_t missing = 0;
    std::uint64_t sent = 0;
    bool isEnding = false;
    const auto ask = [&] {
        missing = clients.size();
        sent = now();
        Client &asking = *clients[++round % clients.size()];
        asking.send(round);
        asking.flush();
    };
    run.wire().received = [&](Client &client, std::string_view text) {
        std::uint32_t &last = heard[client.index()];
        if (last == round)
            fail("a broadcast came twice to one client");
        if (!run.wire().payload.isEqual(text, round))
            fail("broadcast {} came as something else: {} bytes, '{}'",
                 round,
                 text.size(),
                 text.substr(0, 40));
        last = round;
        if (counting) {
            ++counting->count;
            counting->latency.add(run.wire().time - sent);
        }
        if (--missing == 0 && !isEnding)
            ask();
    };
    ask();
    run.measure(outcome, [&] { counting = &outcome; }, [&] { counting = nullptr; });
    isEnding = true;
    if (!run.until([&] { return missing == 0; }, draining))
        fail("a broadcast did not come to {} clients", missing);
    return outcome;
}

/// All stay open, as a server's connections do: what each costs with many open before it is part of the answer.
Outcome connectRate(Run &run)
{
    const Options &options = run.options();
    int started = 0;
    int ready = 0;
    Outcome outcome;
    std::vector<std::uint64_t> begun; ///< when, by the clients' index
    const auto openNext = [&] {
        if (started == options.connections)
            return;
        ++started;
        begun.push_back(now());
        run.add().open();
    };
    const auto isReady = [&](const Client &client) {
        outcome.latency.add(now() - begun.at(client.index()));
        ++ready;
        openNext();
    };
    run.wire().opened = [&](Client &client) {
        run.wire().isRaw ? client.send(0) : isReady(client); // raw: accepted when it answers
    };
    run.wire().received = [&](Client &client, std::string_view text) {
        if (!run.wire().isRaw || !run.wire().payload.isEqual(text, 0))
            fail("a message came that nobody asked for");
        isReady(client);
    };
    const double cpuBefore = options.pid ? processorSeconds(options.pid) : 0;
    const std::uint64_t start = now();
    for (int i = 0; i < options.atOnce; ++i)
        openNext();
    if (!run.until([&] { return ready == options.connections; }, 30))
        fail("{} of {} connections in 30 seconds", ready, options.connections);
    outcome.seconds = double(now() - start) / 1e9;
    outcome.count = std::uint64_t(ready);
    if (options.pid)
        outcome.serverCpu = (processorSeconds(options.pid) - cpuBefore) / outcome.seconds;
    return outcome;
}

} // namespace jackfield::bench
