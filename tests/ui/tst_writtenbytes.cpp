// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Bytes as people write them.
#include <ui/models/writtenbytes.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestWrittenBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAreRead_data()
    {
        QTest::addColumn<bool>("isHex");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("wrongAt"); ///< empty: nothing is
        const auto row = [](const char *name,
                            bool isHex,
                            const QString &text,
                            const QByteArray &hex,
                            const QString &wrongAt = {}) {
            QTest::newRow(name) << isHex << text << hex << wrongAt;
        };
        row("hex", true, u"01 ff\r\n7F"_s, "01ff7f");
        row("nothing", true, {}, {});
        row("no digit", true, u"01 fx"_s, {}, u"5"_s);
        row("half a byte", true, u"01 f"_s, {}, u"5"_s);
        row("a letter beyond Latin-1", true, u"0\u0130"_s, {}, u"2"_s);
        row("base64", false, u"AAEC/w=="_s, "000102ff");
        row("on lines", false, u"AA\nEC\r\n/w=\t="_s, "000102ff");
        row("without padding", false, u"AAEC/w"_s, "000102ff");
        row("of URLs", false, u"AAEC_-8"_s, "000102ffef");
        row("no character of it", false, u"AA!C"_s, {}, u"3"_s);
        row("behind the padding", false, u"AA==AA"_s, {}, u"5"_s);
        row("a byte that is not whole", false, u"AAECA"_s, {}, u"6"_s);
        row("padding of nothing", false, u"AAEC="_s, {}, u"5"_s);
        row("too much padding", false, u"AAE=="_s, {}, u"5"_s);
        row("too little padding", false, u"AA="_s, {}, u"4"_s);
    }
    void bytesAreRead()
    {
        QFETCH(bool, isHex);
        QFETCH(QString, text);
        QFETCH(QByteArray, hex);
        const auto notation = isHex ? ByteNotation::Hex : ByteNotation::Base64;
        const auto bytes = bytesFrom(notation, text);
        QTEST(bytes ? QString() : bytes.error().where, "wrongAt");
        QCOMPARE(bytes.value_or(QByteArray()).toHex(), hex);
        if (!bytes) {
            const QString place = u"character %1: "_s.arg(bytes.error().where);
            QVERIFY2(bytes.error().message.startsWith(place), qPrintable(bytes.error().message));
            return;
        }
        QCOMPARE(bytesFrom(notation, writtenAs(notation, *bytes)).value(), *bytes);
    }
};

QTEST_GUILESS_MAIN(TestWrittenBytes)
#include "tst_writtenbytes.moc"
