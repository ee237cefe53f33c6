// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/displayline.h>
#include <ui/models/payloadtext.h>
#include <ui/models/prettyjson.h>
#include <ui/models/rowlayout.h>
#include <ui/models/textreading.h>
#include <ui/models/textsearch.h>

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace {
QByteArray all(const LongText &text)
{
    return text.between({}, text.end());
}

LongText textOf(const QByteArray &bytes, bool isJson = false)
{
    LongText text;
    text.append({ .piece = LineCutter(isJson).cut(SharedBytes::of(bytes), true) });
    return text;
}

/// An array of so many objects.
QByteArray objects(int count)
{
    QByteArray json = "[";
    for (int i = 0; i < count; ++i)
        json +=
            (i > 0 ? ",{\"id\":" : "{\"id\":") + QByteArray::number(i) + ",\"tags\":[\"a\",{}]}";
    return json + ']';
}
} // namespace

class TestLongText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesComeOutAsTheyWentIn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("lines");
        const qsizetype longest = LineCutter::longestLine;
        QTest::newRow("empty") << QByteArray("") << qsizetype(1);
        QTest::newRow("one line") << QByteArray("a") << qsizetype(1);
        QTest::newRow("a feed at the end") << QByteArray("a\n") << qsizetype(2);
        QTest::newRow("empty lines") << QByteArray("\n\na\n") << qsizetype(4);
        QTest::newRow("carriage returns stay") << QByteArray("a\r\nb") << qsizetype(2);
        QTest::newRow("as long as may be") << QByteArray(longest, 'x') << qsizetype(1);
        QTest::newRow("and a feed") << QByteArray(longest, 'x') + '\n' << qsizetype(2);
        QTest::newRow("a byte longer") << QByteArray(longest + 1, 'x') << qsizetype(2);
        QTest::newRow("wide characters are not cut")
            << QByteArray("x") + QByteArray("\xe4\xb8\xad").repeated(4000) << qsizetype(3);
        QTest::newRow("no UTF-8 at all") << QByteArray(10'000, '\x80') << qsizetype(3);
    }

    void linesComeOutAsTheyWentIn()
    {
        QFETCH(QByteArray, text);
        const LongText lines = textOf(text);
        QCOMPARE(all(lines), text);
        QTEST(lines.lines(), "lines");
        for (qsizetype line = 0; line < lines.lines(); ++line)
            QCOMPARE(lines.line(line).cells, cellsOf(lines.line(line).text));
        // The same in pieces of any size.
        for (const qsizetype size : { 1, 7, 5000 }) {
            LongText pieces;
            LineCutter cutter(false);
            for (qsizetype at = 0; at < text.size(); at += size) {
                const QByteArray piece = text.mid(at, size);
                pieces.append(
                    { .piece = cutter.cut(SharedBytes::of(piece), at + size >= text.size()) });
            }
            QCOMPARE(all(pieces), text);
        }
    }

    void itIsKnownWhereStringsAreCut()
    {
        const QByteArray json =
            "[\"" + QByteArray(LineCutter::longestLine, 'x') + "\\\"y\", 1, \"z\"]";
        const LongText text = textOf(json, true);
        QCOMPARE(text.lines(), 2);
        QVERIFY(!text.line(0).isInString && text.line(1).isInString && text.line(1).isCut);
        QVERIFY(text.hasCuts());
        const LongText outside =
            textOf("[\"a\"," + QByteArray(LineCutter::longestLine, ' ') + "\"b\"]", true);
        QVERIFY(!outside.line(1).isInString);
    }

    void aLineIsShownInCells_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<int>("cells");
        QTest::newRow("plain") << u"ab c"_s << u"ab c"_s << 4;
        QTest::newRow("a tab") << u"a\tb"_s << u"a   b"_s << 5;
        QTest::newRow("wide") << u"中文x"_s << u"中文x"_s << 5;
        QTest::newRow("a mark takes no cell") << u"e\u0301x"_s << u"e\u0301x"_s << 2;
        QTest::newRow("an emoji") << u"\U0001F600!"_s << u"\U0001F600!"_s << 3;
        QTest::newRow("what turns text is spelled") << u"a\u202eb"_s << u"a⟨U+202E⟩b"_s << 10;
        QTest::newRow("a carriage return") << u"a\r"_s << u"a␍"_s << 2;
    }

    void aLineIsShownInCells()
    {
        QFETCH(QString, line);
        const QByteArray bytes = line.toUtf8();
        const DisplayLine shown = displayed(bytes);
        QTEST(shown.text, "shown");
        QTEST(cellsOf(bytes), "cells");
        QCOMPARE(shown.bytes.last(), bytes.size());
        QCOMPARE(shown.bytes.size(), shown.text.size() + 1);
    }

    void rowsAreCountedInWrappedLines()
    {
        const LongText text = textOf(QByteArray(25, 'a') + "\n\nb");
        RowLayout layout(text);
        layout.setColumns(10);
        QCOMPARE(layout.rows(), 5);
        QCOMPARE(layout.placeOf(2).line, 0);
        QCOMPARE(layout.placeOf(2).row, 2);
        QCOMPARE(layout.placeOf(3).line, 1);
        QCOMPARE(layout.placeOf(4).line, 2);
        QCOMPARE(layout.rowOf(2), 4);
        layout.setColumns(100);
        QCOMPARE(layout.rows(), 3);
    }

    void rowsAndLinesAgreeEverywhere()
    {
        TextReading reading;
        reading.start(SharedBytes::of(objects(2000)), TextReading::Form::Pretty);
        RowLayout layout(reading.text());
        layout.setColumns(9);
        layout.setFolded(reading.text().foldAt(1), true); // the first object
        layout.setFolded(reading.text().foldAt(15), true);
        qsizetype row = 0;
        for (qsizetype line = 0; line < reading.text().lines(); line = layout.lineBelow(line)) {
            QCOMPARE(layout.rowOf(line), row);
            for (int i = 0; i < layout.rowsOfLine(line); ++i, ++row) {
                QCOMPARE(layout.placeOf(row).line, line);
                QCOMPARE(layout.placeOf(row).row, i);
            }
        }
        QCOMPARE(layout.rows(), row);
        QCOMPARE(layout.rowOf(3), layout.rowOf(1)); // folded into it
        layout.setAllFolded(true);
        QCOMPARE(layout.rows(), 2002); // each object is one, the array stays open
        layout.setAllFolded(false);
        QCOMPARE(layout.foldedAt(1), -1);
    }

    void whatIsWantedIsFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QStringList>("places");
        const auto row = [](const char *name,
                            const QByteArray &text,
                            const QString &wanted,
                            const QStringList &places) {
            QTest::newRow(name) << text << wanted << places;
        };
        row("on every line", "a\nba\n", u"a"_s, { u"0:0-0:1"_s, u"1:1-1:2"_s });
        row("without case", "Ab aB", u"AB"_s, { u"0:0-0:2"_s, u"0:3-0:5"_s });
        row("none over another", "aaaa", u"aa"_s, { u"0:0-0:2"_s, u"0:2-0:4"_s });
        row("more than ASCII", "x\xc3\xa9", u"\u00e9"_s, { u"0:1-0:3"_s });
        row("over a cut", QByteArray(4095, 'x') + "ab", u"ab"_s, { u"0:4095-1:1"_s });
        row("nothing", "abc", u"x"_s, {});
        row("no wish", "abc", {}, {});
    }

    void whatIsWantedIsFound()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, wanted);
        QFETCH(QStringList, places);
        const auto placesIn = [&](const LongText &lines) {
            TextSearch search;
            QSignalSpy finished(&search, &TextSearch::finished);
            search.start(lines, wanted);
            if (finished.isEmpty())
                finished.wait(60'000);
            QStringList found;
            for (const auto &[begin, end] : search.matches())
                found.append(
                    u"%1:%2-%3:%4"_s.arg(begin.line).arg(begin.byte).arg(end.line).arg(end.byte));
            return found;
        };
        QCOMPARE(placesIn(textOf(text)), places);
        // The same characters over the seams of pieces of any size.
        for (qsizetype size = 1; size < 5; ++size) {
            LongText pieces;
            LineCutter cutter(false);
            for (qsizetype at = 0; at < text.size(); at += size) {
                pieces.append({ .piece = cutter.cut(SharedBytes::of(text.mid(at, size)),
                                                    at + size >= text.size()) });
            }
            if (size < wanted.toUtf8().size()) // a match is in three pieces: not looked for
                continue;
            QCOMPARE(placesIn(pieces).size(), places.size());
        }
    }

    void foldsAreContainers()
    {
        TextReading reading;
        reading.start(SharedBytes::of("{\"a\":[1,2,[]],\"b\":{\"c\":{}}}"),
                      TextReading::Form::Pretty);
        QStringList folds;
        for (const TextFold &fold : reading.text().folds())
            folds.append(u"%1-%2:%3"_s.arg(fold.open).arg(fold.close).arg(fold.members));
        QCOMPARE(folds, (QStringList { u"0-9:2"_s, u"1-5:3"_s, u"6-8:1"_s }));
        QCOMPARE(reading.text().foldAround(3), 1);
        QCOMPARE(reading.text().foldAround(9), 0);
        QCOMPARE(reading.text().foldAt(2), -1);
    }

    void aLongPayloadIsReadInPieces_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("isPretty");
        QTest::newRow("pretty") << objects(100'000) << true;
        QTest::newRow("as it is") << objects(100'000) << false;
        QTest::newRow("one string") << '"' + QByteArray(5'000'000, 'x') + '"' << true;
        QTest::newRow("a string in it")
            << "{\"a\":\"" + QByteArray("\\\"\xc3\xa9").repeated(1'000'000) + "\",\"b\":[1]}"
            << true;
        QTest::newRow("no JSON after all") << objects(100'000) + "}" << true;
        QTest::newRow("lines") << QByteArray("line\n").repeated(500'000) << true;
        QTest::newRow("no characters") << QByteArray(5'000'000, '\x80') << false;
        QTest::newRow("no characters of a string") << "{\"" + QByteArray(5'000'000, '\x80') << true;
        QTest::newRow("backslashes") << QByteArray(5'000'000, '\\') << false;
        QTest::newRow("escapes, cut within")
            << "[\"" + QByteArray("\\\"").repeated(2'000'000) + "\"]" << false;
    }

    void aLongPayloadIsReadInPieces()
    {
        QFETCH(QByteArray, payload);
        QFETCH(bool, isPretty);
        TextReading reading;
        QSignalSpy finished(&reading, &TextReading::finished);
        QSignalSpy grown(&reading, &TextReading::grown);
        reading.start(SharedBytes::of(payload),
                      isPretty ? TextReading::Form::Pretty : TextReading::Form::AsItIs);
        QVERIFY(reading.isRunning());
        const QByteArray first = all(reading.text());
        QVERIFY(first.size() > TextReading::firstPiece / 2);
        QVERIFY(first.size() < 3 * TextReading::firstPiece);
        QVERIFY(finished.wait(60'000));
        const auto pretty = isPretty ? prettyJson(payload) : std::nullopt;
        QVERIFY(all(reading.text()) == pretty.value_or(payload));
        QVERIFY(grown.count() <= all(reading.text()).size() / (1 << 19)); // large pieces
        QCOMPARE(reading.isRunning(), false);
    }

    void foldsOfALongPayloadAreThoseOfAShortOne()
    {
        const int count = 30'000;
        TextReading reading;
        QSignalSpy finished(&reading, &TextReading::finished);
        reading.start(SharedBytes::of(objects(count)), TextReading::Form::Pretty);
        QCOMPARE(reading.text().foldAt(0), -1); // its end is not known
        QVERIFY(finished.wait(60'000));
        const LongText &text = reading.text();
        QCOMPARE(text.folds().size(), size_t(2 * count + 1));
        QCOMPARE(text.folds().front().members, quint32(count));
        QCOMPARE(text.folds().front().close, quint32(text.lines() - 1));
        for (const TextFold &fold : text.folds()) {
            QVERIFY(fold.close > fold.open);
            const char last = text.line(fold.open).text.back();
            QVERIFY(last == '{' || last == '[');
        }
    }

    void anotherPayloadEndsTheOneBefore()
    {
        TextReading reading;
        QSignalSpy grown(&reading, &TextReading::grown);
        reading.start(SharedBytes::of(objects(100'000)), TextReading::Form::Pretty);
        reading.start(SharedBytes::of("[1]"), TextReading::Form::Pretty);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(grown.count(), 0);
        QCOMPARE(all(reading.text()), "[\n  1\n]");
    }
};

QTEST_GUILESS_MAIN(TestLongText)
#include "tst_longtext.moc"
