// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Pictures of what the composer can send.
#include "scenes.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/mainwindow.h>
#include <ui/views/composer.h>
#include <ui/views/logpanel.h>
#include <ui/views/savedmessages.h>
#include <ui/views/trafficview.h>

#include <QMenu>
#include <QPushButton>

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
    button->menu()->popup(button->mapToGlobal(QPoint(0, button->height())));
    return true;
}
} // namespace

QList<Scene> composerScenes()
{
    return { { u"answers"_s, answers }, { u"answersmenu"_s, answersMenu } };
}

} // namespace jackfield::shots
