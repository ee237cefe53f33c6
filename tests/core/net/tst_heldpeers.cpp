// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Breakpoints between programs of python3-websockets, which ping each other and hang up on who is silent.
#include "../../cli/program.h"
#include "proxyline.h"

#include <QTest>
#include <algorithm>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestHeldPeers : public QObject
{
    Q_OBJECT

    static int heldOf(const Interceptor &interceptor, Side from)
    {
        return int(std::ranges::count(interceptor.held(), from, &Interceptor::Held::from));
    }

private Q_SLOTS:
    /// Held for JACKFIELD_HOLD_SECONDS, each way; without that, until each of them has been answered three more pings.
    void tenThousandMessagesAreHeldAndReleasedByOneCall()
    {
        constexpr int count = 10'000;
        const int seconds = qEnvironmentVariableIntValue("JACKFIELD_HOLD_SECONDS");
        Program server = Program::peer(u"patient_server.py"_s);
        Seen record;
        const Interceptor interceptor;
        interceptor.setRule([](const auto &) { return true; });
        net::Proxy proxy({ .url = QUrl(server.url()) },
                         { .sink = record.sink() },
                         {},
                         std::make_shared<const Interceptor>(interceptor));
        QVERIFY(proxy.start());
        Program client = Program::peer(u"patient_client.py"_s,
                                       { proxy.url().toString(), QString::number(count) });
        for (const Side from : bothSides) {
            QTRY_COMPARE_WITH_TIMEOUT(heldOf(interceptor, from), count, 60'000);
            const auto pongs = [&](Side side) {
                return record.lines().filter(QString(nameOf(side) + u" pong"_s)).size();
            };
            const auto before = std::pair(pongs(Side::Client), pongs(Side::Server));
            const auto since = interceptor.now();
            QTRY_VERIFY_WITH_TIMEOUT(
                pongs(Side::Client) >= before.first + 3 && pongs(Side::Server) >= before.second + 3
                    && interceptor.now() - since >= std::chrono::seconds(seconds),
                (seconds + 60) * 1000);
            QVERIFY(!client.isOver());
            QCOMPARE(interceptor.held().size(), count); // none of the other side
            QCOMPARE(heldOf(interceptor, from), count);
            interceptor.releaseAll();
        }
        QVERIFY2(client.says("all in order"), client.said().constData());
        QCOMPARE(client.exitCode(), 0);
        QVERIFY(QTest::qWaitFor([&] { return record.lines().last().startsWith(u"end "_s); }));
        QCOMPARE(record.lines().last(), u"end client 1000"_s);
        const QStringList texts = record.lines().filter(u" text "_s);
        QCOMPARE(texts.size(), 2 * count);
        for (int i = 0; i < count; ++i) {
            QCOMPARE(texts[i], u"client text number %1"_s.arg(i));
            QCOMPARE(texts[count + i], u"server text number %1"_s.arg(i));
        }
    }

    /// Of another program's point of view.
    void whatIsEditedAndInjectedReachesThem()
    {
        Program server = Program::peer(u"patient_server.py"_s);
        const Interceptor interceptor;
        interceptor.setRule([](const auto &passing) { return passing.from == Side::Client; });
        net::Proxy proxy({ .url = QUrl(server.url()) },
                         {},
                         {},
                         std::make_shared<const Interceptor>(interceptor));
        QVERIFY(proxy.start());
        Program client = Program::peer(u"patient_client.py"_s, { proxy.url().toString(), u"3"_s });
        QTRY_COMPARE_WITH_TIMEOUT(interceptor.held().size(), 3, 60'000);
        const auto held = interceptor.held();
        // The client wants 0, 1 and 2 back: the server is told another 1, and its answer is made good here.
        QVERIFY(interceptor.release(held[0].id));
        QVERIFY(interceptor.drop(held[1].id));
        QVERIFY(interceptor.release(held[2].id, WsMessage::text(u"number 1"_s)));
        QVERIFY(client.says("sent"));
        QTRY_VERIFY(interceptor.held().isEmpty());
        QVERIFY(
            interceptor.inject(held[0].connection, Side::Client, WsMessage::text(u"number 2"_s)));
        QVERIFY2(client.says("all in order"), client.said().constData());
    }
};

QTEST_GUILESS_MAIN(TestHeldPeers)
#include "tst_heldpeers.moc"
