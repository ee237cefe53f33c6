// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Recordings, rules, definitions and scripts that mean harm, through all that the window makes of them: each ends in what it is, or
// in a sentence.
#include "hostilewalk.h"

#include <jackfield/json/jsonwriter.h>
#include <ui/models/sessiontests.h>
#include <ui/shell/comparisontab.h>
#include <ui/shell/mockpage.h>
#include <ui/shell/scripttab.h>
#include <ui/shell/sessionpage.h>
#include <ui/shell/teststab.h>
#include <ui/views/codeeditor.h>
#include <ui/views/notice.h>

#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace hostile;

namespace {
/// Both, as JSON has it.
const QByteArray both = json::quoted(QString(markup + hidden));

/// One connection, in which both sides say each of these; `more` stands behind what the server says.
QByteArray recording(const QByteArrayList &payloads, const QByteArray &more = {})
{
    QByteArray lines =
        R"({"jackfield":"session","version":1,"startedAt":"2026-11-23T10:00:00.000Z","recorder":)"
        + both + R"(}
{"t":0,"conn":1,"event":"open","request":{"method":"GET","target":"/<b>","url":"ws://h/<b>","httpVersion":"1.1","headers":[["X-A","<img src=x>"]]},"response":{"status":101,"reason":"<b>","headers":[]}}
)";
    int t = 0;
    const auto add = [&](const QByteArray &event) {
        ++t;
        lines += "{\"t\":" + QByteArray::number(t) + ",\"conn\":1,\"event\":" + event + "}\n";
    };
    for (const QByteArray &payload : payloads) {
        for (const bool isClient : { true, false }) {
            const QByteArray bytes = isClient ? payload : QByteArray(payload + more);
            add(R"("message","from":")" + QByteArray(isClient ? "client" : "server")
                + R"(","base64":")" + bytes.toBase64() + '"'
                + QByteArray(t % 3 == 0 ? "" : R"(,"mode":"text")"));
        }
    }
    add(R"("close","from":"server","code":4001,"reason":)" + both);
    add(R"("end","by":"server","clean":true,"status":4001,"reason":)" + both);
    return lines;
}

QByteArrayList payloads()
{
    return { markup.toUtf8(),
             hidden.toUtf8(),
             "{\"type\":" + json::quoted(markup) + ",\"id\":" + json::quoted(hidden) + "}",
             nested(500),
             nested(100'000),
             QByteArray("{\"a\":\"\xff\xfe\"}"),
             QByteArray("{\"a\":\"\\ud800\"}"),
             QByteArray(1 << 20, 'x'),
             QByteArray(1 << 18, '7'),
             "{\"a\":1,\"a\":2,\"__proto__\":{\"a\":3}}",
             "%s%n{{ id }}\"\"\"'''\\\r\n*/ -->]]>",
             "=cmd|' /C calc'!A0" };
}
} // namespace

class TestHostileSessions : public HostileWalk
{
    Q_OBJECT

    SessionPage *page() const { return qobject_cast<SessionPage *>(m_window->currentTab()); }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QVERIFY(write(path(name), bytes));
    }
    void look() const
    {
        QCoreApplication::processEvents();
        m_window->grab();
        QVERIFY2(takenForMarkup().isEmpty(), qPrintable(takenForMarkup().join(u'\n')));
        const QString all = shown();
        const auto raw = std::ranges::find_if(all, [](QChar c) { return hasRaw(c); });
        QVERIFY2(raw == all.end(),
                 qPrintable(all.mid(std::max<qsizetype>(0, raw - all.begin() - 60), 100)));
    }
    void openSession(const QString &name) const
    {
        m_window->openPath(path(name));
        QVERIFY(page());
        QTRY_VERIFY(!page()->log().isLoading() && page()->log().store().size() == 27);
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(QDir().mkpath(path(u"sessions"_s)) && QDir().mkpath(path(u"mocks"_s))
                && QDir().mkpath(path(u"scripts"_s)));
        put(u"sessions/bad.session.jsonl"_s, recording(payloads()));
        put(u"sessions/worse.session.jsonl"_s, recording(payloads(), "1"));
        open();
    }
    void cleanup() { m_window.reset(); }

    void aRecordingIsTextInAllItsViews()
    {
        openSession(u"sessions/bad.session.jsonl"_s);
        auto *tabs = page()->findChild<QTabBar *>(u"sessionTabs"_s);
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            look();
        }
        auto *target = page()->findChild<QComboBox *>(u"exportTarget"_s);
        for (int i = 0; i < target->count(); ++i) {
            target->setCurrentIndex(i);
            look();
        }
        QTRY_VERIFY(
            !page()->findChild<QPlainTextEdit *>(u"exportPreview"_s)->toPlainText().isEmpty());
        page()->view()->logPanel()->setConversation(true);
        look();
        page()->replay();
        QTRY_VERIFY(!page()->detail().isEmpty());
        look();
    }
    void twoAreComparedAndLearntFrom()
    {
        openSession(u"sessions/bad.session.jsonl"_s);
        page()->showRules();
        QTest::mouseClick(page()->findChild<QPushButton *>(u"learnFirst"_s), Qt::LeftButton);
        QTRY_VERIFY(!page()->findChild<QLabel *>(u"learnt"_s)->text().isEmpty());
        look();
        QMenu *menu = page()->findChild<QToolButton *>(u"compareWith"_s)->menu();
        Q_EMIT menu->aboutToShow();
        menu->actions().first()->trigger();
        auto *comparison = qobject_cast<ComparisonTab *>(m_window->currentTab());
        QVERIFY(comparison);
        QTRY_VERIFY(!comparison->isComparing());
        look();
    }
    /// What cannot be sent as it was recorded, text that is no UTF-8, is the one difference of all of them.
    void rulesEndInASentence_data()
    {
        QTest::addColumn<QByteArray>("rules");
        QTest::addColumn<QString>("words"); // of the verdict
        QTest::newRow("expression")
            << R"("assertions":[{"never":{"matches":"(x+x+)+y"}}])"_ba << u"1 difference in"_s;
        QTest::newRow("path") << R"("ignore":["$..[?@..[?@..a]]..*"])"_ba << u"1 difference in"_s;
        QTest::newRow("script")
            << R"("assertions":[{"script":{"file":"../scripts/loop.js","time":50}}])"_ba
            << u"2 differences in"_s;
        QTest::newRow("brackets") << "\"ignore\":" + nested(100'000) << u"nested deeper than 512"_s;
        QTest::newRow("markup") << "\"assertions\":[{\"name\":" + both + ",\"never\":{\"text\":"
                + both + "}}]" << u"1 difference in"_s;
    }
    void rulesEndInASentence()
    {
        QFETCH(QByteArray, rules);
        QFETCH(QString, words);
        put(u"scripts/loop.js"_s, "check(c => { for (;;) ; })");
        put(u"sessions/bad.matching.json"_s,
            "{\"jackfield\":\"matching\",\"version\":1," + rules + '}');
        openSession(u"sessions/bad.session.jsonl"_s);
        page()->showRules();
        look();
        page()->replay();
        const auto *verdict = page()->findChild<QLabel *>(u"verdict"_s);
        QTRY_VERIFY_WITH_TIMEOUT(verdict->text().contains(words), 20000);
        look();
        for (QAction *action : m_window->actions()) {
            if (action->text() == u"Run all sessions as tests")
                action->trigger();
        }
        auto *tests = qobject_cast<TestsTab *>(m_window->currentTab());
        QVERIFY(tests);
        QTRY_VERIFY_WITH_TIMEOUT(!tests->tests().isRunning(), 20000);
        look();
    }
    void definitionsEndInASentence_data()
    {
        QTest::addColumn<QByteArray>("route");
        QTest::newRow("brackets") << nested(100'000);
        QTest::newRow("script") << R"({"script":{"file":"../scripts/loop.js","time":50}})"_ba;
        QTest::newRow("itself") << R"({"script":{"file":"bad.mock.json"}})"_ba;
        QTest::newRow("no file") << R"({"script":{"file":"/dev/zero"}})"_ba;
        QTest::newRow("session") << R"({"replay":{"session":"../sessions/bad.session.jsonl"}})"_ba;
        QTest::newRow("markup") << "{\"path\":" + json::quoted(QString(u'/' + markup + hidden))
                + ",\"rules\":[{\"name\":" + both + ",\"when\":{\"text\":" + both
                + "},\"reply\":" + both + "}]}";
        QTest::newRow("expression")
            << R"({"rules":[{"when":{"matches":"(x+x+)+y"},"reply":"a"}]})"_ba;
    }
    void definitionsEndInASentence()
    {
        QFETCH(QByteArray, route);
        put(u"scripts/loop.js"_s, "for (;;) ;");
        put(u"mocks/bad.mock.json"_s,
            "{\"jackfield\":\"mock\",\"version\":1,\"servers\":[{\"routes\":[" + route + "]}]}");
        auto *mock = qobject_cast<MockPage *>(m_window->openPath(path(u"mocks/bad.mock.json"_s)));
        QVERIFY(mock);
        look();
        mock->startSomewhere();
        QTRY_VERIFY_WITH_TIMEOUT(mock->isHosted() || mock->view()->notice()->isVisible(), 20000);
        look();
    }
    void scriptsEndInASentence_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("brackets") << nested(100'000);
        QTest::newRow("a long line") << "//" + QByteArray(4 << 20, 'x');
        QTest::newRow("many lines") << QByteArray("check(c => 1);\n").repeated(100'000);
        QTest::newRow("hidden") << QByteArray("let a = " + json::quoted(hidden) + ';');
        QTest::newRow("markup") << markup.toUtf8();
    }
    void scriptsEndInASentence()
    {
        QFETCH(QByteArray, script);
        put(u"scripts/bad.js"_s, script);
        auto *tab = qobject_cast<ScriptTab *>(m_window->openPath(path(u"scripts/bad.js"_s)));
        QVERIFY(tab);
        QTRY_VERIFY_WITH_TIMEOUT(!tab->words().isEmpty(), 20000);
        look();
    }
};

QTEST_MAIN(TestHostileSessions)
#include "tst_hostilesessions.moc"
