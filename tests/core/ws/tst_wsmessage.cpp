// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/wsmessage.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestWsMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalityIsModeAndBytes()
    {
        QCOMPARE(WsMessage::text(u"é"_s), WsMessage::fromUtf8("\xC3\xA9"));
        QVERIFY(WsMessage::text(u"a"_s) != WsMessage::binary("a"));
        QCOMPARE(WsMessage(), WsMessage::text(QString()));
    }

    void bothFormsComeOutAsTheyWentIn()
    {
        const QString text = u"\ufeffleading mark, NUL \u0000 and 😀"_s;
        QCOMPARE(WsMessage::fromUtf8(text.toUtf8()).bytes(), text.toUtf8());
        QCOMPARE(WsMessage::text(text).text(), text);
        QCOMPARE(WsMessage::fromUtf8(text.toUtf8()).text(), text);
        QCOMPARE(WsMessage::binary("\x00\xff"_ba).bytes(), "\x00\xff"_ba);
    }

    void textThatCannotBeSentIsNotWellFormed_data()
    {
        QTest::addColumn<bool>("wellFormed");
        QTest::addColumn<QByteArray>("utf8");
        QTest::newRow("ASCII") << true << "abc"_ba;
        QTest::newRow("four bytes") << true << "\xF0\x9F\x98\x80"_ba;
        QTest::newRow("surrogate in UTF-8") << false << "\xED\xA0\x80"_ba;
        QTest::newRow("overlong") << false << "\xC0\xAF"_ba;
        QTest::newRow("cut off") << false << "\xE2\x82"_ba;
    }
    void textThatCannotBeSentIsNotWellFormed()
    {
        QFETCH(QByteArray, utf8);
        QTEST(WsMessage::fromUtf8(utf8).isWellFormed(), "wellFormed");
        QVERIFY(WsMessage::binary(utf8).isWellFormed());
    }

    void aLoneSurrogateIsNotWellFormed()
    {
        QVERIFY(!WsMessage::text(QString(QChar(0xD800))).isWellFormed());
        QVERIFY(WsMessage::text(u"😀"_s).isWellFormed());
    }

    void descriptionsAreSafeToPrint()
    {
        QVERIFY(!describe(WsMessage::text(u"\u001b[31m\u202e"_s)).contains(QChar(0x1b)));
        QVERIFY(describe(WsMessage::binary("\x01"_ba)).contains(u"01"_s));
    }
};

QTEST_GUILESS_MAIN(TestWsMessage)
#include "tst_wsmessage.moc"
