// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptscene.h"

#include <jackfield/script/scriptcheck.h>
#include <signal.h>

#include <QCoreApplication>
#include <QDir>

/// Scripts that fail, or mean harm.
class TestBadScripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExceptionSaysWhereAndEndsItsConnection()
    {
        const Play play("function inner() {\n    return missing;\n}\n"
                        "route('/', () => socket => {\n"
                        "    socket.onMessage(m => m.text === 'boom' ? inner() : socket.send(m));\n"
                        "    socket.onClose((code, reason) => log('closed', code, reason));\n"
                        "});\n");
        const auto other = play.client(u"/"_s);
        const auto client = play.client(u"/"_s);
        client->send(WsMessage::text(u"boom"_s));
        const auto end = client->receive();
        QVERIFY(!end);
        QCOMPARE(play.said,
                 QStringList({ u"! play.js:2: ReferenceError: missing is not defined\n"
                               "    at play.js:2 in inner\n    at play.js:5"_s,
                               u"closed 1011 the script has failed"_s }));
        other->send(WsMessage::text(u"still there"_s));
        QCOMPARE(heard(other), u"still there"_s);
    }

    void whatItMayNotUseEndsIt_data()
    {
        QTest::addColumn<QByteArray>("deed");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isLost"); ///< and all other connections with it
        const auto row = [](const char *name, const char *deed, const char *words, bool isLost) {
            QTest::newRow(name) << QByteArray(deed) << QString::fromLatin1(words) << isLost;
        };
        row("time", "for (;;) {}", "it took longer than 100 ms, and was interrupted", false);
        row("time, caught",
            "for (;;) { try { for (;;) {} } catch (e) { } }",
            "was interrupted",
            false);
        row("time, in a built-in",
            "'a'.repeat(1e7).replace(/a/g, 'b')",
            "more than twice the time",
            true);
        row("depth", "const f = () => f() + 1; f();", "RangeError", false);
#ifndef JACKFIELD_SANITIZED // there is no limit then
        row("memory, in a built-in", "new Array(3e8).fill(1)", "", true);
        row("memory",
            "const a = []; for (;;) a.push('x'.repeat(1e6) + a.length);",
            "more memory than its 64 MiB",
            true);
        row("memory, sent",
            "const a = 'x'.repeat(1e6); for (;;) socket.send(a);",
            "more memory than its 64 MiB",
            true);
#endif
        row("what is thrown", "throw 5", "play.js: 5", false);
        row("nothing that is thrown", "throw undefined", "undefined was thrown", false);
        row("a code that is none",
            "socket.close(1005)",
            "1005 may not be sent in a close frame",
            false);
        row("a state that is no JSON",
            "socket.state.a = socket.state",
            "its state is not JSON: TypeError",
            false);
        row("a lone surrogate", "socket.send('\\ud800')", "a surrogate stands alone", false);
        row("a function that is sent", "socket.send(() => 1)", "function cannot be sent", false);
        row("JSON without an end", "const a = {}; a.a = a; socket.send(a)", "TypeError", false);
        row("a listener that is none",
            "socket.onMessage(5)",
            "a listener must be a function",
            false);
        row("a route too late", "route('/x', () => 1)", "belongs outside of functions", false);
    }
    void whatItMayNotUseEndsIt()
    {
        QFETCH(QByteArray, deed);
        QFETCH(QString, words);
        QFETCH(bool, isLost);
        const Play play =
            Play::onSocket("socket.onMessage(m => { if (m.text !== 'do it')\n"
                           "return socket.send(m);\n"
                               + deed + "\n});",
                           (words.contains(u"twice"_s) ? ",\"memory\":1024,\"time\":"_ba
                                                       : ",\"memory\":64,\"time\":"_ba)
                               + (words.contains(u"memory"_s) ? "2000"_ba : "100"_ba));
        const auto other = play.client();
        const auto client = play.client();
        client->send(WsMessage::text(u"do it"_s));
        while (const auto message = client->receive()) { }
        QVERIFY(!client->socket()->isOpen());
        QVERIFY2(play.said.value(0).startsWith(u"! play.js"_s)
                     && play.said.value(0).contains(words),
                 qPrintable(play.said.join(u'\n')));
        if (!isLost) {
            other->send(WsMessage::text(u"still there"_s));
            QCOMPARE(heard(other), u"still there"_s);
        }
        QCOMPARE(play.hear(u"again"_s), u"again"_s); // in a new process, if it must be
        if (isLost)
            QCOMPARE(heard(other), u"[end]"_s);
    }

    void aStateThatIsSpoiltEndsOnlyItsConnection()
    {
        const Play play("let victim;\n"
                        "route('/victim', () => socket => { victim = socket; });\n"
                        "route('/spoil', () => socket => socket.onMessage(m => {\n"
                        "    if (m.text === 'spoil') victim.state.a = victim.state;\n"
                        "    socket.send(m);\n"
                        "}));\n");
        const auto victim = play.client(u"/victim"_s);
        const auto other = play.client(u"/spoil"_s);
        for (const QString &text : { u"spoil"_s, u"more"_s })
            other->send(WsMessage::text(text));
        QCOMPARE(heard(other), u"spoil more"_s);
        QCOMPARE(heard(victim), u"[end]"_s);
        QCOMPARE(play.said.size(), 1);
        QVERIFY(play.client(u"/victim"_s)->socket()); // and not refused
    }

    void whatARequestMayNotDoIsToldOf_data()
    {
        QTest::addColumn<QByteArray>("deed");
        QTest::addColumn<QString>("words");
        QTest::newRow("a timer") << "timers.after(1, () => 1)"_ba
                                 << u"a timer belongs to an open connection"_s;
        QTest::newRow("a status") << "return refuse(200)"_ba << u"from 300 to 599, not 200"_s;
        QTest::newRow("a header") << "return refuse(400, '', {'a b': 1})"_ba
                                  << u"no header field: a b"_s;
        QTest::newRow("a forged line")
            << "return refuse(400, '', {a: '1\\r\\nb: 2'})"_ba << u"no header field: a"_s;
        QTest::newRow("a loop") << "for (;;);"_ba
                                << u"it took longer than 50 ms, and was interrupted"_s;
    }
    void whatARequestMayNotDoIsToldOf()
    {
        QFETCH(QByteArray, deed);
        QFETCH(QString, words);
        const Play play("route('/', () => {\n" + deed + "\n});");
        const auto refusal = upgrade(play.mock->handler(0), Request::get(u"/"_s), play.clock);
        QCOMPARE(refusal.error().response.status(), 500);
        QVERIFY2(play.said.value(0).contains(words), qPrintable(play.said.join(u'\n')));
    }

    void itsProcessIsConfined()
    {
        const Play play = Play::onSocket("socket.send('here');");
        QCOMPARE(heard(play.client()), u"here"_s);
        const QByteArrayList children = childrenOfThis();
        QCOMPARE(children.size(), 1);
        QVERIFY2(children.first().contains("NoNewPrivs:\t1\n"), children.first().constData());
        QVERIFY2(children.first().contains("Seccomp:\t2\n"), children.first().constData());
    }

    /// Somebody from outside, the kernel short of memory for one.
    void aProcessThatWasKilledIsReplaced()
    {
        const Play play = Play::onSocket("socket.onMessage(m => socket.send(m));");
        const auto before = play.client();
        const QByteArray status = childrenOfThis().value(0);
        const qsizetype at = status.indexOf("\nPid:\t") + 6;
        kill(status.mid(at, status.indexOf('\n', at) - at).toInt(), SIGKILL);
        QTRY_VERIFY(childrenOfThis().value(0, "State:\tZ").contains("State:\tZ"));
        QCOMPARE(play.hear(u"a"_s), u"a"_s);
        QCOMPARE(heard(before), u"[end]"_s);
        QCOMPARE(play.said, QStringList { u"! play.js: its process has ended"_s });
    }

private:
    /// What the kernel says of each script's process.
    static QByteArrayList childrenOfThis()
    {
        const QByteArray parent =
            "PPid:\t" + QByteArray::number(QCoreApplication::applicationPid()) + '\n';
        QByteArrayList children;
        for (const QString &process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            QFile file(u"/proc/%1/status"_s.arg(process));
            const QByteArray status =
                file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            if (status.contains(parent) && status.contains("jackfield-scrip"))
                children += status;
        }
        return children;
    }

private Q_SLOTS:
    void whatCannotBeReadIsAMistakeOfTheDefinition_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *script, const char *options, const char *expected) {
            QTest::newRow(script) << QByteArray(script) << QByteArray(options)
                                  << QString::fromLatin1(expected);
        };
        row("route('/', () => 1", "", "play.js:1: SyntaxError: ");
        row("\n\nthrow new Error('no');", "", "play.js:3: Error: no");
        row("throw 'no';", "", "play.js: no");
        row("", "", "play.js has no route(");
        row("route('/{', () => 1)", "", "play.js: ");
        row("route('/a', () => 1); route('/a', () => 2)", "", "play.js: ");
        row("route('/')", "", "play.js:1: TypeError: the handler of a route must be a function");
        row("for (;;) {}",
            ",\"time\":100",
            "play.js: it took longer than 100 ms, and was interrupted");
        row("setTimeout(() => 1, 10)",
            "",
            "play.js:1: Error: a timer belongs to an open connection");
        row("import 'fs'", "", "play.js:1: SyntaxError");
    }
    void whatCannotBeReadIsAMistakeOfTheDefinition()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, options);
        QFETCH(QString, expected);
        const Play play("route('/', () => 1)", options);
        const auto file = play.read(script);
        QVERIFY(!file);
        const QString head = u"/servers/0/routes/0/script/file: "_s;
        QVERIFY2(file.error().message.startsWith(head + expected),
                 qPrintable(file.error().message));
    }

    void aMistakeIsFoundWithoutRunningAnything_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("line"); ///< 0: it can be read
        const auto row = [](const char *name, const char *script, int line) {
            QTest::newRow(name) << QByteArray(script) << line;
        };
        row("nothing", "", 0);
        row("a route", "route('/', request => socket => socket.send('hi'));\n", 0);
        row("a bracket", "route('/', request => {\n    refuse(404;\n});\n", 2);
        row("not closed", "function f() {\n", 2);
        row("a jump out of nothing", "\n\nbreak;\n", 3);
        row("a name twice", "let a = 1;\nlet a = 2;\n", 2);
        row("in the first line", "let = = 3", 1);
        row("closes what is around it", "}\n{", 1);
        row("a regular expression first", "/a/.test('a');", 0);
        row("throws, if it is run", "throw new SyntaxError('run');", 0);
        row("never ends, if it is run", "for (;;) {}", 0);
    }
    void aMistakeIsFoundWithoutRunningAnything()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, line);
        const auto mistake = checkScript(script);
        QVERIFY2(mistake, mistake ? "" : qPrintable(mistake.error().message));
        QCOMPARE(*mistake ? (*mistake)->line : 0, line);
        if (*mistake)
            QVERIFY2((*mistake)->text.startsWith(u"SyntaxError: "_s), qPrintable((*mistake)->text));
    }

    void aScriptThatIsNotThereIsToldOf()
    {
        const auto file =
            MockFile::parse(R"({"jackfield":"mock","version":1,"servers":[{"name":"s",)"
                            R"("routes":[{"path":"/","script":{"file":"none.js"}}]}]})");
        QVERIFY(!file);
        QVERIFY2(file.error().message.contains(u"none.js"_s), qPrintable(file.error().message));
        qputenv("JACKFIELD_SCRIPTHOST", "/nowhere/jackfield-scripthost");
        const QTemporaryDir folder;
        QFile script(folder.filePath(u"a.js"_s));
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write("route('/', () => 1)") > 0);
        script.close();
        const auto without =
            MockFile::parse(R"({"jackfield":"mock","version":1,"servers":[{"name":"s",)"
                            R"("routes":[{"path":"/","script":{"file":"a.js"}}]}]})",
                            folder.filePath(u"a.mock.json"_s));
        qunsetenv("JACKFIELD_SCRIPTHOST");
        QVERIFY(!without);
        QVERIFY2(without.error().message.contains(
                     u"scripts need the program jackfield-scripthost, which is not at /nowhere/"_s),
                 qPrintable(without.error().message));
    }
};

QTEST_GUILESS_MAIN(TestBadScripts)
#include "tst_badscripts.moc"
