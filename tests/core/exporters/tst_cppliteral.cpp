// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/cppliteral_p.h"
#include "exporters/template_p.h"

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestCppLiteral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void payloadsNeverBecomeCode_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("literal");
        QTest::newRow("empty") << ""_ba << "\"\""_ba;
        QTest::newRow("words") << "hello bob"_ba << "\"hello bob\""_ba;
        QTest::newRow("quote") << "a\"b"_ba << "\"a\\\"b\""_ba;
        QTest::newRow("backslash at the end") << "a\\"_ba << "\"a\\\\\""_ba;
        QTest::newRow("escaped quote") << "\\\""_ba << "\"\\\\\\\"\""_ba;
        QTest::newRow("lines") << "a\r\n\tb"_ba << "\"a\\r\\n\\tb\""_ba;
        QTest::newRow("NUL before a digit") << QByteArray("\0001", 2) << "\"\\0001\""_ba;
        QTest::newRow("a byte before a hex digit") << "\xe9"
                                                      "a"_ba
                                                   << "\"\\351a\""_ba;
        QTest::newRow("UTF-8") << "\u00e4\u202e"_ba << "\"\\303\\244\\342\\200\\256\""_ba;
        QTest::newRow("DEL") << "\x7f"_ba << "\"\\177\""_ba;
        QTest::newRow("trigraph") << QByteArray("?\?/") << QByteArray("\"?\\?/\"");
        QTest::newRow("a raw string's end") << ")\" evil"_ba << "\")\\\" evil\""_ba;
    }
    void payloadsNeverBecomeCode()
    {
        QFETCH(QByteArray, bytes);
        QTEST(cppLiteral(bytes), "literal");
    }

    void longOnesAreBrokenBetweenCharacters()
    {
        const QByteArray literal = cppLiteral(QByteArray(100, '\n'), 4);
        QCOMPARE(literal.count("\\n"), 100);
        const QByteArrayList lines = literal.split('\n');
        QCOMPARE(lines.size(), 3);
        for (const QByteArray &line : lines) {
            QVERIFY(line.size() <= 97);
            QVERIFY(line.trimmed().startsWith('"') && line.endsWith('"'));
        }
        QVERIFY(lines.at(1).startsWith("    \""));
    }

    void placeholdersAreReplacedOnce_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("filled");
        QTest::newRow("nothing to fill") << "text"_ba << "text"_ba;
        QTest::newRow("one") << "a @A@ b"_ba << "a 1@B@ b"_ba;
        QTest::newRow("two, side by side") << "@A@@B@"_ba << "1@B@2"_ba;
        QTest::newRow("unknown ones stay") << "@X@ @A@ me@home"_ba << "@X@ 1@B@ me@home"_ba;
    }
    void placeholdersAreReplacedOnce()
    {
        QFETCH(QByteArray, text);
        QTEST(filled(text, { { "A", "1@B@" }, { "B", "2" } }), "filled");
    }
};

QTEST_GUILESS_MAIN(TestCppLiteral)
#include "tst_cppliteral.moc"
