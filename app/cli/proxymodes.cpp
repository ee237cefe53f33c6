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

#include <QSet>
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

/// Only connections that the server behind has answered.
WsSink onlyPassedOn(const WsSink &sink)
{
    WsSink some;
    if (sink.opened) {
        some.opened = [sink](const WsOpened &opened) {
            return opened.upstream.isEmpty() ? WsObserver() : sink.opened(opened);
        };
    }
    if (sink.refused) {
        some.refused = [sink](const WsOpened &opened) {
            if (!opened.upstream.isEmpty())
                sink.refused(opened);
        };
    }
    return some;
}

/// Runs it until it is interrupted; whether it ran, and its recording is complete.
template<typename Server>
std::optional<int> host(Server &server, const ProxyMaterial &material)
{
    if (const auto started = server.start(); !started)
        return complainOfStart(started.error());
    warnOfOpenAddress(material.server.address);
    announce(server, material.server);
    hostUntilInterrupted();
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

int hybrid(const ProxyMaterial &material)
{
    ServerConfig config = material.server;
    config.sink = both(onlyPassedOn(recording(material)), printing(material));
    const WsAnswers own =
        replay::answers(material.session,
                        material.matching,
                        { .speed = material.speed,
                          .otherwise = net::passMessages(material.target, recording(material)) });
    net::Proxy proxy(material.target, config, own);
    return host(proxy, material).value_or(Done);
}

/// Tells what was found about each connection when it is over. Thread: any.
class Findings
{
public:
    void tell(int conn, const QList<Difference> &found)
    {
        const std::scoped_lock lock(m_mutex);
        if (found.isEmpty())
            printLine(u"connection %1: as recorded"_s.arg(conn));
        for (const Difference &difference : found)
            tell(difference.text());
    }
    /// The whole, and what was not told yet.
    void conclude(const Verdict &verdict)
    {
        const std::scoped_lock lock(m_mutex);
        for (const Difference &difference : verdict.differences())
            tell(difference.text());
        printLine(printable(verdict.text()));
    }

private:
    void tell(const QString &text)
    {
        if (m_told.contains(text))
            return;
        m_told.insert(text);
        printLine(printable(text));
    }

    std::mutex m_mutex;
    QSet<QString> m_told;
};

int verify(const ProxyMaterial &material)
{
    const ReplayReport report;
    Findings findings;
    LiveComparison how { .report = report };
    if (!material.json)
        how.over = [&](int conn, const QList<Difference> &found) { findings.tell(conn, found); };
    ServerConfig config = material.server;
    config.sink = both(both(recording(material), printing(material)),
                       replay::compareWith(material.session, material.matching, how));
    net::Proxy proxy(material.target, config);
    if (const auto failed = host(proxy, material))
        return *failed;
    const Verdict verdict = report.verdict();
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
        { "record", "passes everything on", false, true, record },
        { "replay", "the session answers", true, false, replaying },
        { "refuse", "the same, and refuses what it does not have", true, false, refusing },
        { "hybrid",
          "the session answers, and the server what it does not have",
          true,
          true,
          hybrid },
        { "verify", "passes everything on and compares it with the session", true, true, verify },
    };
    return modes;
}

} // namespace jackfield::cli
