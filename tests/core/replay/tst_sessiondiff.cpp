// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/replay.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QByteArrayList conversation {
    "{'t':0,'conn':1,'event':'open','request':{'target':'/"
    "feed'},'response':{'status':101},'subprotocol':'chat'}",
    "{'t':1,'conn':1,'event':'message','from':'server','text':'hello'}",
    "{'t':2,'conn':1,'event':'message','from':'client','json':{'value':10}}",
    "{'t':3,'conn':1,'event':'message','from':'server','json':{'value':20}}",
    "{'t':4,'conn':1,'event':'end','by':'client','clean':true,'status':1000}",
};

Session session(const QByteArrayList &lines)
{
    QByteArray text = "{'jackfield':'session','version':1,'startedAt':'2026-11-23T10:00:00Z'}\n"
        + lines.join('\n');
    return Session::parse(text.replace('\'', '"')).value();
}
} // namespace

class TestSessionDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSessionHasNoDifference()
    {
        const Verdict verdict = replay::diff(session(conversation), session(conversation));
        QVERIFY(verdict.passed());
        QCOMPARE(verdict.messages(), 3);
    }

    void whatChangedIsNamed_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("text");
        QTest::newRow("times do not matter") << "'t':3"_ba << "'t':99.5"_ba << QString();
        QTest::newRow("spelling does not matter")
            << "{'value':20}"_ba << "{ 'value' : 2e1 }"_ba << QString();
        QTest::newRow("of members with the same name the last counts")
            << "{'value':20}"_ba << "{'value':1,'value':20}"_ba << QString();
        QTest::newRow("numbers are exact")
            << "20"_ba << "20.00000000000000000000000001"_ba
            << u"connection 1, message 3 from the server, /value: expected 20, got 20.00000000000000000000000001"_s;
        QTest::newRow("a value")
            << "{'value':20}"_ba << "{'value':21}"_ba
            << u"connection 1, message 3 from the server, /value: expected 20, got 21"_s;
        QTest::newRow("the client")
            << "{'value':10}"_ba << "{'value':11}"_ba
            << u"connection 1, message 2 from the client, /value: expected 10, got 11"_s;
        QTest::newRow("words")
            << "'hello'"_ba << "'good bye'"_ba
            << u"connection 1, message 1 from the server: expected hello, got good bye"_s;
        QTest::newRow("the target")
            << "/feed"_ba << "/food"_ba << u"connection 1: expected /feed, got /food"_s;
        QTest::newRow("the answer")
            << "101"_ba << "404"_ba
            << u"connection 1: expected the handshake to be answered with 101, got 404"_s;
        QTest::newRow("the subprotocol")
            << "chat"_ba << "talk"_ba << u"connection 1: expected the subprotocol chat, got talk"_s;
        QTest::newRow("the close code")
            << "1000"_ba << "1001"_ba << u"connection 1: expected the close code 1000, got 1001"_s;
    }
    void whatChangedIsNamed()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, text);
        QByteArrayList changed = conversation;
        for (QByteArray &line : changed)
            line.replace(was, is);
        const Verdict verdict = replay::diff(session(conversation), session(changed));
        QCOMPARE(verdict.passed(), text.isEmpty());
        if (!text.isEmpty())
            QCOMPARE(verdict.text(), text);
    }

    void missingAndAdditionalMessagesAreNamed()
    {
        QByteArrayList fewer = conversation;
        fewer.removeAt(3);
        QCOMPARE(
            replay::diff(session(conversation), session(fewer)).text(),
            u"connection 1, message 3 from the server: expected {\"value\":20}, but it is not there"_s);
        QCOMPARE(replay::diff(session(fewer), session(conversation)).text(),
                 u"connection 1, message 3 from the server: it is additional: {\"value\":20}"_s);
        QCOMPARE(replay::diff(session(conversation), session({})).text(),
                 u"connection 1: expected a connection, got none"_s);
    }

    void whatPeersSentCannotPaintTheTerminal()
    {
        QByteArrayList changed = conversation;
        const QByteArray paint = "\\u001b[31mred\\u202e" + QByteArray(300, 'x');
        changed[1].replace("hello", paint);
        const QString text = replay::diff(session(conversation), session(changed)).text();
        QVERIFY2(text.contains(u"got \\u001b[31mred\\u202ex"_s), qPrintable(text));
        QVERIFY2(text.endsWith(u"x... (309 characters)"_s), qPrintable(text));
    }

    void ignoredPlacesAreNotCompared()
    {
        QByteArrayList changed = conversation;
        changed[3].replace("20", "21");
        Matching matching;
        matching.ignore(u"/value"_s);
        QVERIFY(replay::diff(session(conversation), session(changed), matching).passed());
    }
};

QTEST_GUILESS_MAIN(TestSessionDiff)
#include "tst_sessiondiff.moc"
