// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockserver_p.h"
#include "watch_p.h"

#include <jackfield/mock/livemock.h>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace jackfield::mock;

struct LiveMock::State
{
    State(const MockFile &definition, const MockServices &given, const JournalLimits &limits)
        : file(definition)
        , services(given)
        , watch(std::make_shared<Watch>(limits, given.clock))
    {
        // What is built with the services is known to the watch: it must not keep it.
        services.missed = [weak = std::weak_ptr(watch),
                           missed = given.missed](const MockMiss &miss) {
            if (const auto seen = weak.lock())
                seen->missed(miss);
            if (missed)
                missed(miss);
        };
        begin();
    }

    /// Of every server, its setup and its handler. Under the lock, if there are others.
    void begin()
    {
        setups.clear();
        for (const MockServer &server : std::as_const(file.servers)) {
            setups.append(setupOf(server, services));
            setups.last().watch = watch;
        }
        watch->forgetRoutes();
        build();
    }
    void build()
    {
        tables.clear();
        watch->renewRoutes();
        for (qsizetype i = 0; i < file.servers.size(); ++i)
            tables.append(tableOf(file.servers.at(i), setups.at(i)));
    }
    WsResponse answer(qsizetype index, const Request &request)
    {
        WsHandler table;
        QString server;
        {
            const std::lock_guard lock(mutex);
            table = tables.at(index);
            server = file.servers.at(index).name;
        }
        const WsResponse response = jackfield::answer(table, request);
        if (!response.isAccepted())
            watch->refused(server, request, response.refusal());
        return response;
    }

    std::mutex mutex; ///< guards the definition and what was made of it
    MockFile file;
    MockServices services;
    QList<MockSetup> setups;
    QList<WsHandler> tables;
    const std::shared_ptr<Watch> watch;
};

LiveMock::LiveMock(const MockFile &file, const MockServices &services, const JournalLimits &limits)
    : m_state(std::make_shared<State>(file, services, limits))
{ }

QList<MockServer> LiveMock::servers() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->file.servers;
}

WsHandler LiveMock::handler(qsizetype index) const
{
    return
        [state = m_state, index](const Request &request) { return state->answer(index, request); };
}

Result<void> LiveMock::replace(const MockFile &file) const
{
    const std::lock_guard lock(m_state->mutex);
    const QList<MockServer> &old = m_state->file.servers;
    bool isSame = file.servers.size() == old.size();
    for (qsizetype i = 0; isSame && i < old.size(); ++i)
        isSame = file.servers.at(i).port == old.at(i).port;
    if (!isSame)
        return failure(Error::Code::Invalid, u"it has other servers or ports than before"_s);
    m_state->file = file;
    for (qsizetype i = 0; i < old.size(); ++i) {
        const MockSetup fresh = setupOf(file.servers.at(i), m_state->services);
        m_state->setups[i].seed = fresh.seed;
        m_state->setups[i].server = fresh.server;
    }
    m_state->build();
    return {};
}

void LiveMock::reset() const
{
    const std::lock_guard lock(m_state->mutex);
    m_state->begin(); // first: who comes from now on begins anew
    m_state->watch->forgetAll();
    m_state->watch->journal().clear();
}

QList<LiveConnection> LiveMock::connections(const Audience &audience) const
{
    return m_state->watch->connections(audience);
}

QList<RouteUse> LiveMock::routes() const
{
    return m_state->watch->routes();
}

Result<QList<int>> LiveMock::play(const Audience &audience, const QByteArray &steps) const
{
    return m_state->watch->play(audience, steps);
}

JournalPage LiveMock::journal(quint64 after, qsizetype most) const
{
    return m_state->watch->journal().page(after, most);
}

void LiveMock::clearJournal() const
{
    m_state->watch->journal().clear();
}

JournalFinding LiveMock::find(const JournalFilter &filter, quint64 after) const
{
    return m_state->watch->journal().find(
        filter, after, std::numeric_limits<qint64>::max(), std::nullopt);
}

JournalFinding LiveMock::wait(const JournalFilter &filter,
                              qint64 count,
                              std::chrono::milliseconds timeout,
                              quint64 after) const
{
    const auto until = std::chrono::steady_clock::now() + timeout;
    return m_state->watch->journal().find(filter, after, count, until);
}

void LiveMock::endWaiting() const
{
    m_state->watch->journal().endWaiting();
}

} // namespace jackfield
