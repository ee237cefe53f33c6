// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../session/jsonschema.h"
#include "talk.h"

#include <jackfield/replay/learn.h>
#include <jackfield/testing/testclient.h>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
// {"id":"a1","n":1} and the like, as RFC 8949 and the specification of MessagePack have them
const QByteArray cborA1 = "a2626964626131616e01";
const QByteArray cborA2 = "a2626964626132616e01";
const QByteArray cborA1n2 = "a2626964626131616e02";
const QByteArray packA1 = "82a26964a26131a16e01";
const QByteArray packA2 = "82a26964a26132a16e01";

QByteArray server(const QByteArray &hex)
{
    return "<x " + hex;
}

QByteArray client(const QByteArray &hex)
{
    return ">x " + hex;
}
} // namespace

/// Binary messages by what stands in them.
class TestDecoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoMessages_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("recorded");
        QTest::addColumn<QByteArray>("actual");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name,
                            const QByteArray &file,
                            const QByteArray &recorded,
                            const QByteArray &actual,
                            const QString &found = {}) {
            QTest::newRow(name) << file << server(recorded) << server(actual) << found;
        };
        const QString id = u"message 1 from the server, /id: expected \"a1\", got \"a2\""_s;
        row("a value of CBOR", "'decode':['cbor']", cborA1, cborA2, id);
        row("a value of MessagePack", "'decode':['messagepack']", packA1, packA2, id);
        row("one that is ignored", "'decode':['cbor'],'ignore':['/id']", cborA1, cborA2);
        row("and one that is not",
            "'decode':['cbor'],'ignore':['/id']",
            cborA1,
            cborA1n2,
            u"message 1 from the server, /n: expected 1, got 2"_s);
        row("the same, written otherwise", "'decode':['cbor']", cborA1, "bf626964626131616e01ff");
        row("and exactly",
            "'decode':['cbor'],'strictness':'exact'",
            "a1616e01",
            "a1616e1801",
            u"message 1 from the server: expected a1 61 6e 01, got a1 61 6e 18 01"_s);
        row("without the rule",
            "'ignore':['/n']",
            "a1616e01",
            "a1616e02",
            u"message 1 from the server: expected a1 61 6e 01, got a1 61 6e 02"_s);
        row("not for these",
            "'decode':[{'as':'cbor','in':{'from':'client'}}],'ignore':['/n']",
            "a1616e01",
            "a1616e02",
            u"message 1 from the server: expected a1 61 6e 01, got a1 61 6e 02"_s);
        row("the first that selects",
            "'decode':[{'as':'messagepack','in':{'from':'client'}},'cbor'],'ignore':['/id']",
            cborA1,
            cborA2);
        row("no CBOR",
            "'decode':['cbor'],'ignore':['/n']",
            "a1616e01",
            "ff",
            u"message 1 from the server: expected a1 61 6e 01, got ff"_s);
        row("a byte string", "'decode':['cbor'],'ignore':['/n']", "a1616e4101", "a1616e4102");
    }
    void twoMessages()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, recorded);
        QFETCH(QByteArray, actual);
        QFETCH(QString, found);
        const Matching matching = rules(file);
        QCOMPARE(told(replay::diff(talk({ recorded }), talk({ actual }), matching)), found);
        QVERIFY(obeys(matching.toText(), "matching"));
        const auto again = Matching::parse(matching.toText(), u"again"_s);
        QVERIFY(again);
        QCOMPARE(again->toText(), matching.toText());
    }

    void textIsNoBinary()
    {
        const Verdict verdict = replay::diff(
            talk({ server("a1616e01") }), talk({ "< {'n':1}" }), rules("'decode':['cbor']"));
        QVERIFY(!verdict.passed());
    }

    /// The value of the run is sent, in the bytes that the recording would have had.
    void aBoundValueIsSentAgain()
    {
        const Session session =
            talk({ server(cborA1), client(cborA1), server(cborA1) }); // it hands out an id
        const Matching matching = rules("'decode':['cbor'],'bind':[{'name':'id','paths':['/id']}]");
        QList<QByteArray> heard;
        const WsHandler other = [&](const Request &) -> WsResponse {
            return WsConsumer([&](const WebSocket &socket) {
                socket.onMessage([&heard, socket](const WsMessage &message) {
                    heard.append(message.bytes().toHex());
                    socket.send(message);
                });
                socket.send(WsMessage::binary(QByteArray::fromHex(cborA2)));
            });
        };
        QCOMPARE(told(replay::againstHandler(session, other, matching)), QString());
        QCOMPARE(heard, QList<QByteArray> { cborA2 });
    }

    /// A byte string would become text: the message goes as it was recorded.
    void whatWouldBeWrittenOtherwiseIsSentAsItIs()
    {
        const QByteArray withBytes = "a2626964626131616e4101";
        const Session session = talk({ server(cborA1), client(withBytes) });
        const Matching matching = rules("'decode':['cbor'],'bind':[{'name':'id','paths':['/id']}]");
        QByteArray heard;
        const WsHandler other = [&](const Request &) -> WsResponse {
            return WsConsumer([&](const WebSocket &socket) {
                socket.onMessage(
                    [&heard](const WsMessage &message) { heard = message.bytes().toHex(); });
                socket.send(WsMessage::binary(QByteArray::fromHex(cborA2)));
            });
        };
        (void)replay::againstHandler(session, other, matching);
        QCOMPARE(heard, withBytes);
    }

    void playsTheServer()
    {
        const Session session = talk({ client(cborA1), server(cborA1) });
        const Matching matching = rules("'decode':['cbor'],'bind':[{'name':'id','paths':['/id']}]");
        const ReplayReport report;
        auto socket = testing::testWsClient(
            replay::asHandler(session, matching, { .report = report }), Request::get(u"/"_s));
        (void)socket->send(WsMessage::binary(QByteArray::fromHex(cborA2)));
        const auto answer = socket->receive(std::chrono::milliseconds(0));
        QVERIFY(answer);
        QCOMPARE(answer->bytes().toHex(), cborA2);
        (void)socket->close();
        QCOMPARE(told(report.verdict()), QString());
    }

    void isLearntFrom()
    {
        const Learnt learnt = replay::learn(
            talk({ server(cborA1) }), talk({ server(cborA2) }), rules("'decode':['cbor']"));
        QCOMPARE(told(learnt.rest), QString());
        QCOMPARE(learnt.reasons.size(), 1);
        QCOMPARE(learnt.reasons.front().rule, u"/id: any string"_s);
    }

    void isAsserted()
    {
        const Session session = talk({ server(cborA1) });
        QCOMPARE(told(replay::diff(
                     session,
                     session,
                     rules("'decode':['cbor'],'assertions':[{'never':{'path':'/n','equals':1}}]"))),
                 u"connection 1: expected never a message whose /n is 1, got the server's 1st "
                 "message: a2 62 69 64 62 61 31 61 6e 01"_s);
    }

    void anUnknownDecoderIsNamed()
    {
        const auto read = Matching::parse(
            "{\"jackfield\":\"matching\",\"version\":1,\"decode\":[\"protobuf\"]}", u"rules"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().message, u"rules:1:47: /decode/0: must be 'cbor' or 'messagepack'"_s);
    }
};

QTEST_GUILESS_MAIN(TestDecoding)
#include "tst_decoding.moc"
