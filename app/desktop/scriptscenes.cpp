// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scenes.h"

#include <jackfield/net/client.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/mockpage.h>
#include <ui/shell/scriptoutput.h>
#include <ui/views/codeeditor.h>
#include <ui/views/notice.h>
#include <ui/views/trafficview.h>

#include <QAbstractItemView>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QTabBar>
#include <QUrl>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

namespace {
/// The sample's script, with a line that cannot be read.
bool scriptEditor(MainWindow &window)
{
    auto *tab = window.openPath(window.workspace().filesOf(WorkspaceGroup::Scripts).first());
    auto *editor = tab->findChild<CodeEditor *>(u"script"_s);
    editor->goToLine(12);
    editor->insertPlainText(u" + (lot"_s);
    tab->saveToWorkspace();
    return until([tab] { return tab->health() == Health::Failed; });
}

/// What the sample's script says while two bid.
bool scriptOutput(MainWindow &window)
{
    const QString script = window.workspace().filesOf(WorkspaceGroup::Scripts).first();
    auto *page = static_cast<MockPage *>(
        window.openPath(QFileInfo(script).dir().filePath(u"../mocks/auction.mock.json"_s)));
    page->startSomewhere();
    if (!until([page] { return page->isHosted(); }))
        return false;
    page->findChild<QTabBar *>(u"mockPanels"_s)->setCurrentIndex(4);
    const auto bid = [page](const QString &name, int amount) {
        const QUrl url(page->url() + u"auctions/clock?name="_s + name);
        auto client = net::blockingClient(url);
        if (client)
            (*client)->send(WsMessage::text(u"{\"type\":\"bid\",\"amount\":%1}"_s.arg(amount)));
        return client;
    };
    const auto ann = bid(u"ann"_s, 10);
    const auto bob = bid(u"bob"_s, 12);
    return ann && bob && until([page] { return page->log().store().size() >= 8; }) && until([page] {
               return page->findChild<ScriptOutput *>()->toPlainText().contains(u"sold"_s);
           });
}

/// A mock in JavaScript that a client makes fail.
bool script(MainWindow &window)
{
    const QDir folder(QFileInfo(window.workspace().filesOf(WorkspaceGroup::Mocks).first()).path());
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    if (!write(u"orders.js"_s,
               "const orders = [];\n"
               "route(\"/orders\", () => socket => socket.onMessage(message => {\n"
               "    orders.push(message.json.item.name);\n"
               "    socket.send({ type: \"ordered\", orders });\n"
               "}));\n")
        || !write(
            u"orders.mock.json"_s,
            "{\n  \"jackfield\": \"mock\",\n  \"version\": 1,\n  \"servers\": [\n    {\n      "
            "\"name\": \"orders\",\n      \"routes\": [{ \"script\": { \"file\": "
            "\"orders.js\" } }]\n    }\n  ]\n}\n"))
        return false;
    auto *page = static_cast<MockPage *>(window.openPath(folder.filePath(u"orders.mock.json"_s)));
    page->start();
    if (!until([page] { return page->isHosted(); }))
        return false;
    const auto client = net::blockingClient(QUrl(page->url()).resolved(QUrl(u"/orders"_s)));
    if (!client)
        return false;
    (*client)->send(WsMessage::text(u"{\"item\":{\"name\":\"tea\"}}"_s));
    (*client)->send(WsMessage::text(u"{\"thing\":\"tea\"}"_s));
    return until([page] { return page->view()->notice()->isVisible(); })
        && until([page] { return page->log().store().size() >= 5; });
}

} // namespace

QList<Scene> scriptScenes()
{
    return { { u"script"_s, script },
             { u"scripteditor"_s, scriptEditor },
             { u"scriptoutput"_s, scriptOutput } };
}

} // namespace jackfield::shots
