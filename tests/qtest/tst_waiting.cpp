// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/qtest/waiting.h>
#include <jackfield/testing/testclient.h>

using namespace jackfield;
using namespace jackfield::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// Says these words, "wait" apart, at which it says nothing for a second; "bye" closes.
WsHandler saying(const QStringList &words)
{
    return [words](const Request &) -> WsResponse {
        return [words](const WebSocket &socket) {
            std::chrono::milliseconds at = 0ms;
            for (const QString &word : words) {
                at += word == u"wait" ? 1000ms : 0ms;
                if (word == u"bye")
                    socket.after(at, [socket] { socket.close(WsStatus { 4001, u"enough"_s }); });
                else if (word != u"wait")
                    socket.after(at, [socket, word] { socket.send(WsMessage::text(word)); });
            }
        };
    };
}

std::unique_ptr<WsClient> client(const QString &words)
{
    return testWsClient(saying(words.split(u' ')), Request::get(u"/"_s));
}

QString texts(const Result<QList<WsMessage>> &messages)
{
    QStringList all;
    for (const WsMessage &message : messages ? *messages : QList<WsMessage>())
        all += message.text();
    return messages ? all.join(u' ') : messages.error().message;
}

QString rest(Waiting &waiting)
{
    QStringList all;
    while (const auto message = waiting.next(0ms))
        all += message->text();
    return all.join(u' ');
}
} // namespace

class TestWaiting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAreFoundInAnyOrderAndTheOthersStay()
    {
        const auto talking = client(u"a x b y c"_s);
        Waiting waiting(*talking);
        QCOMPARE(texts(waiting.all({ isText(u"c"_s), isText(u"a"_s) })), u"c a"_s);
        QCOMPARE(texts(waiting.all({ isText(u"x"_s) })), u"x"_s); // it came before c
        QCOMPARE(rest(waiting), u"b y"_s);
    }

    void eachHasAMessageOfItsOwn()
    {
        const auto talking = client(u"ab a a wait a"_s);
        Waiting waiting(*talking);
        QCOMPARE(texts(waiting.all({ hasText(u"a"_s), hasText(u"b"_s) })), u"a ab"_s);
        QCOMPARE(texts(waiting.all({ hasText(u"a"_s), hasText(u"a"_s) })), u"a a"_s);
        QVERIFY(!waiting.any({ hasText(u"a"_s) }, { .within = 0ms }));
    }

    void anOrderIsHeld()
    {
        const auto talking = client(u"b a b"_s);
        Waiting waiting(*talking);
        const QList<Matcher> inOrder { isText(u"a"_s), isText(u"b"_s) };
        QVERIFY(waiting.all(inOrder, { .inOrder = true }));
        QCOMPARE(rest(waiting), u"b"_s);
        const auto turned = client(u"b a"_s);
        Waiting again(*turned);
        const auto failed = again.all(inOrder, { .within = 1s, .inOrder = true });
        QCOMPARE(texts(failed),
                 u"expected text 1 B: b\n     got nothing in time\n"
                 "  there was text 1 B: b\n  there was text 1 B: a"_s);
        QCOMPARE(failed.error().code, Error::Code::Timeout);
        QCOMPARE(rest(again), u"b a"_s);
    }

    void theFirstOfSeveralIsTaken()
    {
        const auto talking = client(u"x b a"_s);
        Waiting waiting(*talking);
        const auto found = waiting.any({ isText(u"a"_s), isText(u"b"_s) });
        QCOMPARE(found.value().text(), u"b"_s);
        QCOMPARE(rest(waiting), u"x a"_s);
    }

    void noneMayComeInTime()
    {
        const auto talking = client(u"a wait wait error"_s);
        Waiting waiting(*talking);
        QVERIFY(waiting.none({ hasText(u"error"_s) }, { .within = 1500ms }));
        const auto failed = waiting.none({ hasText(u"error"_s) }, { .within = 1500ms });
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.startsWith(u"this must not come: "_s),
                 qPrintable(failed.error().message));
        QCOMPARE(rest(waiting), u"a error"_s);
    }

    void whatIsIgnoredIsGone()
    {
        const auto talking = client(u"ping a ping b ping"_s);
        Waiting waiting(*talking);
        QVERIFY(waiting.all({ isText(u"b"_s) }, { .ignoring = { isText(u"ping"_s) } }));
        QCOMPARE(rest(waiting), u"a ping"_s);
    }

    void nothingElseMayCome()
    {
        const auto talking = client(u"ping a x b"_s);
        Waiting waiting(*talking);
        const WaitOptions strict { .ignoring = { isText(u"ping"_s) }, .nothingElse = true };
        QVERIFY(waiting.any({ isText(u"a"_s) }, strict));
        const auto failed = waiting.all({ isText(u"b"_s) }, strict);
        QCOMPARE(failed.error().code, Error::Code::Invalid);
        QVERIFY(failed.error().message.startsWith(u"this must not come: "_s));
    }

    void anEndIsAnError()
    {
        const auto talking = client(u"a bye"_s);
        Waiting waiting(*talking);
        const auto failed = waiting.all({ isText(u"b"_s) });
        QCOMPARE(failed.error().code, Error::Code::Closed);
        QVERIFY2(failed.error().message.contains(u"4001"), qPrintable(failed.error().message));
        QVERIFY(waiting.none({ isText(u"b"_s) }));
    }

    void aTimeIsForTheWhole()
    {
        const auto talking = client(u"a wait a wait a wait b"_s);
        Waiting waiting(*talking);
        QVERIFY(!waiting.any({ isText(u"b"_s) }, { .within = 2500ms }));
        QVERIFY(waiting.any({ isText(u"b"_s) }, { .within = 600ms }));
    }

    void whatComesWhenTheTimeIsOverIsForTheNextWait()
    {
        TestClock clock;
        const auto talking =
            testWsClient(saying({ u"a"_s, u"wait"_s, u"b"_s }), Request::get(u"/"_s), clock);
        Waiting waiting(*talking);
        const Matcher slow = [&](const Received &) -> std::optional<QString> {
            clock.advance(1s); // what one looks at takes its time
            return u"not that"_s;
        };
        const auto failed =
            waiting.any({ isText(u"b"_s) }, { .within = 999ms, .ignoring = { slow } });
        QCOMPARE(failed.error().code, Error::Code::Timeout);
        QCOMPARE(rest(waiting), u"a b"_s);
    }

    void aPeerThatNeverStopsHoldsNothingUp()
    {
        TestClock clock;
        const auto talking = testWsClient(
            [](const Request &) -> WsResponse {
                return [](const WebSocket &socket) {
                    socket.every(1ms, [socket] { socket.send(WsMessage::text(u"x"_s)); });
                };
            },
            Request::get(u"/"_s),
            clock);
        Waiting waiting(*talking);
        int looked = 0;
        const Matcher slow = [&](const Received &received) -> std::optional<QString> {
            looked += received ? 1 : 0;
            clock.advance(2ms);
            return u"not that"_s;
        };
        QCOMPARE(waiting.any({ slow }, { .within = 100ms }).error().code, Error::Code::Timeout);
        QCOMPARE(looked, 100);
    }

    void itIsTheSameOnline()
    {
        net::Server server(saying({ u"a"_s, u"x"_s, u"b"_s }));
        QVERIFY(server.start());
        const auto connected = net::blockingClient(server.url());
        QVERIFY(connected);
        Waiting waiting(**connected);
        QCOMPARE(texts(waiting.all({ isText(u"b"_s), isText(u"a"_s) })), u"b a"_s);
        QCOMPARE(waiting.next()->text(), u"x"_s);
        QVERIFY(!waiting.any({ isText(u"y"_s) }, { .within = 1ms }));
    }
};

QTEST_GUILESS_MAIN(TestWaiting)
#include "tst_waiting.moc"
