// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/wsstatus.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestWsStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlySomeCodesMayBeSent_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("sendable");
        for (const int code : { 1000,
                                1001,
                                1002,
                                1003,
                                1007,
                                1008,
                                1009,
                                1010,
                                1011,
                                1012,
                                1013,
                                1014,
                                3000,
                                3999,
                                4000,
                                4999 })
            QTest::addRow("%d may be sent", code) << code << true;
        for (const int code :
             { 0, 999, 1004, 1005, 1006, 1015, 1016, 1999, 2000, 2999, 5000, 65535 })
            QTest::addRow("%d may not be sent", code) << code << false;
    }
    void onlySomeCodesMayBeSent()
    {
        QFETCH(int, code);
        QTEST(WsStatus(quint16(code), {}).isSendable(), "sendable");
    }

    void aReasonIsCutBetweenCharacters_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<qsizetype>("bytes");
        QTest::newRow("short") << u"bye"_s << qsizetype(3);
        QTest::newRow("exactly 123 bytes") << QString(123, u'x') << qsizetype(123);
        QTest::newRow("longer is cut") << QString(200, u'x') << qsizetype(123);
        QTest::newRow("two-byte characters") << QString(100, u'é') << qsizetype(122);
        QTest::newRow("four-byte characters") << u"😀"_s.repeated(40) << qsizetype(120);
    }
    void aReasonIsCutBetweenCharacters()
    {
        QFETCH(QString, reason);
        const QByteArray bytes = WsStatus::NormalClosure.withReason(reason).reasonBytes();
        QTEST(bytes.size(), "bytes");
        QVERIFY(QUtf8StringView(bytes).isValidUtf8());
        QVERIFY(reason.toUtf8().startsWith(bytes));
    }

    void equalityIsCodeAndReason()
    {
        QVERIFY(WsStatus::GoingAway != WsStatus::GoingAway.withReason(u"x"_s));
        QCOMPARE(WsStatus::TryAgainLater.name(), u"Try Again Later"_s);
        QCOMPARE(WsStatus(4000, {}).name(), QString());
    }
};

QTEST_GUILESS_MAIN(TestWsStatus)
#include "tst_wsstatus.moc"
