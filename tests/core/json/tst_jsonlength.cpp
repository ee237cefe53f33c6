// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonscan.h>
#include <jackfield/json/jsonvalue.h>

#include <QUtf8StringView>

#include <QRandomGenerator>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestJsonLength : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueEndsWhereItEnds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("length");
        QTest::newRow("an object, and what follows") << "{\"a\":[1,{}]},\"b\":2}"_ba << 12LL;
        QTest::newRow("blanks inside count") << "[ 1 ,\t2 ] "_ba << 9LL;
        QTest::newRow("a bracket in a string") << "[\"]\"]]"_ba << 5LL;
        QTest::newRow("an escaped quote") << "\"a\\\"b\"c"_ba << 6LL;
        QTest::newRow("a number before a comma") << "-1.5e+3,"_ba << 7LL;
        QTest::newRow("a zero and no more") << "01"_ba << 1LL;
        QTest::newRow("a word") << "nullx"_ba << 4LL;
        QTest::newRow("nothing") << ""_ba << -1LL;
        QTest::newRow("a blank before") << " 1"_ba << -1LL;
        QTest::newRow("half a word") << "nul"_ba << -1LL;
        QTest::newRow("no digit") << "-"_ba << -1LL;
        QTest::newRow("no decimals") << "1."_ba << -1LL;
        QTest::newRow("no exponent") << "1e"_ba << -1LL;
        QTest::newRow("a string that does not end") << "\"a\\\""_ba << -1LL;
        QTest::newRow("a raw control") << "\"\x1f\""_ba << -1LL;
        QTest::newRow("an unknown escape") << "\"\\x\""_ba << -1LL;
        QTest::newRow("three hex digits") << "\"\\u123\""_ba << -1LL;
        QTest::newRow("a comma too many") << "[1,]"_ba << -1LL;
        QTest::newRow("no key") << "{1:2}"_ba << -1LL;
        QTest::newRow("no colon") << "{\"a\" 2}"_ba << -1LL;
        QTest::newRow("the other bracket") << "[1}"_ba << -1LL;
        QTest::newRow("as deep as may be") << "[[{\"a\":1}]]"_ba << 11LL;
        QTest::newRow("one deeper") << "[[{\"a\":[]}]]"_ba << -1LL;
    }
    void aValueEndsWhereItEnds()
    {
        QFETCH(QByteArray, text);
        QTEST(qsizetype(jsonLength(text, 3).value_or(-1)), "length");
    }

    /// Ten thousand texts, most of them broken in a place.
    void whatHasALengthIsWhatParses()
    {
        const QByteArrayList pieces { "{",   "}",    "[",    "]",    ",",    ":",      "\"a\"",
                                      "\"",  "\\u",  "00e9", "\\n",  " ",    "12",     "-0.5",
                                      "1e9", "true", "nul",  "null", "\x01", "\u00e4", "." };
        QRandomGenerator random(20260101);
        QByteArray text = R"({"a":[1,2.5,"x"],"b":{"c":null}})";
        const QByteArray whole = text;
        int parsed = 0;
        for (int i = 0; i < 10'000; ++i) {
            const qsizetype at = random.bounded(text.size() + 1);
            if (random.bounded(2) == 0)
                text.insert(at, pieces.at(random.bounded(pieces.size())));
            else
                text.remove(at, random.bounded(3));
            const bool parses = JsonValue::parse(text).has_value();
            const bool isWhole = QUtf8StringView(text).isValidUtf8()
                && jsonLength(text, JsonValue::defaultDepth) == text.size();
            QVERIFY2(isWhole == (parses && text == text.trimmed()), text.constData());
            parsed += int(isWhole);
            if (!parses && random.bounded(3) == 0)
                text = whole;
        }
        QVERIFY(parsed > 100);
    }
};

QTEST_GUILESS_MAIN(TestJsonLength)
#include "tst_jsonlength.moc"
