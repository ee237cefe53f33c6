// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "heard.h"

#include <jackfield/filter/chaos.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

Q_DECLARE_METATYPE(Chaos)

namespace {
const Request asked = Request::get(u"/"_s);

WsResponse echo(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
    };
}

WsHandler misbehaving(const Chaos &policy, const WsHandler &handler = echo)
{
    const ChaosSwitch isOn;
    isOn.misbehave();
    return then(chaos(policy, isOn), handler);
}

QStringList numbers(int count)
{
    QStringList texts;
    for (int i = 0; i < count; ++i)
        texts += u"message %1"_s.arg(i);
    return texts;
}

/// What an echo behind chaos makes of these messages.
QStringList story(const WsHandler &handler, const QStringList &said)
{
    const auto client = testing::upgrade(handler, asked);
    if (!client)
        return { QString::number(client.error().response.status()) };
    for (const QString &text : said)
        (*client)->send(WsMessage::text(text));
    return heard(**client);
}
} // namespace

class TestChaos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneIsAlwaysAndZeroIsNever_data()
    {
        QTest::addColumn<Chaos>("policy");
        QTest::addColumn<QStringList>("expected");
        const QStringList all = numbers(500);
        QStringList twice;
        for (const QString &text : all)
            twice << text << text;
        const QStringList gone { u"1006"_s };
        QTest::newRow("nothing") << Chaos() << all;
        QTest::newRow("received, dropped") << Chaos { .received = { .drop = 1 } } << QStringList();
        QTest::newRow("sent, dropped") << Chaos { .sent = { .drop = 1 } } << QStringList();
        QTest::newRow("received, duplicated") << Chaos { .received = { .duplicate = 1 } } << twice;
        QTest::newRow("sent, duplicated") << Chaos { .sent = { .duplicate = 1 } } << twice;
        QTest::newRow("received, closed") << Chaos { .received = { .closeMidMessage = 1 } } << gone;
        QTest::newRow("sent, closed") << Chaos { .sent = { .closeMidMessage = 1 } } << gone;
        QTest::newRow("refused") << Chaos { .refuse = 1 } << QStringList { u"503"_s };
        QTest::newRow("a close wins over a drop, and that over the others")
            << Chaos { .received = { .drop = 1, .duplicate = 1, .truncate = 1 },
                       .sent = { .closeMidMessage = 1 } }
            << QStringList();
        QTest::newRow("a close wins over a drop")
            << Chaos { .received = { .drop = 1, .closeMidMessage = 1 } } << gone;
    }
    void oneIsAlwaysAndZeroIsNever()
    {
        QFETCH(Chaos, policy);
        QFETCH(const QStringList, expected);
        for (policy.seed = 0; policy.seed < 5; ++policy.seed)
            QCOMPARE(story(misbehaving(policy), numbers(500)), expected);
    }

    void whatIsTruncatedIsABeginning()
    {
        const QString text = u"grüße 😀😀😀😀 zurück"_s;
        for (const Chaos &policy :
             { Chaos { .received = { .truncate = 1 } }, Chaos { .sent = { .truncate = 1 } } }) {
            const QStringList cut = story(misbehaving(policy), QStringList(200, text));
            QCOMPARE(cut.size(), 200);
            for (const QString &part : cut) {
                QVERIFY(part.size() < text.size());
                QVERIFY(text.startsWith(part));
            }
            QVERIFY(QSet(cut.begin(), cut.end()).size() > 10);
            const auto client = testing::testWsClient(misbehaving(policy), asked);
            client->send(WsMessage::binary(QByteArray(100, 'x')));
            const WsMessage binary = client->receive().value();
            QVERIFY(!binary.isText() && binary.size() < 100);
        }
    }

    void aSeedIsAStory()
    {
        const MessageChaos some { .drop = 0.2, .duplicate = 0.2, .truncate = 0.2 };
        const auto told = [&](quint32 seed) {
            return story(misbehaving({ .seed = seed, .received = some, .sent = some }),
                         numbers(200));
        };
        QCOMPARE(told(7), told(7));
        QVERIFY(told(7) != told(8));
        const qsizetype count = told(7).size();
        QVERIFY2(count > 140 && count < 250, qPrintable(QString::number(count))); // 184 on average
    }

    void eachConnectionAndDirectionHasItsOwnStory()
    {
        const Chaos policy { .seed = 7, .sent = { .drop = 0.5 } };
        const WsHandler handler = misbehaving(policy);
        const QStringList first = story(handler, numbers(100));
        const QStringList second = story(handler, numbers(100));
        QVERIFY(first != second);
        const WsHandler again = misbehaving(policy);
        QCOMPARE(story(again, numbers(100)), first);
        QCOMPARE(story(again, numbers(100)), second);
        QVERIFY(story(misbehaving({ .seed = 7, .received = { .drop = 0.5 } }), numbers(100))
                != first);
    }

    void oneProbabilityLeavesWhatTheOthersStrike()
    {
        const auto client = [](const MessageChaos &received) {
            return story(misbehaving({ .seed = 7, .received = received }), numbers(100));
        };
        QStringList doubled = client({ .drop = 0.5, .duplicate = 1 });
        QVERIFY(doubled.size() > 50);
        doubled.removeDuplicates();
        QCOMPARE(doubled, client({ .drop = 0.5 }));
    }

    void someHandshakesAreRefused()
    {
        const auto refusals = [](const WsHandler &handler) {
            QList<bool> refused;
            for (int i = 0; i < 200; ++i)
                refused << !answer(handler, asked).isAccepted();
            return refused;
        };
        const Chaos policy { .seed = 3, .refuse = 0.25 };
        const QList<bool> refused = refusals(misbehaving(policy));
        QVERIFY(refused.count(true) > 25 && refused.count(true) < 75);
        QCOMPARE(refusals(misbehaving(policy)), refused);
    }

    void itIsOffUntilItIsTurnedOn()
    {
        const ChaosSwitch isOn;
        const Chaos policy { .refuse = 1, .received = { .drop = 1 }, .sent = { .duplicate = 1 } };
        const WsHandler handler = then(chaos(policy, isOn), echo);
        const auto client = testing::testWsClient(handler, asked);
        client->send(WsMessage::text(u"a"_s));
        QCOMPARE(heard(*client), QStringList { u"a"_s });
        const ChaosSwitch copy = isOn;
        copy.misbehave();
        QVERIFY(isOn.isMisbehaving());
        client->send(WsMessage::text(u"b"_s));
        QCOMPARE(heard(*client), QStringList());
        QCOMPARE(answer(handler, asked).refusal().status(), 503);
        isOn.behave();
        client->send(WsMessage::text(u"c"_s));
        QCOMPARE(heard(*client), QStringList { u"c"_s });
        QVERIFY(answer(handler, asked).isAccepted());
    }

    void everyListenerHearsTheSame()
    {
        QStringList words;
        const Chaos policy { .received = { .drop = 0.3, .duplicate = 0.3, .truncate = 0.3 } };
        const WsHandler handler = misbehaving(policy, [&](const Request &) -> WsResponse {
            return [&](const WebSocket &socket) {
                for (const QString &name : { u"1"_s, u"2"_s })
                    socket.onMessage([&words, name](const WsMessage &message) {
                        words << name + message.text();
                    });
            };
        });
        story(handler, numbers(100));
        const auto of = [&](QChar name) {
            QStringList own = words.filter(QRegularExpression(u"^"_s + name));
            for (QString &word : own)
                word.remove(0, 1);
            return own;
        };
        QVERIFY(of(u'1').size() > 50);
        QCOMPARE(of(u'1'), of(u'2'));
    }

    void whatCannotBeIsToldWhenTheFilterIsMade_data()
    {
        QTest::addColumn<Chaos>("policy");
        QTest::newRow("above 1") << Chaos { .refuse = 1.5 };
        QTest::newRow("below 0") << Chaos { .received = { .drop = -0.1 } };
        QTest::newRow("no number") << Chaos { .sent = { .truncate = qQNaN() } };
        QTest::newRow("a percentage") << Chaos { .sent = { .duplicate = 50 } };
        QTest::newRow("close") << Chaos { .sent = { .closeMidMessage = 2 } };
        QTest::newRow("reorder") << Chaos { .sent = { .reorder = 2 } };
        QTest::newRow("a pong") << Chaos { .pongs = { .wrong = -1 } };
        QTest::newRow("a late pong backwards") << Chaos { .pongs = { .latency = { 2ms, 1ms } } };
        QTest::newRow("bytes below 0") << Chaos { .received = { .bytesPerSecond = -1 } };
        QTest::newRow("until before from") << Chaos { .from = 2ms, .until = 1ms };
        QTest::newRow("a negative latency") << Chaos { .sent = { .latency = { -1ms, 1ms } } };
        QTest::newRow("a latency backwards") << Chaos { .received = { .latency = { 2ms, 1ms } } };
    }
    void whatCannotBeIsToldWhenTheFilterIsMade()
    {
        QFETCH(const Chaos, policy);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^chaos: a probability is"_s));
        QCOMPARE(answer(misbehaving(policy), asked).refusal().status(), 500);
    }
};

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
