// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagestore.h"

#include <jackfield/replay/messageselector.h>
#include <jackfield/replay/verdict.h>

#include <QMap>

namespace jackfield::ui {

/// A difference of a replay, for whoever looks for it in the log of the recording.
struct ReplayFinding
{
    QString text; ///< `$.quantity: expected 9, got 10`, controls as symbols
    qsizetype row = -1; ///< of the store; -1: it is about no row
};

/// In the order of the verdict.
QList<ReplayFinding> findingsOf(const Verdict &verdict, const MessageStore &recorded);

/// A place in the message of a row as columns and filters have it: `$.items[0].price`. `row`: of the store; -1: none.
QString shownPath(const QString &pointer, const MessageStore &store, qsizetype row);

/// `text` at the rows of these messages.
QMap<qsizetype, QString>
textAt(const QList<MessagePlace> &messages, const QString &text, const MessageStore &recorded);

/// The text of each row that differs.
QMap<qsizetype, QString> textsByRow(const QList<ReplayFinding> &findings);

} // namespace jackfield::ui
