// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "run.h"

#include "failure.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>

namespace jackfield::bench {

namespace {
constexpr double second = 1e9;
}

double residentBytes(int pid)
{
    std::ifstream file(std::format("/proc/{}/statm", pid));
    double all = 0;
    double resident = 0;
    if (!(file >> all >> resident))
        fail("the server's memory cannot be read: no process {}", pid);
    return resident * double(sysconf(_SC_PAGESIZE));
}

double processorSeconds(int pid)
{
    std::ifstream file(std::format("/proc/{}/stat", pid));
    const std::string text(std::istreambuf_iterator<char>(file), {});
    std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 1)));
    std::string skipped;
    for (int i = 0; i < 11; ++i) // state to cmajflt, see proc(5)
        fields >> skipped;
    double user = 0;
    double system = 0;
    if (!(fields >> user >> system))
        fail("the server's processor time cannot be read: no process {}", pid);
    return (user + system) / double(sysconf(_SC_CLK_TCK));
}

Run::Run(const Options &options)
    : m_options(options)
    , m_wire { .epoll = epoll_create1(EPOLL_CLOEXEC),
               .port = options.port,
               .isRaw = options.isRaw,
               .payload = Payload(options.size),
               .opened = [](Client &) {},
               .received = [](Client &,
                              std::string_view) { fail("a message came that nobody asked for"); },
               .closed = [](Client &) {} }
{
    if (m_wire.epoll < 0)
        fail("no epoll");
}

Run::~Run()
{
    m_clients.clear();
    ::close(m_wire.epoll);
}

Client &Run::add()
{
    return m_clients.emplace_back(m_wire, m_clients.size());
}

std::vector<Client *> Run::open(int count)
{
    std::vector<Client *> clients;
    int opened = 0;
    const auto openNext = [&] {
        if (int(clients.size()) == count)
            return;
        clients.push_back(&add());
        clients.back()->open();
    };
    m_wire.opened = [&](Client &) {
        ++opened;
        openNext();
    };
    for (int i = 0; i < m_options.atOnce; ++i)
        openNext();
    if (!until([&] { return opened == count; }, 30))
        fail("{} of {} opening handshakes in 30 seconds", opened, count);
    m_wire.opened = [](Client &) { };
    return clients;
}

void Run::turn(std::uint64_t deadline)
{
    std::array<epoll_event, 256> events;
    const std::uint64_t time = now();
    const auto wait = deadline > time ? int((deadline - time) / 1'000'000) + 1 : 0;
    const int count = epoll_wait(m_wire.epoll, events.data(), int(events.size()), wait);
    for (int i = 0; i < count; ++i)
        static_cast<Client *>(events[std::size_t(i)].data.ptr)
            ->handleEvents(events[std::size_t(i)].events);
}

bool Run::until(const std::function<bool()> &isOver, double limit)
{
    const std::uint64_t deadline = now() + std::uint64_t(limit * second);
    while (!isOver()) {
        if (now() > deadline)
            return false;
        turn(deadline);
    }
    return true;
}

void Run::pass(double seconds)
{
    const std::uint64_t end = now() + std::uint64_t(seconds * second);
    while (now() < end)
        turn(end);
}

void Run::measure(Outcome &outcome,
                  const std::function<void()> &begin,
                  const std::function<void()> &end)
{
    pass(m_options.warmUp);
    const double cpuBefore = m_options.pid ? processorSeconds(m_options.pid) : 0;
    const std::uint64_t started = now();
    begin();
    pass(m_options.seconds);
    end();
    outcome.seconds = double(now() - started) / second;
    if (m_options.pid)
        outcome.serverCpu = (processorSeconds(m_options.pid) - cpuBefore) / outcome.seconds;
}

} // namespace jackfield::bench
