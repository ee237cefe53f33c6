// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "proxymodes.h"

#include "eventlines.h"
#include "exitcode.h"
#include "hosting.h"
#include "recordoptions.h"
#include "sinks.h"
#include "terminal.h"
#include "verdictlines.h"

#include <jackfield/net/server.h>
#include <jackfield/replay/livecomparison.h>
#include <jackfield/ws/recordable.h>

#include <QHash>
#include <atomic>
#include <mutex>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
WsSink printing(const ProxyMaterial &material)
{
    return material.json ? printingSink() : WsSink();
}
WsSink recording(const ProxyMaterial &material)
{
    return material.writer ? material.writer->sink() : WsSink();
}

/// Only connections that the server behind has answered. What goes wrong there or on the way is not worth keeping.
WsSink onlyPassedOn(const WsSink &sink)
{
    constexpr int firstFault = 500;
    WsSink some;
    if (sink.opened) {
        some.opened = [sink](const WsOpened &opened) {
            return opened.upstream.isEmpty() ? WsObserver() : sink.opened(opened);
        };
    }
    if (sink.refused) {
        some.refused = [sink](const WsOpened &opened) {
            if (!opened.upstream.isEmpty() && opened.response.status() < firstFault)
                sink.refused(opened);
        };
    }
    return some;
}

/// Runs it until it is interrupted, does `last`, and ends it; an exit code if it did not run, or its recording is not
/// complete.
template<typename Server>
std::optional<int>
host(Server &server, const ProxyMaterial &material, const std::function<void()> &last = [] { })
{
    if (const auto started = server.start(); !started)
        return complainOfStart(started.error());
    warnOfOpenAddress(material.server.address);
    announce(server, material.server);
    hostUntilInterrupted();
    last();
    server.stop();
    return complete(material.writer) ? std::nullopt : std::optional<int>(BadInput);
}

int tell(const Verdict &verdict, const ProxyMaterial &material)
{
    if (material.json)
        printJson(verdict, material.file);
    else
        print(verdict, verdict.text());
    return verdict.passed() ? Done : CheckFailed;
}

int record(const ProxyMaterial &material)
{
    ServerConfig config = material.server;
    config.sink = both(recording(material), printing(material));
    net::Proxy proxy(material.target, config);
    return host(proxy, material).value_or(Done);
}

int answer(const ProxyMaterial &material, bool strict)
{
    const ReplayReport report;
    ServerConfig config = material.server;
    config.sink = both(recording(material), printing(material));
    config.limits.messageBytes = config.limits.messageBytes.value_or(recordableBytes);
    net::Server server(
        replay::asHandler(material.session,
                          material.matching,
                          { .speed = material.speed, .strict = strict, .report = report }),
        config);
    if (const auto failed = host(server, material))
        return *failed;
    return tell(report.verdict(), material);
}

int replaying(const ProxyMaterial &material)
{
    return answer(material, false);
}

int refusing(const ProxyMaterial &material)
{
    return answer(material, true);
}

/// Who answered what. Thread: any.
struct Tally
{
    std::atomic<int> answered = 0; ///< connections, by the session
    std::atomic<int> passed = 0; ///< connections, by the server
    std::atomic<int> messages = 0; ///< passed on singly

    WsSink sink()
    {
        return { .opened = [this](const WsOpened &opened) {
            ++(opened.upstream.isEmpty() ? answered : passed);
            return WsObserver();
        } };
    }
    auto counting(const decltype(ServerReplay::otherwise) &pass)
    {
        return [this, pass](const WebSocket &socket) {
            return [this, pass = pass(socket)](const WsMessage &message) {
                ++messages;
                pass(message);
            };
        };
    }
    QString text() const
    {
        return u"connections answered by the session: %1, by the server: %2; messages passed to it: %3"_s
            .arg(answered.load())
            .arg(passed.load())
            .arg(messages.load());
    }
};

int hybrid(const ProxyMaterial &material)
{
    Tally tally;
    const bool isAppended = material.writer && material.writer->path() == material.file;
    const WsSink record = recording(material);
    ServerConfig config = material.server;
    config.sink =
        both(both(isAppended ? onlyPassedOn(record) : record, printing(material)), tally.sink());
    const auto failed = [](const ConnectFailure &failure) { complain(failure.message); };
    const auto passed = net::passMessages(material.target, failed, isAppended ? record : WsSink());
    const WsAnswers own =
        replay::answers(material.session,
                        material.matching,
                        { .speed = material.speed, .otherwise = tally.counting(passed) });
    net::Proxy proxy(material.target, config, own);
    if (const auto ended = host(proxy, material))
        return *ended;
    if (!material.json)
        printLine(tally.text());
    return Done;
}

/// Tells what was found about each connection when it is over. Thread: any.
class Findings
{
public:
    void tell(int number, const QList<Difference> &found)
    {
        const std::scoped_lock lock(m_mutex);
        if (found.isEmpty())
            printLine(u"#%1 as recorded"_s.arg(number));
        for (const Difference &difference : found) {
            ++m_told[difference.text()];
            printLine(u"#%1 %2"_s.arg(number).arg(printable(difference.text())));
        }
    }
    /// The whole, and what was not told yet.
    void conclude(const Verdict &verdict)
    {
        const std::scoped_lock lock(m_mutex);
        for (const Difference &difference : verdict.differences()) {
            if (m_told.value(difference.text()) > 0)
                --m_told[difference.text()];
            else
                printLine(printable(difference.text()));
        }
        const qsizetype count = verdict.differences().size();
        printLine(verdict.passed() ? verdict.text()
                      : count == 1 ? u"1 difference"_s
                                   : u"%1 differences"_s.arg(count));
    }

private:
    std::mutex m_mutex;
    QHash<QString, int> m_told;
};

int verify(const ProxyMaterial &material)
{
    const ReplayReport report;
    Findings findings;
    std::atomic<bool> isEnding = false;
    LiveComparison how { .report = report, .secrets = material.secrets };
    if (!material.json) {
        how.over = [&](int number, const QList<Difference> &found) {
            if (!isEnding)
                findings.tell(number, found);
        };
    }
    ServerConfig config = material.server;
    config.sink = both(both(recording(material), printing(material)),
                       replay::compareWith(material.session, material.matching, how));
    net::Proxy proxy(material.target, config);
    Verdict verdict; // before the proxy's own end becomes its connections'
    const auto last = [&] {
        isEnding = true;
        verdict = report.verdict();
    };
    if (const auto failed = host(proxy, material, last))
        return *failed;
    if (material.json)
        printJson(verdict, material.file);
    else
        findings.conclude(verdict);
    return verdict.passed() ? Done : CheckFailed;
}
} // namespace

const std::vector<ProxyMode> &proxyModes()
{
    static const std::vector<ProxyMode> modes {
        { "record", "passes everything on", false, true, false, record },
        { "replay", "the session answers", true, false, true, replaying },
        { "refuse", "the same, and refuses what it does not have", true, false, true, refusing },
        { "hybrid",
          "the session answers, and the server what it does not have",
          true,
          true,
          true,
          hybrid },
        { "verify",
          "passes everything on and compares it with the session",
          true,
          true,
          false,
          verify },
    };
    return modes;
}

} // namespace jackfield::cli
