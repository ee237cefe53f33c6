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

/// The definition of a mock with a word that it does not know, while the one before it is hosted.
bool mockEditor(MainWindow &window)
{
    const QStringList mocks = window.workspace().filesOf(WorkspaceGroup::Mocks);
    const auto trading = std::ranges::find_if(
        mocks, [](const QString &path) { return path.endsWith(u"/trading.mock.json"_s); });
    auto *page = static_cast<MockPage *>(window.openPath(*trading));
    page->startSomewhere();
    auto *editor = page->findChild<CodeEditor *>(u"definition"_s);
    if (!until([page] { return page->isHosted(); })
        || !editor->QPlainTextEdit::find(u"\"greeting\""_s))
        return false;
    editor->insertPlainText(u"\"greeing\""_s);
    editor->centerCursor();
    editor->setFocus();
    return until([editor] { return editor->mistake() > 0; })
        && until([page] { return page->words().contains(u"old"_s); });
}

/// Clients of a chat, and a word to one of its rooms.
bool mockClients(MainWindow &window)
{
    const QDir folder(QFileInfo(window.workspace().filesOf(WorkspaceGroup::Mocks).first()).path());
    QFile file(folder.filePath(u"chat.mock.json"_s));
    if (!file.open(QIODevice::WriteOnly)
        || file.write(
               "{\n  \"jackfield\": \"mock\",\n  \"version\": 1,\n  \"servers\": [{\n    \"name\": "
               "\"chat\",\n    \"routes\": [{\n      \"path\": \"/rooms/{room}\",\n      "
               "\"rules\": "
               "{\n        \"greeting\": [{ \"join\": \"{{ path.room }}\" }, { \"set\": { "
               "\"user\": "
               "\"{{ query.user }}\" } }],\n        \"fallback\": { \"text\": \"{{ query.user }}: "
               "{{ "
               "text }}\", \"to\": { \"room\": \"{{ path.room }}\" } }\n      }\n    }]\n  }]\n}\n")
            < 0)
        return false;
    file.close();
    auto *page = static_cast<MockPage *>(window.openPath(file.fileName()));
    page->startSomewhere();
    if (!until([page] { return page->isHosted(); }))
        return false;
    struct Held : QObject // until the picture is taken
    {
        using QObject::QObject;
        std::vector<std::unique_ptr<WsClient>> clients;
    };
    auto *held = new Held(page);
    for (const char *target :
         { "/rooms/harbour?user=ann", "/rooms/harbour?user=bo", "/rooms/bridge?user=cem" }) {
        auto client =
            net::blockingClient(QUrl(page->url()).resolved(QUrl(QString::fromUtf8(target))));
        if (!client)
            return false;
        (*client)->send(WsMessage::text(u"good morning"_s));
        held->clients.push_back(std::move(*client));
    }
    page->findChild<QTabBar *>(u"mockPanels"_s)->setCurrentIndex(1);
    auto *table = page->findChild<QAbstractItemView *>(u"clientTable"_s);
    auto *to = page->findChild<QComboBox *>(u"clientsTo"_s);
    page->findChild<QLineEdit *>(u"clientsMessage"_s)->setText(u"The bridge is open again."_s);
    if (!until([table] { return table->model()->rowCount() == 3; })
        || !until([page] { return page->log().store().size() >= 9; })
        || !until([to] { return to->count() == 4; }))
        return false;
    to->setCurrentIndex(2);
    return true;
}

} // namespace

QList<Scene> scriptScenes()
{
    return { { u"mockclients"_s, mockClients },
             { u"mockeditor"_s, mockEditor },
             { u"script"_s, script },
             { u"scripteditor"_s, scriptEditor },
             { u"scriptoutput"_s, scriptOutput } };
}

} // namespace jackfield::shots
