// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/payloadtext.h>

#include <QTest>

using namespace jackfield::ui;

class TestPayloadText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHidesInAPreview_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("preview");
        const auto row = [](const char *name, const char *payload, const char *preview) {
            QTest::newRow(name) << QByteArray(payload) << QString::fromUtf8(preview);
        };
        row("plain text", "hello", "hello");
        row("a line feed is one visible character", "a\nb", "a↵b");
        row("an escape sequence does nothing", "\x1b[31mred", "␛[31mred");
        row("delete", "a\x7f", "a␡");
        row("text that turns direction", "a\u202eb", "a⟨U+202E⟩b");
        row("a zero-width blank", "a\u200bb", "a⟨U+200B⟩b");
        row("a byte order mark", "\ufeffa", "⟨U+FEFF⟩a");
        row("a C1 control", "\u009b", "⟨U+009B⟩");
        row("emoji stay", "😀", "😀");
        row("markup is text", "<b>x</b>", "<b>x</b>");
        row("a long text is cut", "0123456789abc", "0123456789…");
        row("malformed bytes are shown as such", "a\xff", "a\ufffd");
    }

    void nothingHidesInAPreview()
    {
        QFETCH(QByteArray, payload);
        QTEST(previewText(payload, 10), "preview");
    }

    void aCutNeverSplitsACharacter()
    {
        const QByteArray text = QByteArray("a") + QByteArray("😀").repeated(100);
        QVERIFY(!previewText(text, 8).contains(QChar(u'\ufffd')));
    }

    void aViewerKeepsLinesAndShowsTheRest()
    {
        QCOMPARE(visibleText("a\n\tb\u202e"), QStringLiteral("a\n\tb⟨U+202E⟩"));
    }

    void jsonIsLaidOutAsWritten_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("pretty");
        const auto row = [](const char *name, const char *json, const char *pretty) {
            QTest::newRow(name) << QByteArray(json) << QByteArray(pretty);
        };
        row("members stand on lines of their own",
            "{\"b\":1,\"a\":[true,null]}",
            "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null\n  ]\n}");
        row("numbers keep their digits",
            "[1.0,12345678901234567890,1e400]",
            "[\n  1.0,\n  12345678901234567890,\n  1e400\n]");
        row("brackets in strings are characters",
            "{\"a\":\"{[,:\\\"]}\"}",
            "{\n  \"a\": \"{[,:\\\"]}\"\n}");
        row("empty ones stay on their line",
            "{\"a\":{ },\"b\":[ ]}",
            "{\n  \"a\": {},\n  \"b\": []\n}");
        row("old blanks go", "{ \"a\" :\n1 }", "{\n  \"a\": 1\n}");
        row("a bare value", "\"x\"", "\"x\"");
    }

    void jsonIsLaidOutAsWritten()
    {
        QFETCH(QByteArray, json);
        const auto pretty = prettyJson(json);
        QVERIFY(pretty);
        QTEST(*pretty, "pretty");
    }

    void whatIsDeepIsNotWrittenWide()
    {
        const qsizetype depth = 511;
        const qsizetype wide = 10'000;
        const auto pretty = prettyJson(QByteArray(depth, '[') + QByteArray("1,").repeated(wide)
                                       + '1' + QByteArray(depth, ']'));
        QVERIFY(pretty);
        const QByteArrayList lines = pretty->split('\n');
        QCOMPARE(lines.size(), 2 * depth + wide + 1);
        QCOMPARE(lines[31], QByteArray(62, ' ') + '[');
        QCOMPARE(lines[32], QByteArray(64, ' ') + '[');
        QCOMPARE(lines[33], QByteArray(64, ' ') + '[');
        QCOMPARE(lines[depth], QByteArray(64, ' ') + "1,");
        QCOMPARE(lines[lines.size() - 32], QByteArray(62, ' ') + ']');
    }

    void whatIsNoJsonIsLeftAlone()
    {
        QVERIFY(!prettyJson("{\"a\":"));
        QVERIFY(!prettyJson("hello"));
        QVERIFY(!prettyJson(""));
    }

    void aDumpHasSixteenBytesALine()
    {
        const QString dump = hexDump("0123456789abcdefg\n");
        const QStringList lines = dump.split(u'\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(
            lines[0],
            QStringLiteral(
                "00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef"));
        QVERIFY(lines[1].startsWith(QStringLiteral("00000010  67 0a ")));
        QVERIFY(lines[1].endsWith(QStringLiteral(" g·")));
    }

    void aPreviewOfBytesIsCut()
    {
        QCOMPARE(previewBytes(QByteArray("\x00\x01\x02", 3), 2), QStringLiteral("00 01 …"));
    }
};

QTEST_GUILESS_MAIN(TestPayloadText)
#include "tst_payloadtext.moc"
