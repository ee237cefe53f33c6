// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/testing/testclient.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
std::unique_ptr<WsClient> clientOf(const WsConsumer &consumer)
{
    return testing::testWsClient([consumer](const Request &) { return WsResponse(consumer); },
                                 Request::get(u"/"_s));
}
} // namespace

/// A handle with some of its functions replaced.
class TestWebSocketWith : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFunctionOfAHandleCanBeReplaced()
    {
        const auto client = clientOf([](const WebSocket &socket) {
            const WebSocket loud = socket.with({ .send = [socket](const WsMessage &message) {
                return socket.send(WsMessage::text(message.text().toUpper()));
            } });
            loud.onMessage([loud](const WsMessage &message) { loud.send(message); });
            const WebSocket lasting =
                loud.with({ .close = [loud](const std::optional<WsStatus> &status) {
                    loud.send(WsMessage::text(status ? status->name() : u"no code"_s));
                } });
            lasting.close();
            lasting.closeWithoutCode();
        });
        QCOMPARE(client->receive().value(), WsMessage::text(u"NORMAL CLOSURE"_s));
        QCOMPARE(client->receive().value(), WsMessage::text(u"NO CODE"_s));
        client->send(WsMessage::text(u"a"_s));
        QCOMPARE(client->receive().value(), WsMessage::text(u"A"_s));
    }

    void whatRunsOnAHandleCanBeReplaced_data()
    {
        QTest::addColumn<std::function<void(const WebSocket &)>>("listen");
        using Listen = std::function<void(const WebSocket &)>;
        const auto row = [](const char *name, const Listen &listen) {
            QTest::newRow(name) << listen;
        };
        row("a message",
            [](const WebSocket &s) { s.onMessage([](const WsMessage &) { throw 1; }); });
        row("the end", [](const WebSocket &s) {
            s.onClose([](const WsStatus &, Side, bool) { throw 1; });
            s.close();
        });
        row("an error", [](const WebSocket &s) {
            s.onError([](const Error &) { throw 1; });
            s.ping(QByteArray(126, 'x'));
        });
        row("a pong", [](const WebSocket &s) {
            s.onPong([](const QByteArray &) { throw 1; });
            s.ping();
        });
        row("a timer", [](const WebSocket &s) { s.after(1ms, [] { throw 1; }); });
        row("another timer", [](const WebSocket &s) { s.every(1ms, [] { throw 1; }); });
        row("a filtered message", [](const WebSocket &s) {
            s.with({ .onMessage = [s](const WebSocket::MessageListener &l) { s.onMessage(l); } })
                .onMessage([](const WsMessage &) { throw 1; });
        });
    }
    void whatRunsOnAHandleCanBeReplaced()
    {
        QFETCH(const std::function<void(const WebSocket &)>, listen);
        QStringList ran;
        const auto client = clientOf([&](const WebSocket &socket) {
            const auto running = [&](const QString &name) {
                return [&ran, name](const std::function<void()> &task) {
                    try {
                        task();
                    } catch (...) {
                        ran << name;
                        throw;
                    }
                };
            };
            listen(
                socket.with({ .run = running(u"outer"_s) }).with({ .run = running(u"inner"_s) }));
        });
        client->send(WsMessage());
        (void)client->receive(2ms);
        QCOMPARE(ran.first(2), QStringList({ u"inner"_s, u"outer"_s }));
        QVERIFY(ran.size() == 2 || ran.size() == 4); // a timer runs again
    }
};

QTEST_GUILESS_MAIN(TestWebSocketWith)
#include "tst_websocketwith.moc"
