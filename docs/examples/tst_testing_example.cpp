// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The example of docs/library/testing.md, letter for letter; a test compares the two.
#include <jackfield/lens/query.h>
#include <jackfield/qtest/approval.h>
#include <jackfield/qtest/matchers.h>
#include <jackfield/session/recordto.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTemporaryDir>

using namespace jackfield;
using namespace jackfield::testing;
using namespace std::chrono_literals;

class TestTestingExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleWorks()
    {
        const WsHandler feed = [](const Request &request) -> WsResponse {
            const QString symbol = lens::query::required<QString>("symbol")(request);
            return [symbol](const WebSocket &socket) {
                socket.onMessage([=](const WsMessage &) {
                    socket.send(WsMessage::text(QString(R"({"symbol":"%1","time":%2})")
                                                    .arg(symbol)
                                                    .arg(socket.elapsed().count())));
                });
                socket.every(10s, [socket] { socket.send(WsMessage::text("tick")); });
            };
        };
        const QTemporaryDir folder;
        const QString approved = folder.filePath("feed.session.jsonl");
        {
            SessionRecorder recorder; // what somebody has approved before
            const WsHandler handler = then(recordTo(recorder), feed);
            const auto client = testWsClient(handler, Request::get("/feed?symbol=EUR"));
            client->send(WsMessage::text("subscribe"));
            QCOMPARE(client->receiveAll(2, 10s).size(), 2);
            client->close();
            (void)client->receive();
            (void)testWsClient(handler, Request::get("/"))->receive();
            QVERIFY(recorder.session().save(approved));
        }
        // clang-format off
        TestClock clock;                                               // time passes when told
        SessionRecorder recorder;
        const WsHandler handler = then(recordTo(recorder), feed);

        const auto client = testWsClient(handler, Request::get("/feed?symbol=EUR"), clock);
        client->send(WsMessage::text("subscribe"));
        JACKFIELD_THAT(client->receive(), isJson("{'symbol':'EUR'}", { "/time" }));
        JACKFIELD_THAT(client->receive(10s), isText("tick"));          // `every(10s, ...)` of the handler: nobody waited
        client->close();
        JACKFIELD_THAT(client->receive(), isClosed(1000));
        JACKFIELD_THAT(testWsClient(handler, Request::get("/"))->receive(), isRefused(400));

        JACKFIELD_OK(approveSession(recorder.session(), approved, Matching().ignore("/time")));
        // clang-format on
    }
};

QTEST_GUILESS_MAIN(TestTestingExample)
#include "tst_testing_example.moc"
