// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/colourrules.h>

#include <QMenu>

namespace jackfield::ui {

class MessageLogModel;

/// What can be done with the selected rows of a log. What a peer sent stands in it as plain text.
class LogMenu : public QMenu
{
    Q_OBJECT

public:
    /// `rows` of the store, in order and not empty; the first is the one that others are like.
    LogMenu(const Look &look,
            const MessageLogModel &model,
            const QList<qsizetype> &rows,
            QWidget *parent = nullptr);

    /// Offers to answer messages like the row by oneself, if it is one that came.
    void offerAnswer();
    /// That messages like the only one are held from now on.
    void offerHolding();

    /// Offers to send the row once more, if it is a message of this side; `problem`: why that cannot be done now, or empty.
    void offerSending(const QString &problem);

    /// Offers to assert what the rows show, by these actions.
    void offerAssertions(const QList<QAction *> &actions);

    /// A colour in menus.
    static QIcon swatch(const Look &look, RowColour colour);
    static QString title(RowColour colour);
    /// `text` as the title of an action or a menu: made visible, short, no mnemonic in it.
    static QString title(const QString &text);

Q_SIGNALS:
    /// Only rows that pass this term shall be shown.
    void termRequested(const QString &term);
    void lensRequested(const QString &path);
    void compareRequested(qsizetype before, qsizetype row);
    void composeRequested(qsizetype row);
    void colourRequested(const jackfield::ui::ColourRule &rule);
    void bookmarkRequested(qsizetype row);
    void noteRequested(qsizetype row);
    /// The run of heartbeats at the row shall be folded or unfolded.
    void foldRequested(qsizetype row);
    void excerptRequested();
    /// Ones like the row shall be answered by a saved message.
    void answerRequested(qsizetype row);
    /// The rows shall become a rule of a mock.
    void ruleRequested(const QList<qsizetype> &rows);
    /// A filter that finds them.
    void holdRequested(const QString &filter);
    /// The same message shall be sent once more.
    void sendAgainRequested(qsizetype row);

private:
    void addColours(const QString &term);
    void addNotes();
    void addFolding();
    void addCopies();
    void addTerms(const QIcon &icon, const QString &name, const QString &prefix);
    void addLenses();
    void addComparison();
    void addRule();

    const Look &m_look;
    const MessageLogModel &m_model;
    const QList<qsizetype> m_rows;
    QAction *m_compose = nullptr; ///< nothing if the rows are not one message
};

} // namespace jackfield::ui
