// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/lenses.md, letter for letter; a test compares the two.
#include <jackfield/lens/header.h>
#include <jackfield/lens/oneof.h>
#include <jackfield/lens/path.h>
#include <jackfield/lens/pointer.h>
#include <jackfield/lens/query.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>

#include <QTest>

using namespace jackfield;

struct Subscribe
{
    Q_GADGET
    Q_CLASSINFO("type", "subscribe")
    Q_PROPERTY(QStringList symbols MEMBER symbols)
    Q_PROPERTY(std::optional<double> above MEMBER above)

public:
    QStringList symbols;
    std::optional<double> above;
};

struct Stop
{
    Q_GADGET
};

class TestLensesExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        // clang-format off
        const auto market  = lens::path::required<QString>("market");
        const auto depth   = lens::query::defaulted<int>("depth", 10);
        const auto symbols = lens::query::optional("symbols", lens::csv<QString>());   // ?symbols=EUR,USD
        const auto command = lens::message::oneOf<Subscribe, Stop>("type");            // {"type":"subscribe","symbols":["EUR"]}
        const auto price   = lens::message::pointer<double>("/data/0/price");          // reads no more of the message than it must

        const WsHandler feed = [=](const Request &request) -> WsResponse {
            const QString name = market(request);              // fails: 400, before the handshake
            const int levels = depth(request);                 // ?depth=x is 400, not 10
            return [=](const WebSocket &socket) {
                socket.onMessage([=](const WsMessage &message) {
                    const auto asked = command(message);       // fails: close 1003, 1007 or 1008 that says where and why
                    if (const auto *subscribe = std::get_if<Subscribe>(&asked))
                        socket.send(WsMessage::text(QString("%1 x%2: %3").arg(name).arg(levels).arg(subscribe->symbols.join(' '))));
                });
            };
        };
        // clang-format on
        const WsRoutes table = websockets({ route("/feed/{market}", feed) });
        const Request request = depth(5, Request::get("/feed/fx"));
        const auto client = testing::testWsClient(table, request);
        client->send(command(Subscribe { .symbols = { "EUR", "USD" }, .above = {} }));
        QCOMPARE(client->receive().value(), WsMessage::text("fx x5: EUR USD"));
        client->send(WsMessage::text(R"({"type":"sell"})"));
        QCOMPARE(client->receive().error().status,
                 (WsStatus { WsStatus::PolicyViolation.code,
                             R"('/type' must be one of subscribe, Stop, not "sell")" }));
        QCOMPARE(testing::upgrade(table, Request::get("/feed/fx?depth=x")).error().response.status(),
                 400);
        QCOMPARE(*symbols(Request::get("/?symbols=a,b")), (QStringList { "a", "b" }));
        QCOMPARE(price(WsMessage::text(R"({"data":[{"price":1.5}]})")), 1.5);
    }
};

QTEST_GUILESS_MAIN(TestLensesExample)
#include "tst_lenses_example.moc"
