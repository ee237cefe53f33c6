// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Pictures of what the composer can send.
#include "scenes.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/mainwindow.h>
#include <ui/views/composer.h>
#include <ui/views/framepanel.h>
#include <ui/views/logpanel.h>
#include <ui/views/savedmessages.h>
#include <ui/views/trafficview.h>

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;

namespace jackfield::shots {

namespace {
ConnectionPage *pageOf(MainWindow &window)
{
    return static_cast<ConnectionPage *>(window.currentPage());
}

JsonValue when(const QByteArray &json)
{
    return JsonValue::parse(json).value_or(JsonValue());
}

/// Two messages answer by themselves, one of them not now; a third one is about to.
bool answers(MainWindow &window)
{
    if (!connection(window))
        return false;
    SavedMessages *saved = pageOf(window)->composer()->saved();
    saved->keep({ u"Pong"_s, u"{\"type\":\"pong\",\"id\":\"{{ json.id }}\"}"_s });
    saved->keep({ u"Confirm"_s, u"{\"type\":\"confirm\",\"id\":\"{{ json.id }}\"}"_s });
    saved->setAnswer(u"Pong"_s, when("{\"path\":\"$.type\",\"equals\":\"ping\"}"));
    saved->setAnswer(u"Unsubscribe"_s, when("{\"contains\":\"going down\"}"));
    const qsizetype row = selectRow(pageOf(window), "accepted");
    Q_EMIT saved->answerRequested(u"Confirm"_s);
    return row >= 0;
}

bool answersMenu(MainWindow &window)
{
    if (!answers(window))
        return false;
    settle();
    auto *button = pageOf(window)->findChild<QPushButton *>(u"answers"_s);
    Q_EMIT button->menu()->aboutToShow();
    button->menu()->popup(button->mapToGlobal(QPoint(0, -button->menu()->sizeHint().height())));
    return true;
}
/// A file in the place of what is written.
bool attachment(MainWindow &window)
{
    if (!connection(window))
        return false;
    const QDir root(window.workspace().folder());
    QFile file(root.filePath(u"images/chart-of-the-day.png"_s));
    QPixmap picture(640, 400);
    picture.fill(Qt::darkCyan);
    if (!root.mkpath(u"images"_s) || !file.open(QIODevice::WriteOnly)
        || !picture.save(&file, "PNG"))
        return false;
    file.close();
    pageOf(window)->composer()->attach(file.fileName(), false);
    return true;
}
/// Bytes with a character among them that is none.
bool base64(MainWindow &window)
{
    if (!connection(window))
        return false;
    Composer *composer = pageOf(window)->composer();
    composer->setMode(Composer::Mode::Base64);
    composer->setText(u"iVBORw0KGgoAAAANSUhEUgAAAoAAAAGQ\nCAYAAA!4ZD8A"_s);
    return true;
}
/// It goes on with what was written then, while something else is being written.
bool repeating(MainWindow &window)
{
    if (!connection(window))
        return false;
    auto *page = pageOf(window);
    page->composer()->setText(u"{ \"type\": \"status\", \"detail\": true }"_s);
    page->composer()->setRepeating(true);
    page->composer()->setText(u"{ \"type\": \"status\", \"det"_s);
    return true;
}
/// Variables are offered while one is written.
bool offered(MainWindow &window)
{
    if (!connection(window))
        return false;
    auto *page = pageOf(window);
    page->composer()->setText({});
    settle();
    auto *editor = page->findChild<QPlainTextEdit *>(u"composerText"_s);
    window.activateWindow();
    until([&] { return window.isActiveWindow(); });
    editor->setFocus();
    editor->insertPlainText(u"{ \"id\": {{"_s);
    return true;
}
/// Too much to be laid out.
bool pasted(MainWindow &window)
{
    if (!connection(window))
        return false;
    auto *page = pageOf(window);
    page->composer()->replaceText(u"["_s + u"{\"n\":1,\"name\":\"one\"},"_s.repeated(200'000)
                                  + u"{}]"_s);
    settle();
    page->composer()->setFocus();
    return true;
}
/// Code and reason of a close frame.
bool closing(MainWindow &window)
{
    if (!connection(window))
        return false;
    auto *button = pageOf(window)->findChild<QToolButton *>(u"connectionMenu"_s);
    QMenu *menu = button->menu();
    menu->popup(
        button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height())));
    menu->findChild<QLineEdit *>(u"closeReason"_s)->setText(u"enough for today"_s);
    menu->findChild<QLineEdit *>(u"closeReason"_s)->setFocus();
    return true;
}
/// No row passes the filter; the keyboard is in the log.
bool nothingFound(MainWindow &window)
{
    if (!connection(window))
        return false;
    pageOf(window)->view()->logPanel()->setFilter(u"$.price > 1000000"_s);
    settle();
    pageOf(window)->view()->logPanel()->view()->setFocus();
    return true;
}
/// A frame that no server takes, around what is written.
bool frame(MainWindow &window)
{
    if (!connection(window))
        return false;
    auto *panel = pageOf(window)->findChild<FramePanel *>();
    panel->show();
    panel->findChild<QLineEdit *>(u"frameKey"_s)->setText(u"37fa213d"_s);
    panel->findChild<QCheckBox *>(u"frameRSV2"_s)->setChecked(true);
    return true;
}
} // namespace

QList<Scene> composerScenes()
{
    return { { u"answers"_s, answers },       { u"answersmenu"_s, answersMenu },
             { u"attachment"_s, attachment }, { u"base64"_s, base64 },
             { u"closing"_s, closing },       { u"nothingfound"_s, nothingFound },
             { u"offered"_s, offered },       { u"pasted"_s, pasted },
             { u"repeating"_s, repeating },   { u"frame"_s, frame } };
}

} // namespace jackfield::shots
