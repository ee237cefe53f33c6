// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/chaos.h>
#include <jackfield/filter/filters.h>
#include <jackfield/filter/limits.h>
#include <jackfield/filter/messagefilters.h>
#include <jackfield/filter/reporting.h>
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/qtest/contract.h>
#include <jackfield/ws/then.h>

#include <QTest>
#include <ranges>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using testing::contract::Connected;
using Upgraded = std::expected<Connected, testing::Refusal>;

namespace {
struct Named
{
    const char *name;
    WsFilter filter;
};

/// Filters that must change nothing as long as no limit is reached, the last one all of them.
std::vector<Named> transparent()
{
    const MessageFilter same = [](const WsMessage &message) { return message; };
    const ChaosSwitch misbehaving;
    misbehaving.misbehave();
    std::vector<Named> filters {
        { "debug", debug([](const QString &) {}) },
        { "reportTransaction", reportTransaction([](const WsTransaction &) {}) },
        { "filterReceived", filterReceived(same) },
        { "filterSent", filterSent(same) },
        { "catchAll", catchAll({}) },
        { "catchLensFailure", catchLensFailure([](const LensFailure &failure) {
              return LensAnswer { failure.httpStatus(), failure.closeStatus(), failure.text() };
          }) },
        { "limitSize", limitSize({ .received = 1 << 30, .sent = 1 << 30 }) },
        { "limitRate", limitRate({ .messages = Rate { 1e9, 1e9 }, .bytes = Rate { 1e9, 1e9 } }) },
        { "closeWhenIdle", closeWhenIdle(1h) },
        { "limitConnections", limitConnections(1000) },
        { "chaos that is off", chaos({ .refuse = 1, .sent = { .drop = 1 } }, ChaosSwitch()) },
        { "chaos without a chance", chaos({}, misbehaving) },
    };
    WsFilter all = filters.front().filter;
    for (const Named &next : filters | std::views::drop(1))
        all = then(all, next.filter);
    filters.push_back({ "all of them", all });
    return filters;
}

Upgraded offline(const WsHandler &handler, const Request &request)
{
    return testing::upgrade(handler, request).transform([](auto client) {
        return Connected { nullptr, std::move(client) };
    });
}

Upgraded online(Transport transport, const WsHandler &handler, const Request &request)
{
    const auto server =
        std::make_shared<net::Server>(handler, ServerConfig { .transport = transport });
    if (const auto started = server->start(); !started)
        qFatal("%s", qPrintable(started.error().message));
    ClientConfig config { .subprotocols = request.offeredSubprotocols(), .transport = transport };
    for (const auto &[name, value] : request.headers().fields()) {
        if (name != "Sec-WebSocket-Protocol")
            config.headers.append(name, value);
    }
    return net::blockingClient(server->url(QString::fromUtf8(request.uri().target())), config)
        .transform([&](auto client) { return Connected { server, std::move(client) }; })
        .transform_error(
            [](const ConnectFailure &failure) { return testing::Refusal { failure.response }; });
}
} // namespace

/// The suite through filters that only look, or have no reason to act: with them a connection is what it is without.
class TestContractFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offlineEachAndAll_data() { testing::contract::addRows(); }
    void offlineEachAndAll()
    {
        for (const Named &named : transparent()) {
            testing::contract::run([&](const WsHandler &handler, const Request &request) {
                return offline(then(named.filter, handler), request);
            });
            if (QTest::currentTestFailed())
                return qWarning("behind %s", named.name);
        }
    }

    void exact_data() { testing::contract::addRows(); }
    void exact() { runOnline(Transport::Exact); }

    void qt_data() { testing::contract::addRows(); }
    void qt() { runOnline(Transport::QtWebSockets); }

private:
    static void runOnline(Transport transport)
    {
        const WsFilter all = transparent().back().filter;
        testing::contract::run([&](const WsHandler &handler, const Request &request) {
            return online(transport, then(all, handler), request);
        });
    }
};

QTEST_GUILESS_MAIN(TestContractFilters)
#include "tst_contract_filters.moc"
