// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scenes.h"

#include <jackfield/net/server.h>
#include <ui/models/environmentfile.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/mockpage.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/composer.h>
#include <ui/views/fieldtable.h>
#include <ui/views/logpanel.h>
#include <ui/views/replaypanel.h>
#include <ui/views/requestpanel.h>
#include <ui/views/savedmessages.h>
#include <ui/views/trafficview.h>

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <algorithm>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

bool until(const std::function<bool()> &isDone, std::chrono::milliseconds timeout)
{
    QElapsedTimer timer;
    timer.start();
    while (!isDone()) {
        if (timer.durationElapsed() > timeout)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

void settle()
{
    until([] { return false; }, std::chrono::milliseconds(300));
}

qsizetype selectRow(Page *page, QByteArrayView text)
{
    const MessageStore &store = page->log().store();
    for (qsizetype row = store.size() - 1; row >= 0; --row) {
        if (store.payload(row).contains(text)) {
            page->view()->logPanel()->view()->showStoreRow(row);
            return row;
        }
    }
    return -1;
}

bool connection(MainWindow &window)
{
    window.startSample();
    auto *page = static_cast<ConnectionPage *>(window.currentPage());
    const auto rows = [page](qsizetype count) {
        return until([=] { return page->log().store().size() >= count; });
    };
    if (!rows(24))
        return false;
    page->setRecording(true);
    page->composer()->fill(page->composer()->saved()->messages().value(1));
    page->send(WsMessage::text(page->composer()->text().simplified().remove(u' ')));
    const bool filled = until([page] {
        const MessageStore &store = page->log().store();
        return store.payload(store.size() - 1).contains("filled")
            || store.payload(store.size() - 2).contains("filled");
    });
    if (!filled || !rows(page->log().store().size() + 4))
        return false;
    selectRow(page, "filled");
    return true;
}

SessionPage *replayed(MainWindow &window)
{
    const QStringList sessions = window.workspace().filesOf(WorkspaceGroup::Sessions);
    if (sessions.isEmpty())
        return nullptr;
    auto *page = static_cast<SessionPage *>(window.openPath(sessions.first()));
    if (!until([page] { return !page->log().isLoading(); }))
        return nullptr;
    auto *target = page->findChild<QComboBox *>(u"replayTarget"_s);
    target->setCurrentIndex(target->findText(u"trading"_s, Qt::MatchEndsWith));
    page->replay();
    return until([page] { return !page->detail().isEmpty(); }) ? page : nullptr;
}

namespace {
bool start(MainWindow &)
{
    return true;
}

bool session(MainWindow &window)
{
    SessionPage *page = replayed(window);
    if (page)
        page->view()->logPanel()->view()->showStoreRow(2);
    return page;
}

/// The same, where the mock answers other than was recorded.
bool difference(MainWindow &window)
{
    const QStringList sessions = window.workspace().filesOf(WorkspaceGroup::Sessions);
    QFile file(sessions.value(0));
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray text = file.readAll();
    text.replace("\"type\":\"filled\",\"id\":1,\"quantity\":10",
                 "\"type\":\"filled\",\"id\":1,\"quantity\":9");
    if (!file.seek(0) || !file.resize(0) || file.write(text) != text.size())
        return false;
    file.close();
    SessionPage *page = replayed(window);
    if (page)
        page->findChild<QListWidget *>(u"findings"_s)->setCurrentRow(0);
    return page;
}

/// A client whose mock does not listen yet.
bool refused(MainWindow &window)
{
    auto *page = static_cast<ConnectionPage *>(
        window.openPath(window.workspace().filesOf(WorkspaceGroup::Connections).first()));
    page->connectNow();
    return until([page] { return page->health() == Health::Failed; });
}

/// What is asked for besides the URL.
bool request(MainWindow &window, int tab, bool isClient = false)
{
    if (!connection(window))
        return false;
    Page *page = window.currentPage();
    auto *panel = page->findChild<RequestPanel *>();
    ConnectionFile file;
    file.headers = { { u"X-Client"_s, u"{{ client }}"_s }, { u"X-Debug"_s, u"1"_s, false } };
    file.subprotocols = { u"feed.v1"_s };
    file.auth = { .kind = ConnectionFile::Auth::Kind::Bearer, .secret = u"{{ token }}"_s };
    file.headers.removeFirst();
    file.headers.prepend({ u"X-Client"_s, u"workbench"_s });
    file.auth.secret = u"s3cret-of-the-sample"_s;
    file.tls.trusted = { fingerprintText(QByteArray(32, '\x5e')) };
    file.cookies = { { u"session"_s, u"{{ session }}"_s }, { u"lang"_s, u"en"_s, false } };
    file.before = {
        .url = u"https://{{ host }}/login"_s,
        .headers = { { u"Accept"_s, u"application/json"_s } },
        .body = u"{\n  \"user\": \"{{ user }}\",\n  \"password\": \"{{ password }}\"\n}"_s,
        .take = { { u"token"_s, u"$.token"_s }, { u"session"_s, u"cookie:session"_s } }
    };
    if (isClient) {
        file.auth = { .kind = ConnectionFile::Auth::Kind::ClientCredentials,
                      .name = u"workbench"_s,
                      .secret = u"{{ secret }}"_s,
                      .tokenUrl = u"https://{{ host }}/oauth/token"_s,
                      .scope = u"feed.read"_s };
    }
    panel->show(file);
    panel->showTrial("{\"token\":\"eyJhbGciOiJFUzI1NiJ9\",\"expires_in\":3600}",
                     u"200 OK\nsession = 5f0c\ntoken = eyJhbGciOiJFUzI1NiJ9"_s);
    panel->showSetCookies({ "session=5f0c; Path=/; Secure; HttpOnly" });
    Q_EMIT panel->edited();
    page->setRequestVisible(true);
    panel->findChild<QTabBar *>(u"requestTabs"_s)->setCurrentIndex(tab);
    return true;
}

/// A server whose certificate nobody vouches for; how it is shown, too.
bool untrusted(MainWindow &window, bool isShown)
{
    const auto server = std::make_shared<net::Server>(
        [](const Request &) { return WsResponse([](const WebSocket &) { }); },
        ServerConfig { .tls = TlsServerConfig() });
    if (!server->start() || !connection(window))
        return false;
    auto *page =
        static_cast<ConnectionPage *>(window.openTab({ .kind = TabState::Kind::Connection }));
    QObject::connect(page, &QObject::destroyed, page, [server] { server->stop(); });
    page->setUrl(server->url().toString());
    page->connectNow();
    if (!until([page] { return page->health() == Health::Failed; }))
        return false;
    if (isShown)
        page->findChild<QPushButton *>(u"noticeButton"_s)->click();
    return true;
}

/// What is kept, in folders.
bool saved(MainWindow &window)
{
    if (!connection(window))
        return false;
    Composer *composer = static_cast<ConnectionPage *>(window.currentPage())->composer();
    QList<ConnectionFile::Message> messages = composer->saved()->messages();
    messages.append({ u"orders/Buy"_s, u"{}"_s });
    messages.append({ u"orders/Sell"_s, u"{}"_s });
    composer->saved()->setMessages(messages);
    composer->remember(composer->written());
    settle();
    auto *button = composer->findChild<QPushButton *>(u"savedMessages"_s);
    button->menu()->popup(button->mapToGlobal(QPoint(0, button->height())));
    return true;
}

/// What is known while a URL is typed.
bool completion(MainWindow &window)
{
    if (!connection(window))
        return false;
    Tab *page = window.openTab({ .kind = TabState::Kind::Connection });
    page->focusAddress();
    settle();
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
    QCoreApplication::sendEvent(page->findChild<QLineEdit *>(u"url"_s), &down);
    return true;
}

bool variables(MainWindow &window)
{
    if (!connection(window))
        return false;
    EnvironmentFile file;
    file.environments = { { u"local"_s,
                            { { u"host"_s, u"127.0.0.1:9000"_s }, { u"user"_s, u"ada"_s } } } };
    ConnectionFile::Field token { .name = u"token"_s, .value = {} };
    token.keychain = u"token"_s;
    file.environments.first().variables.append(token);
    file.loaded = EnvironmentFile::load(window.workspace().folder())->loaded;
    if (!file.save(window.workspace().folder()))
        return false;
    for (QAction *action : window.actions()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+Shift+E"_s))
            action->trigger();
    }
    if (auto *table = window.findChild<FieldTable *>(u"variables"_s)) {
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->setCurrentCell(2, 1);
    }
    return true;
}

bool palette(MainWindow &window)
{
    if (!connection(window))
        return false;
    for (QAction *action : window.actions()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+K"_s))
            action->trigger();
    }
    return true;
}

bool exported(MainWindow &window)
{
    SessionPage *page = replayed(window);
    if (page) {
        page->view()->logPanel()->view()->showStoreRow(2);
        page->showExport();
    }
    return page;
}

/// What a session becomes, to choose from.
bool exportTargets(MainWindow &window)
{
    auto *targets = exported(window) ? window.findChild<QComboBox *>(u"exportTarget"_s) : nullptr;
    if (targets)
        targets->showPopup();
    return targets;
}

/// The sample's mock with its client, seen from the server.
bool mock(MainWindow &window)
{
    if (!connection(window))
        return false;
    const QStringList mocks = window.workspace().filesOf(WorkspaceGroup::Mocks);
    const auto hosted = std::ranges::find_if(
        mocks, [](const QString &path) { return path.endsWith(u"/trading.mock.json"_s); });
    auto *page = static_cast<MockPage *>(window.openPath(*hosted));
    selectRow(page, "accepted");
    return true;
}

/// What can be set, over a session whose times count from its start.
bool shortcuts(MainWindow &window)
{
    window.openPath(window.workspace().filesOf(WorkspaceGroup::Sessions).first());
    for (QAction *action : window.actions()) {
        if (action->shortcut() == QKeySequence(u"F1"_s))
            action->trigger();
    }
    return true;
}

bool settings(MainWindow &window)
{
    window.openPath(window.workspace().filesOf(WorkspaceGroup::Sessions).first());
    for (QAction *action : window.actions()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+,"_s))
            action->trigger();
    }
    auto *times = window.findChild<QComboBox *>(u"settingTimes"_s);
    times->setCurrentIndex(2);
    Q_EMIT times->activated(2);
    return until([&] { return window.currentPage()->log().store().size() > 3; });
}

/// A workspace whose files are in folders, in an order of its own.
bool folders(MainWindow &window)
{
    const QDir root(window.workspace().folder());
    const QString feed = root.filePath(u"connections/feed.json"_s);
    const QString recorded = root.filePath(u"sessions/orders.session.jsonl"_s);
    bool isDone = true;
    for (const QString &name : { u"connections/staging/feed"_s,
                                 u"connections/staging/orders"_s,
                                 u"connections/production/feed"_s })
        isDone = isDone && root.mkpath(name.section(u'/', 0, 1))
            && QFile::copy(feed, root.filePath(name + u".json"_s));
    for (const QString &name :
         { u"sessions/incidents/2026-11-23"_s, u"sessions/incidents/2026-11-27"_s })
        isDone = isDone && root.mkpath(name.section(u'/', 0, 1))
            && QFile::copy(recorded, root.filePath(name + u".session.jsonl"_s));
    window.openPath(root.filePath(u"sessions/incidents/2026-11-27.session.jsonl"_s));
    return isDone && until([&] { return window.currentPage()->log().store().size() > 3; });
}

} // namespace

QList<Scene> tabScenes()
{
    return { { u"start"_s, start },
             { u"connection"_s, connection },
             { u"mock"_s, mock },
             { u"session"_s, session },
             { u"palette"_s, palette },
             { u"difference"_s, difference },
             { u"refused"_s, refused },
             { u"export"_s, exported },
             { u"export-targets"_s, exportTargets },
             { u"folders"_s, folders },
             { u"settings"_s, settings },
             { u"shortcuts"_s, shortcuts },
             { u"variables"_s, variables },
             { u"saved"_s, saved },
             { u"completion"_s, completion },
             { u"headers"_s, [](MainWindow &w) { return request(w, RequestPanel::HeadersTab); } },
             { u"auth"_s, [](MainWindow &w) { return request(w, RequestPanel::AuthTab); } },
             { u"oauth"_s, [](MainWindow &w) { return request(w, RequestPanel::AuthTab, true); } },
             { u"before"_s, [](MainWindow &w) { return request(w, RequestPanel::BeforeTab); } },
             { u"cookies"_s, [](MainWindow &w) { return request(w, RequestPanel::CookiesTab); } },
             { u"tls"_s, [](MainWindow &w) { return request(w, RequestPanel::TlsTab); } },
             { u"options"_s, [](MainWindow &w) { return request(w, RequestPanel::OptionsTab); } },
             { u"untrusted"_s, [](MainWindow &w) { return untrusted(w, false); } },
             { u"certificate"_s, [](MainWindow &w) { return untrusted(w, true); } },
             { u"request"_s, [](MainWindow &w) { return request(w, RequestPanel::PreviewTab); } } };
}

} // namespace jackfield::shots
