// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Pictures of what a session's tab does besides replaying.
#include "scenes.h"

#include <ui/shell/comparisontab.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/sessionpage.h>
#include <ui/shell/teststab.h>
#include <ui/views/assertionview.h>
#include <ui/views/logpanel.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QCoreApplication>
#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

namespace {
/// A session that was replayed by these rules, with that many assertions.
bool ruled(MainWindow &window, const QByteArray &assertions, int count)
{
    const QString session = window.workspace().filesOf(WorkspaceGroup::Sessions).value(0);
    QFile file(Workspace::rulesOf(session));
    if (!file.open(QIODevice::WriteOnly)
        || file.write("{\n  \"jackfield\": \"matching\",\n  \"version\": 1,\n  \"ignore\": "
                      "[\"/traceId\"],\n  \"assertions\": [\n"
                      + assertions + "  ]\n}\n")
            < 0)
        return false;
    file.close();
    SessionPage *page = replayed(window);
    if (page) {
        page->view()->logPanel()->view()->showStoreRow(4);
        page->showRules();
    }
    return page && until([page, count] {
               return page->findChild<AssertionView *>()->model()->rowCount() == count;
           });
}

/// Rules with assertions, of which one does not hold.
bool rules(MainWindow &window)
{
    return ruled(window,
                 R"(    {
      "name": "filled in time",
      "on": { "path": "/type", "equals": "order" },
      "expect": { "path": "/type", "equals": "filled" },
      "same": "/id",
      "within": 20
    },
    {
      "name": "accepted after order",
      "on": { "from": "client", "path": "/type", "equals": "order" },
      "expect": { "from": "server", "path": "/type", "equals": "accepted" },
      "same": "/id",
      "within": 100
    },
    { "name": "no errors", "never": { "path": "/type", "equals": "error" } }
)",
                 3);
}

/// Checks of a script, which find something.
bool checks(MainWindow &window)
{
    QFile script(window.workspace().folder() + u"/scripts/orders-checks.js"_s);
    if (!script.open(QIODevice::WriteOnly) || script.write(R"(check(connection => {
    let open = 0;
    connection.onMessage(message => {
        const it = message.json;
        open += it?.type === "order" ? it.quantity : it?.type === "filled" ? -it.quantity : 0;
        assert(open <= 8, `${open} pieces are open`);
    });
    connection.onEnd(() => assert(open === 0, `${open} pieces were never filled`));
});
)") < 0)
        return false;
    script.close();
    return ruled(
        window,
        R"(    { "name": "open orders", "script": { "file": "../scripts/orders-checks.js" } },
    { "name": "no errors", "never": { "path": "/type", "equals": "error" } }
)",
        2);
}

/// The same with room for it, right of the log.
bool rulesBeside(MainWindow &window)
{
    for (QAction *action : window.actions()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+Shift+5"_s))
            action->trigger();
    }
    return rules(window);
}

/// What a second recording teaches, one rule of it left out.
bool learning(MainWindow &window)
{
    const QString session = window.workspace().filesOf(WorkspaceGroup::Sessions).value(0);
    QFile file(session);
    QFile again(QString(session).replace(u"orders.session"_s, u"orders-tuesday.session"_s));
    if (!file.open(QIODevice::ReadOnly) || !again.open(QIODevice::WriteOnly))
        return false;
    again.write(file.readAll()
                    .replace("\"id\":1", "\"id\":71")
                    .replace("\"id\":2", "\"id\":72")
                    .replace("\"welcome\",\"symbol\":\"ACME", "\"welcome\",\"symbol\":\"BOLT"));
    again.close();
    SessionPage *page = replayed(window);
    if (!page)
        return false;
    page->learn();
    auto *list = page->findChild<QListWidget *>(u"learntRules"_s);
    if (!until([list] { return list->count() == 4; }))
        return false;
    list->item(0)->setCheckState(Qt::Unchecked);
    list->setCurrentRow(1);
    return until([list] { return list->count() == 5; });
}

/// Two recordings side by side.
bool comparing(MainWindow &window)
{
    const QString session = window.workspace().filesOf(WorkspaceGroup::Sessions).value(0);
    QFile file(session);
    const QString other = QString(session).replace(u"orders.session"_s, u"tuesday.session"_s);
    QFile again(other);
    if (!file.open(QIODevice::ReadOnly) || !again.open(QIODevice::WriteOnly))
        return false;
    QByteArrayList lines =
        file.readAll()
            .replace("\"filled\",\"id\":1,\"quantity\":10", "\"filled\",\"id\":1,\"quantity\":9")
            .split('\n');
    lines.removeAt(7);
    lines.insert(
        3,
        R"({"t":2625,"conn":1,"event":"message","from":"server","json":{"type":"news","text":"market opens"}})");
    again.write(lines.join('\n'));
    again.close();
    auto *page = static_cast<SessionPage *>(window.openPath(session));
    Q_EMIT page->comparisonRequested(session, other);
    auto *tab = qobject_cast<ComparisonTab *>(window.currentTab());
    if (!tab || !until([tab] { return !tab->isComparing(); }))
        return false;
    tab->findNext(true);
    return true;
}

/// All sessions as tests, one of which fails.
bool testing(MainWindow &window)
{
    const QString session = window.workspace().filesOf(WorkspaceGroup::Sessions).value(0);
    QFile file(session);
    QFile wrong(QString(session).replace(u"orders.session"_s, u"refunds.session"_s));
    if (!file.open(QIODevice::ReadOnly) || !wrong.open(QIODevice::WriteOnly))
        return false;
    wrong.write(
        file.readAll()
            .replace("\"filled\",\"id\":1,\"quantity\":10", "\"filled\",\"id\":1,\"quantity\":9")
            .replace("\"side\":\"sell\"", "\"side\":\"refund\""));
    wrong.close();
    for (QAction *action : window.actions()) {
        if (action->text() == QCoreApplication::translate("Actions", "Run all sessions as tests"))
            action->trigger();
    }
    auto *tab = qobject_cast<TestsTab *>(window.currentTab());
    return tab && until([tab] { return !tab->tests().isRunning(); });
}

/// Secrets of a session, and one that would be left.
bool redacting(MainWindow &window)
{
    const QString session = window.workspace().filesOf(WorkspaceGroup::Sessions).value(0);
    QFile file(session);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QByteArray text =
        file.readAll()
            .replace("{\"type\":\"bye\"}", "{\"type\":\"bye\",\"password\":\"correct horse\"}")
            .replace("\"id\":1,\"side\":\"buy\",\"quantity\"",
                     "\"id\":1,\"token\":\"s3cr3t-of-ada-4711\",\"side\":\"buy\",\"quantity\"");
    if (!file.seek(0) || file.write(text) != text.size())
        return false;
    file.close();
    auto *page = static_cast<SessionPage *>(window.openPath(session));
    page->showRedaction();
    page->findChild<QPlainTextEdit *>(u"redactRules"_s)->setPlainText(u"json:$..token"_s);
    auto *places = page->findChild<QListWidget *>(u"redactPlaces"_s);
    const auto isThere = [places] {
        return places->count() == 2 && places->item(1)->text().contains(u"<secret:1>");
    };
    if (!until(isThere))
        return false;
    places->setCurrentRow(1);
    return true;
}

/// The same, where there are none yet.
bool noRules(MainWindow &window)
{
    SessionPage *page = replayed(window);
    if (page)
        page->showRules();
    return page;
}
} // namespace

QList<Scene> sessionScenes()
{
    return {
        { u"rules"_s, rules },     { u"checks"_s, checks },      { u"rulesbeside"_s, rulesBeside },
        { u"norules"_s, noRules }, { u"learning"_s, learning },  { u"comparing"_s, comparing },
        { u"testing"_s, testing }, { u"redacting"_s, redacting }
    };
}

} // namespace jackfield::shots
