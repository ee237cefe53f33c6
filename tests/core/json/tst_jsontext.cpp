// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/embeddable.h>
#include <jackfield/json/jsonvalue.h>
#include <jackfield/json/jsonwriter.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayStandInALineOfASession_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("may");
        QTest::newRow("object") << "{\"b\":1,  \"a\":[]}"_ba << true;
        QTest::newRow("array") << "[1]"_ba << true;
        QTest::newRow("emoji") << "{\"a\":\"\U0001F600\"}"_ba << true;
        QTest::newRow("64 deep") << QByteArray(64, '[') + QByteArray(64, ']') << true;
        QTest::newRow("65 deep") << QByteArray(65, '[') + QByteArray(65, ']') << false;
        QTest::newRow("greatest unsigned") << "[18446744073709551615]"_ba << true;
        QTest::newRow("one more") << "[18446744073709551616]"_ba << false;
        QTest::newRow("least signed") << "[-9223372036854775808]"_ba << true;
        QTest::newRow("one less") << "[-9223372036854775809]"_ba << false;
        QTest::newRow("greatest double") << "[1.7976931348623157e308]"_ba << true;
        QTest::newRow("beyond doubles") << "[1e400]"_ba << false;
        QTest::newRow("below doubles") << "[1e-400]"_ba << true;
        QTest::newRow("surrogate pair in escapes") << "[\"\\ud83d\\ude00\"]"_ba << true;
        QTest::newRow("lone surrogate") << "[\"\\ud83d\"]"_ba << false;
        QTest::newRow("lone surrogate in a key") << "{\"\\udc00\":1}"_ba << false;
        QTest::newRow("escaped control") << "[\"\\u0000\\u2028\"]"_ba << true;
        QTest::newRow("blank before") << " []"_ba << false;
        QTest::newRow("line feed after") << "[]\n"_ba << false;
        QTest::newRow("line feed inside") << "[\n]"_ba << false;
        QTest::newRow("tab inside") << "[\t]"_ba << false;
        QTest::newRow("scalar") << "1"_ba << false;
        QTest::newRow("string") << "\"a\""_ba << false;
        QTest::newRow("empty") << ""_ba << false;
        QTest::newRow("two values") << "[][]"_ba << false;
        QTest::newRow("other bracket at the end") << "[}"_ba << false;
        QTest::newRow("half a word") << "{\"a\":tru}"_ba << false;
        QTest::newRow("not UTF-8") << "[\"\xff\"]"_ba << false;
        QTest::newRow("DEL") << "[\"\x7f\"]"_ba << false;
        QTest::newRow("C1") << "[\"\u0085\"]"_ba << false;
        QTest::newRow("line separator") << "[\"\u2028\"]"_ba << false;
        QTest::newRow("byte order mark") << "[\"\uFEFF\"]"_ba << false;
        QTest::newRow("right-to-left override") << "[\"\u202E\"]"_ba << false;
        QTest::newRow("isolate") << "[\"\u2066\"]"_ba << false;
        QTest::newRow("Arabic letter mark") << "[\"\u061C\"]"_ba << false;
        QTest::newRow("neighbours of those")
            << "[\"\u00A0\u2027\u202F\u2065\u206A\uFEFE\"]"_ba << true;
    }
    void whatMayStandInALineOfASession()
    {
        QFETCH(QByteArray, payload);
        QTEST(json::isEmbeddable(payload), "may");
    }

    void stringsAreQuoted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("minimal");
        QTest::addColumn<QByteArray>("invisible");
        const auto row = [](const char *name,
                            const QString &text,
                            const QByteArray &minimal,
                            const QByteArray &rest) {
            QTest::newRow(name) << text << minimal << rest;
        };
        row("empty", QString(), "\"\"", "\"\"");
        row("quote and backslash", u"a\"b\\c"_s, "\"a\\\"b\\\\c\"", "\"a\\\"b\\\\c\"");
        row("C0",
            u"\b\f\n\r\t\x01"_s + QChar(0),
            "\"\\b\\f\\n\\r\\t\\u0001\\u0000\"",
            "\"\\b\\f\\n\\r\\t\\u0001\\u0000\"");
        row("umlaut and emoji stay",
            u"\u00e4\U0001F600"_s,
            "\"\u00e4\U0001F600\"",
            "\"\u00e4\U0001F600\"");
        row("DEL and C1", u"\u007f\u0085"_s, "\"\u007f\u0085\"", "\"\\u007f\\u0085\"");
        row("separators and marks",
            u"\u2028\u2029\uFEFF\u202E"_s,
            "\"\u2028\u2029\uFEFF\u202E\"",
            "\"\\u2028\\u2029\\ufeff\\u202e\"");
        row("lone surrogates",
            u"a"_s + QChar(0xD83D) + u"b"_s + QChar(0xDE00),
            "\"a\\ud83db\\ude00\"",
            "\"a\\ud83db\\ude00\"");
    }
    void stringsAreQuoted()
    {
        QFETCH(QString, text);
        QTEST(json::quoted(text), "minimal");
        QTEST(json::quoted(text, json::Escape::Invisible), "invisible");
        for (const auto escape : { json::Escape::Minimal, json::Escape::Invisible })
            QCOMPARE(JsonValue::parse(json::quoted(text, escape)).value().toString(), text);
    }

    void prettyTextIsTheSameValueOnShortLines_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("pretty");
        QTest::newRow("a number, as it was written") << " 1.50e3"_ba << "1.50e3\n"_ba;
        QTest::newRow("what fits stands on one line")
            << "{\"a\":[1,{}],\"b\":[]}"_ba << "{ \"a\": [1, {}], \"b\": [] }\n"_ba;
        QTest::newRow("what does not is indented")
            << "{\"abc\":[12345,{\"d\":12345678901234567890}],\"e\":1}"_ba
            << "{\n  \"abc\": [\n    12345,\n    {\n      \"d\": 12345678901234567890\n    }\n  "
               "],\n"
               "  \"e\": 1\n}\n"_ba;
        QTest::newRow("the width counts what stands in front and behind")
            << "[[12345678,1234567890],[12345678,12345678901]]"_ba
            << "[\n  [12345678, 1234567890],\n  [\n    12345678,\n    12345678901\n  ]\n]\n"_ba;
        QTest::newRow("escapes stay") << R"(["\u00e9\/"])"_ba
                                      << R"(["\u00e9\/"])"
                                         "\n"_ba;
    }
    void prettyTextIsTheSameValueOnShortLines()
    {
        QFETCH(QByteArray, text);
        const JsonValue value = JsonValue::parse(text).value();
        const QByteArray pretty = json::pretty(value, 25);
        QTEST(pretty, "pretty");
        QCOMPARE(JsonValue::parse(pretty).value(), value);
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
