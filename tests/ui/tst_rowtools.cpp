// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/copyforms.h>
#include <ui/models/linediff.h>
#include <ui/models/messagefilter.h>
#include <ui/models/messagestore.h>
#include <ui/models/rowterms.h>

#include <QProcess>
#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

/// What can be made of rows: terms of filters, paths, texts for the clipboard, differences.
class TestRowTools : public QObject
{
    Q_OBJECT

    static QString
    copied(const char *form, const MessageRows &rows, const QList<qsizetype> &selected)
    {
        const auto forms = copyForms();
        const auto wanted = std::ranges::find_if(
            forms, [&](const CopyForm &one) { return QByteArrayView(one.name) == form; });
        return wanted == forms.end() ? u"no such form"_s : wanted->write(rows, selected);
    }

private Q_SLOTS:
    void termsSayWhatARowIs_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QStringList>("terms");
        QTest::newRow("what it says it is comes first")
            << QByteArray(R"({"id":7,"symbol":"ACME","type":"tick","list":[1]})")
            << QStringList { u"$.type = \"tick\""_s, u"$.symbol = \"ACME\""_s, u"$.id = 7"_s };
        QTest::newRow("names of all kinds")
            << QByteArray("{\"a b\":true,\"it's\":null,\"length\":1.50}")
            << QStringList { u"$['a b'] = true"_s,
                             u"$['it\\'s'] = null"_s,
                             u"$['length'] = 1.50"_s };
        QTest::newRow("quotes and backslashes") << QByteArray("{\"type\":\"a\\\"b\\\\c\"}")
                                                << QStringList { u"$.type = \"a\\\"b\\\\c\""_s };
        QTest::newRow("nothing that cannot be typed")
            << QByteArray(R"({"type":"a\nb","long":"01234567890123456789012345678901234567890"})")
            << QStringList();
        QTest::newRow("no JSON") << "text"_ba << QStringList();
    }
    void termsSayWhatARowIs()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QStringList, terms);
        MessageStore store;
        store.append({ .connection = 3, .from = Side::Server, .payload = payload });
        terms << u"kind:text"_s << u"dir:in"_s << u"conn:3"_s;
        const QStringList found = termsOf(store, 0, Side::Client);
        QCOMPARE(found, terms);
        for (const QString &term : found) {
            const auto filter = MessageFilter::parse(term);
            QVERIFY2(filter && filter->matches(store, 0, Side::Client), qPrintable(term));
            QVERIFY(!MessageFilter::parse(u'-' + term)->matches(store, 0, Side::Client));
        }
    }

    void pathsLeadToValues()
    {
        const QByteArray json = R"({"a":{"b":[1,{"c d":"x"}]},"e":[],"f":null})";
        MessageStore store;
        store.append({ .connection = 1, .payload = json });
        store.append({ .connection = 1, .payload = "17" });
        QCOMPARE(valuePaths(store, 0, 10),
                 (QStringList { u"$.a.b[0]"_s, u"$.a.b[1]['c d']"_s, u"$.f"_s }));
        QCOMPARE(valuePaths(store, 0, 1), QStringList { u"$.a.b[0]"_s });
        QCOMPARE(valuePaths(store, 1, 10), QStringList());
    }

    void rowsAreCopied()
    {
        MessageStore store;
        store.append(
            { .connection = 1, .kind = EntryKind::Open, .payload = "ws://host:9/a?b=c d" });
        store.append({ .connection = 1, .payload = "{\"a\": \"it's\"}" });
        store.append({ .connection = 1, .payload = "say \"é\"" });
        store.append({ .connection = 1, .kind = EntryKind::Binary, .payload = "\x01\xff" });
        store.append({ .connection = 2, .payload = "elsewhere" });
        QCOMPARE(copied("Text", store, { 1, 2, 3 }), u"{\"a\": \"it's\"}\nsay \"é\"\n01 ff"_s);
        QCOMPARE(copied("JSON array", store, { 1, 2, 3 }),
                 u"[\n  {\"a\": \"it's\"},\n  \"say \\\"é\\\"\",\n  \"Af8=\"\n]"_s);
        QCOMPARE(copied("jackfield-cli command", store, { 1, 3 }),
                 u"jackfield-cli connect 'ws://host:9/a?b=c d' --send '{\"a\": \"it'\\''s\"}' "
                 "--send-hex 01ff"_s);
        QCOMPARE(copied("wscat command", store, { 2 }),
                 u"wscat -c 'ws://host:9/a?b=c d' -x 'say \"é\"'"_s);
        QCOMPARE(copied("websocat command", store, { 2 }),
                 u"printf %s 'say \"é\"' | websocat --no-line -n 'ws://host:9/a?b=c d'"_s);
        QVERIFY(copied("curl command, the handshake alone", store, { 2 })
                    .endsWith(u" 'http://host:9/a?b=c%20d'"_s));
    }

    void whatCannotBeCopiedSoIsNot()
    {
        MessageStore store;
        store.append({ .connection = 1, .kind = EntryKind::Open, .payload = "ws://host/" });
        store.append({ .connection = 1, .payload = "a" });
        store.append({ .connection = 1, .kind = EntryKind::Binary, .payload = "b" });
        store.append({ .connection = 1, .kind = EntryKind::Ping, .payload = "c" });
        store.append({ .connection = 1, .payload = QByteArray("d\0e", 3) });
        store.append({ .connection = 2, .payload = "its handshake is not in the log" });
        QCOMPARE(copied("wscat command", store, { 1, 1 }), QString());
        QCOMPARE(copied("wscat command", store, { 2 }), QString());
        QCOMPARE(copied("websocat command", store, { 2 }), QString());
        QCOMPARE(copied("jackfield-cli command", store, { 3 }), QString());
        QCOMPARE(copied("jackfield-cli command", store, { 4 }), QString());
        QCOMPARE(copied("jackfield-cli command", store, { 5 }), QString());
        QCOMPARE(copied("curl command, the handshake alone", store, { 5 }), QString());
    }

    /// Whatever a peer sends: in a shell it is a word and nothing else.
    void aShellSeesWhatWasSent()
    {
        const QByteArray payload = "a'; touch /tmp/x; '$(id)`id`\\ \n\"!*";
        MessageStore store;
        store.append({ .connection = 1, .kind = EntryKind::Open, .payload = "ws://h/'$(id)" });
        store.append({ .connection = 1, .payload = payload });
        QString command = copied("wscat command", store, { 1 });
        command.replace(u"wscat -c"_s, u"printf '%s\\0'"_s);
        QProcess shell;
        shell.start(u"bash"_s, { u"-c"_s, command });
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(),
                 QByteArray("ws://h/'$(id)\0-x\0", 17) + payload + '\0');
    }

    /// A terminal acts on them when they are pasted, between quotes, too.
    void noControlCharacterStandsInACommand()
    {
        MessageStore store;
        store.append({ .connection = 1, .kind = EntryKind::Open, .payload = "ws://h/" });
        store.append({ .connection = 1, .payload = "a\x03\x1b[201~\nrm x\xc2\x9b" });
        store.append({ .connection = 2, .kind = EntryKind::Open, .payload = "-o/tmp/x" });
        store.append({ .connection = 2, .payload = "a" });
        for (const char *form : { "jackfield-cli command", "websocat command", "wscat command" }) {
            const QString command = copied(form, store, { 1 });
            QVERIFY(!command.isEmpty());
            QVERIFY2(std::ranges::none_of(
                         command, [](QChar c) { return c.category() == QChar::Other_Control; }),
                     form);
            QCOMPARE(copied(form, store, { 3 }), QString()); // no URL of a WebSocket
        }
    }

    void differencesAreLineByLine_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("difference");
        QTest::newRow("the same") << u"a\nb"_s << u"a\nb"_s << u" a\n b"_s;
        QTest::newRow("changed") << u"a\nb\nc"_s << u"a\nx\nc"_s << u" a\n-b\n+x\n c"_s;
        QTest::newRow("added") << u"a\nc"_s << u"a\nb\nc"_s << u" a\n+b\n c"_s;
        QTest::newRow("removed") << u"a\nb\nc"_s << u"a\nc"_s << u" a\n-b\n c"_s;
        QTest::newRow("moved") << u"a\nb\nc"_s << u"b\nc\na"_s << u"-a\n b\n c\n+a"_s;
        QTest::newRow("repeated") << u"a\na"_s << u"a\na\na"_s << u" a\n a\n+a"_s;
        QTest::newRow("nothing before") << QString() << u"a"_s << u"-\n+a"_s;
        const QString many = u"x\n"_s.repeated(3000);
        const QString others = u"y\n"_s.repeated(3000);
        QTest::newRow("too much for a table")
            << many << others
            << QString(u"-x\n"_s.repeated(3000) + u"+y\n"_s.repeated(3000) + u" "_s);
    }
    void differencesAreLineByLine()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const QString found = lineDiff(before, after);
        QTEST(found, "difference");
        // Each side can be read off it.
        QStringList left;
        QStringList right;
        for (const QString &line : found.split(u'\n')) {
            if (!line.startsWith(u'+'))
                left.append(line.sliced(1));
            if (!line.startsWith(u'-'))
                right.append(line.sliced(1));
        }
        QCOMPARE(left.join(u'\n'), before);
        QCOMPARE(right.join(u'\n'), after);
    }
};

QTEST_GUILESS_MAIN(TestRowTools)
#include "tst_rowtools.moc"
