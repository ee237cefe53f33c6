// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "scenes.h"

#include <jackfield/net/client.h>
#include <ui/shell/mainwindow.h>
#include <ui/shell/mockpage.h>
#include <ui/views/codeeditor.h>

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QUrl>
#include <algorithm>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

namespace {
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

constexpr QByteArrayView shop = R"({
  "jackfield": "mock",
  "version": 1,
  "servers": [
    {
      "name": "shop",
      "routes": [
        {
          "path": "/orders/{customer}",
          "rules": {
            "greeting": { "json": { "type": "welcome", "customer": "{{ path.customer }}" } },
            "rules": [
              {
                "name": "order",
                "when": { "path": "$.type", "equals": "order" },
                "reply": { "json": { "type": "accepted", "id": "{{ json.id }}", "sku": "{{ json.sku }}" } }
              },
              {
                "name": "status",
                "when": { "path": "$.type", "equals": "status" },
                "reply": { "json": { "type": "shipped", "id": "{{ json.id }}" } }
              },
              { "name": "keep-alive", "when": { "text": "ping" }, "reply": { "text": "pong" } }
            ]
          }
        },
        { "path": "/prices", "stream": { "every": 500, "json": { "price": "{{ random 1.00 9.00 }}" } } }
      ]
    }
  ]
}
)";

/// The tab of a mock, with the panel of that name, talked to by a client.
MockPage *talkedTo(MainWindow &window, const QString &panel, const QStringList &messages)
{
    const QDir folder(QFileInfo(window.workspace().filesOf(WorkspaceGroup::Mocks).first()).path());
    QFile file(folder.filePath(u"shop.mock.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(shop.toByteArray()) < 0)
        return nullptr;
    file.close();
    auto *page = static_cast<MockPage *>(window.openPath(file.fileName()));
    page->startSomewhere();
    if (!until([page] { return page->isHosted(); }))
        return nullptr;
    auto client = net::blockingClient(QUrl(page->url()).resolved(QUrl(u"/orders/ada"_s)));
    if (!client)
        return nullptr;
    for (const QString &message : messages)
        (*client)->send(WsMessage::text(message));
    (*client)->close();
    const auto isOver = [page] {
        const MessageStore &store = page->log().store();
        return store.size() > 0 && store.at(store.size() - 1).kind == EntryKind::End;
    };
    if (!until(isOver))
        return nullptr;
    auto *tabs = page->findChild<QTabBar *>(u"mockPanels"_s);
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->tabText(i).startsWith(MockPage::tr(qPrintable(panel))))
            tabs->setCurrentIndex(i);
    }
    return page;
}

const QStringList conversation { u"{\"type\":\"order\",\"id\":1,\"sku\":\"A1\"}"_s,
                                 u"{\"type\":\"cancel\",\"id\":2}"_s,
                                 u"ping"_s,
                                 u"{\"type\":\"order\",\"id\":3,\"sku\":\"B2\"}"_s,
                                 u"PING"_s };

/// Which rules have answered.
bool mockRules(MainWindow &window)
{
    auto *page = talkedTo(window, u"Rules"_s, conversation);
    auto *table = page ? page->findChild<QAbstractItemView *>(u"ruleTable"_s) : nullptr;
    return table && until([table] { return table->model()->rowCount() > 1; });
}

/// What no rule answered.
bool mockMisses(MainWindow &window)
{
    auto *page = talkedTo(window, u"Unanswered"_s, conversation);
    auto *table = page ? page->findChild<QAbstractItemView *>(u"missTable"_s) : nullptr;
    if (!table || !until([table] { return table->model()->rowCount() == 2; }))
        return false;
    table->setCurrentIndex(table->model()->index(0, 0));
    return true;
}

/// A rule as a form beside its text, and what can stand in it.
bool mockForm(MainWindow &window)
{
    auto *page = talkedTo(window, u"Definition"_s, {});
    auto *editor = page ? page->findChild<CodeEditor *>(u"definition"_s) : nullptr;
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+Shift+3"_s)) // more room without the payload
            action->trigger();
    }
    if (!editor || !editor->QPlainTextEdit::find(u"\"reply\""_s))
        return false;
    editor->centerCursor();
    auto *where = page->findChild<QLabel *>(u"formWhere"_s);
    return until([where] { return where->text().contains(u"rules"); });
}

/// What can stand where a name is being written.
bool mockCompletion(MainWindow &window)
{
    auto *page = talkedTo(window, u"Definition"_s, {});
    auto *editor = page ? page->findChild<CodeEditor *>(u"definition"_s) : nullptr;
    if (!editor || !editor->QPlainTextEdit::find(u"\"rules\": ["_s))
        return false;
    editor->moveCursor(QTextCursor::EndOfLine);
    window.activateWindow();
    until([&] { return window.isActiveWindow(); });
    editor->setFocus();
    for (const QChar &character : u"{ \"when\": { \""_s) {
        QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, character);
        QCoreApplication::sendEvent(editor, &key);
    }
    const auto offered = [] {
        return std::ranges::any_of(QApplication::topLevelWidgets(), [](const QWidget *widget) {
            return widget->isVisible() && widget->objectName() == u"schemaCompletions";
        });
    };
    return until(offered);
}

} // namespace

QList<Scene> mockScenes()
{
    return { { u"mockclients"_s, mockClients }, { u"mockcompletion"_s, mockCompletion },
             { u"mockeditor"_s, mockEditor },   { u"mockform"_s, mockForm },
             { u"mockmisses"_s, mockMisses },   { u"mockrules"_s, mockRules } };
}

} // namespace jackfield::shots
