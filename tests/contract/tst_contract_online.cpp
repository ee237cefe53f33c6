// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/qtest/contract.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using testing::contract::Connected;

namespace {
/// Asks `url` for the request's target, with its headers and subprotocols.
std::expected<Connected, testing::Refusal>
connectTo(const QUrl &url, const Request &request, std::shared_ptr<void> server)
{
    ClientConfig config { .subprotocols = request.offeredSubprotocols() };
    for (const auto &[name, value] : request.headers().fields()) {
        if (name != "Sec-WebSocket-Protocol")
            config.headers.append(name, value);
    }
    return net::blockingClient(url, config)
        .transform([&](auto client) { return Connected { server, std::move(client) }; })
        .transform_error(
            [](const ConnectFailure &failure) { return testing::Refusal { failure.response }; });
}

std::expected<Connected, testing::Refusal> connectOnline(const WsHandler &handler,
                                                         const Request &request)
{
    const auto server = std::make_shared<net::Server>(handler);
    if (const auto started = server->start(); !started)
        qFatal("%s", qPrintable(started.error().message));
    return connectTo(server->url(QString::fromUtf8(request.uri().target())), request, server);
}
} // namespace

/// The suite through real sockets.
class TestContractOnline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data() { testing::contract::addRows(); }
    void contract()
    {
        testing::contract::run(
            connectOnline,
            { { u"a leading U+FEFF is part of the text"_s, u"QWebSocket drops it"_s } });
    }
};

QTEST_GUILESS_MAIN(TestContractOnline)
#include "tst_contract_online.moc"
