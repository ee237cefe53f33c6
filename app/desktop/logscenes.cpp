// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scenes.h"

#include <jackfield/net/server.h>
#include <jackfield/wire/deflate.h>
#include <jackfield/wire/frame.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/mainwindow.h>
#include <ui/views/hexview.h>
#include <ui/views/logpanel.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/requestpanel.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

namespace {
LogPanel *logOf(MainWindow &window)
{
    return window.currentPage()->view()->logPanel();
}

void chooseTab(MainWindow &window, int tab)
{
    window.currentPage()->findChild<QTabBar *>(u"payloadTabs"_s)->setCurrentIndex(tab);
}

/// Prices as a column, only those above a bound.
bool columns(MainWindow &window)
{
    if (!connection(window))
        return false;
    LogPanel *log = logOf(window);
    log->setColumns({ u"$.type"_s, u"$.price"_s });
    log->setFilter(u"$.price > 120 dir:in"_s);
    chooseTab(window, PayloadInspector::Tree);
    const int last = window.currentPage()->log().model()->rowCount() - 1;
    log->view()->showStoreRow(window.currentPage()->log().model()->storeRow(last));
    return last >= 0;
}

bool marked(MainWindow &window)
{
    if (!connection(window))
        return false;
    LogPanel *log = logOf(window);
    log->setMarking(true);
    log->setFilter(u"/order|accepted|filled/"_s);
    return true;
}

bool difference(MainWindow &window)
{
    if (!connection(window))
        return false;
    chooseTab(window, PayloadInspector::Diff);
    return selectRow(window.currentPage(), "tick") >= 0;
}

/// The payload's bytes, the cursor on one of them.
bool bytes(MainWindow &window)
{
    if (!connection(window))
        return false;
    chooseTab(window, PayloadInspector::Hex);
    auto *view = window.currentPage()->findChild<HexView *>();
    Q_EMIT view->findRequested();
    auto *wanted = view->parent()->findChild<QLineEdit *>(u"findText"_s);
    wanted->setText(u"type"_s);
    return view->matchCount() > 0;
}

/// A message with several orders.
qsizetype sendBatch(MainWindow &window)
{
    if (!connection(window))
        return -1;
    auto *page = static_cast<ConnectionPage *>(window.currentPage());
    QStringList orders;
    const QStringList symbols { u"ACME"_s, u"GLOBEX"_s, u"INITECH"_s, u"UMBRELLA"_s, u"HOOLI"_s };
    for (int i = 0; i < 12; ++i) {
        orders.append(u"{\"id\":%1,\"symbol\":\"%2\",\"side\":\"%3\",\"quantity\":%4,"
                      "\"limit\":{\"price\":%5,\"currency\":\"EUR\"}}"_s.arg(i + 100)
                          .arg(symbols[i % 5], i % 3 ? u"buy"_s : u"sell"_s)
                          .arg(10 * (i % 4 + 1))
                          .arg(100 + i * 3.25));
    }
    page->send(WsMessage::text(u"{\"type\":\"batch\",\"account\":\"A-17\",\"orders\":["_s
                               + orders.join(u',') + u"]}"_s));
    until([page] { return selectRow(page, "{\"type\":\"batch\"") >= 0; });
    return selectRow(page, "{\"type\":\"batch\"");
}

bool folded(MainWindow &window)
{
    if (sendBatch(window) < 0)
        return false;
    chooseTab(window, PayloadInspector::Pretty);
    auto *text = window.currentPage()->findChild<TextView *>(u"payloadText"_s);
    text->setAllFolded(true);
    text->unfold(3);
    Q_EMIT text->findRequested();
    auto *wanted = text->parent()->findChild<QLineEdit *>(u"findText"_s);
    wanted->setText(u"initech"_s);
    return !text->matches().empty();
}

/// The same, its orders as a table, sorted by a column.
bool table(MainWindow &window)
{
    if (sendBatch(window) < 0)
        return false;
    chooseTab(window, PayloadInspector::Table);
    auto *rows = window.currentPage()->findChild<QTableView *>(u"payloadTable"_s);
    rows->horizontalHeader()->setSortIndicator(4, Qt::DescendingOrder);
    rows->selectRow(2);
    return true;
}

/// Answers with a compressed message in four frames.
WsResponse fragmenting(const Request &)
{
    return [](const WebSocket &socket) {
        socket.onMessage([socket](const WsMessage &) {
            using enum wire::Opcode;
            QByteArray levels;
            for (int i = 0; i < 700; ++i)
                levels += "[" + QByteArray::number(101 + i * 0.25) + ",300],";
            const QByteArray depth = "{\"type\":\"depth\",\"levels\":[" + levels + "[99,1]]}";
            const QByteArray packed = wire::Deflater(wire::Role::Server, {}).compressed(depth);
            const qsizetype part = packed.size() / 4 + 1;
            for (qsizetype at = 0; at < packed.size(); at += part) {
                socket.sendRaw(wire::encoded({ .opcode = at == 0 ? Text : Continuation,
                                               .payload = packed.mid(at, part),
                                               .fin = at + part >= packed.size(),
                                               .rsv = at == 0 ? wire::rsv1 : quint8(0) }));
            }
        });
    };
}

/// A message that came in several frames.
bool frames(MainWindow &window)
{
    const auto server = std::make_shared<net::Server>(
        fragmenting, ServerConfig { .transport = Transport::Exact, .compression = Compression() });
    if (!server->start())
        return false;
    QObject::connect(&window, &QObject::destroyed, &window, [server] { }); // as long as the window
    auto *page = static_cast<ConnectionPage *>(
        window.openPath(window.workspace().filesOf(WorkspaceGroup::Connections).first()));
    auto *panel = page->findChild<RequestPanel *>();
    ConnectionFile file;
    file.options.compression = true;
    panel->show(file);
    Q_EMIT panel->edited();
    page->setUrl(server->url(u"/depth"_s).toString());
    page->connectNow();
    if (!until([page] { return page->health() == Health::Live; }))
        return false;
    page->send(WsMessage::text(u"{\"type\":\"subscribe\",\"channel\":\"depth\"}"_s));
    chooseTab(window, PayloadInspector::Frames);
    return until([page] { return selectRow(page, "{\"type\":\"depth\"") >= 0; });
}

bool menu(MainWindow &window)
{
    if (!connection(window))
        return false;
    const qsizetype row = selectRow(window.currentPage(), "tick");
    QWidget *rows = logOf(window)->view()->viewport();
    QContextMenuEvent event(
        QContextMenuEvent::Mouse, QPoint(360, 120), rows->mapToGlobal(QPoint(360, 120)));
    QCoreApplication::sendEvent(rows, &event);
    return row >= 0;
}

/// Composer and payload right of the log.
bool beside(MainWindow &window)
{
    if (!connection(window))
        return false;
    for (QAction *action : window.actions()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+Shift+5"_s))
            action->trigger();
    }
    return selectRow(window.currentPage(), "accepted") >= 0;
}

/// The log alone.
bool alone(MainWindow &window)
{
    if (!connection(window))
        return false;
    for (QAction *action : window.actions()) {
        for (const auto *keys : { "Ctrl+Shift+1", "Ctrl+Shift+2", "Ctrl+Shift+4" }) {
            if (action->shortcut() == QKeySequence(QLatin1StringView(keys)))
                action->trigger();
        }
    }
    return selectRow(window.currentPage(), "accepted") >= 0;
}

/// How the log is shown, with two colours there are.
bool viewMenu(MainWindow &window)
{
    if (!connection(window))
        return false;
    LogPanel *log = logOf(window);
    log->addColour({ .filter = u"$.type = tick"_s, .colour = RowColour::Blue });
    log->addColour({ .filter = u"/order|accepted|filled/"_s, .colour = RowColour::Green });
    log->setColumns({ u"$.price"_s });
    selectRow(window.currentPage(), "tick");
    auto *button = log->findChild<QToolButton *>(u"view"_s);
    button->menu()->popup(button->mapToGlobal(QPoint(-180, button->height())));
    return true;
}

/// Colours by rule, a note, a bookmark, heartbeats that are folded.
bool noted(MainWindow &window)
{
    if (!connection(window))
        return false;
    LogPanel *log = logOf(window);
    MessageLogModel *model = window.currentPage()->log().model();
    log->addColour({ .filter = u"$.type = tick"_s, .colour = RowColour::Blue });
    log->addColour({ .filter = u"/order|accepted|filled/"_s, .colour = RowColour::Green });
    const LogEntry last { .time = model->store().at(model->store().size() - 1).time,
                          .connection = 1,
                          .kind = EntryKind::Ping };
    model->append(QList<LogEntry>(24, last));
    const qsizetype row = selectRow(window.currentPage(), "accepted");
    if (row < 1)
        return false;
    const bool isKept = model->notes().set(row, u"Who fills it? Ask the desk."_s)
        && model->notes().set(row - 1, {});
    log->view()->scrollToBottom();
    return isKept;
}
} // namespace

QList<Scene> logScenes()
{
    return { { u"columns"_s, columns }, { u"marked"_s, marked },   { u"notes"_s, noted },
             { u"view"_s, viewMenu },   { u"diff"_s, difference }, { u"hex"_s, bytes },
             { u"rowmenu"_s, menu },    { u"folded"_s, folded },   { u"table"_s, table },
             { u"frames"_s, frames },   { u"beside"_s, beside },   { u"alone"_s, alone } };
}

} // namespace jackfield::shots
