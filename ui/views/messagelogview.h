// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"
#include "uniformtable.h"

#include <optional>

namespace jackfield::ui {

class ConversationPainter;
class MessageLogModel;
struct ColourRule;

/// The log, as a table or, the same rows, as a sequence diagram. It follows the end until the user looks elsewhere; then it counts what
/// came since, and the End key leads back.
class MessageLogView : public UniformTable
{
    Q_OBJECT

public:
    static constexpr qsizetype mostCopied = 100'000; ///< rows

    explicit MessageLogView(Look &look, QWidget *parent = nullptr);

    void setLog(MessageLogModel *model);
    /// Whether the rows are a sequence diagram.
    void setConversation(bool on);
    bool isConversation() const { return m_isConversation; }
    /// The conversation as it was then, in microseconds since the epoch: what came later is dimmed. With nothing as it is.
    void showTime(const std::optional<qint64> &time);
    /// Goes to the next message that asked in vain, or the one before.
    void showUnanswered(bool isForward);
    /// The rows as a sequence diagram, whether it is shown or not. Precondition: there is a log.
    const ConversationPainter &diagram();
    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Pixels of the columns that were given some, by their paths or "time", "size" ...; others are as wide as they need.
    const QMap<QString, int> &widths() const { return m_widths; }
    void setWidths(const QMap<QString, int> &widths);
    /// Columns that all logs have and this one does not show, by the same names.
    const QStringList &hiddenColumns() const { return m_hiddenColumns; }
    void setHiddenColumns(const QStringList &names);
    /// Columns that may be hidden, by their names and headings; that of connections if there are several.
    QList<std::pair<QString, QString>> hideableColumns() const;
    /// Never follows: the log is a file that is read from its start.
    void setStill();
    /// Whether messages like a row can be answered by saved ones.
    void setCanAnswer(bool on) { m_canAnswer = on; }
    /// What can be asserted of the selected rows.
    void setAssertions(const QList<QAction *> &actions) { m_assertions = actions; }
    /// Whether messages like a row can be held on their way.
    void setCanHold(bool on) { m_canHold = on; }
    /// Takes the selected rows out of the file that is shown.
    void setRemoval(QAction *action) { m_removal = action; }
    /// Messages of this side can be sent once more; `problem`: why not now, or empty.
    void setCanSend(const QString &problem) { m_sendingProblem = problem; }
    /// Selects a row of the store and brings it into view, unless the filter hides it.
    void showStoreRow(qsizetype row);
    /// Goes to the next row that is searched for, or the one before.
    void showMarked(bool isForward);
    /// Goes to the next row with a note, or the one before.
    void showNoted(bool isForward);
    /// Notes the current row, or takes its bookmark away.
    void toggleBookmark();
    /// Has the note at the current row written.
    void writeNote();
    /// Has the current row sent once more.
    void sendAgain();
    /// Folds or unfolds the run of heartbeats that a row is of; whether there is one.
    bool toggleFold(qsizetype storeRow);
    /// Of the store, in order; the first `most` of them.
    QList<qsizetype> selectedRows(qsizetype most = mostCopied) const;
    /// With the heartbeats that are folded behind one of them.
    QList<qsizetype> selectedWithFolded(qsizetype most) const;

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;

Q_SIGNALS:
    /// Widths of columns, or which ones are hidden.
    void columnsChanged();
    void followingChanged(bool following);
    void lensUnwanted(qsizetype lens);
    /// A row of the store; -1: none.
    void currentRowChanged(qsizetype storeRow);
    void termRequested(const QString &term);
    void lensRequested(const QString &path);
    void compareRequested(qsizetype before, qsizetype storeRow);
    void composeRequested(qsizetype storeRow);
    void colourRequested(const jackfield::ui::ColourRule &rule);
    void bookmarkRequested(qsizetype storeRow);
    void noteRequested(qsizetype storeRow);
    void excerptRequested();
    void answerRequested(qsizetype storeRow);
    void ruleRequested(const QList<qsizetype> &storeRows);
    /// Messages that this filter finds.
    void holdRequested(const QString &filter);
    /// A row of the store; -1: none is current.
    void sendAgainRequested(qsizetype storeRow);
    /// The payload of the current row shall be read.
    void payloadRequested();
    /// So many rows came that were not followed.
    void unseenChanged(qint64 count);

protected:
    int contentWidth() const override;
    int headHeight() const override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    /// Of the rows that are seen: there may be millions.
    int sizeHintForColumn(int column) const override;

private:
    void createHeaders();
    void fitColumns();
    void fitNumbers();
    void placeLenses();
    void keepWidth(int column, int width);
    void hideColumns();
    QString keyOf(int column) const;
    int widthOf(int column) const;
    void showHeaderMenu(const QPoint &position);
    void createDiagram();
    void fitDiagram();
    void showLane(const QModelIndex &index);
    void selectStoreRows(const QList<qsizetype> &rows);
    void keepCurrentRow();
    void copySelected();
    bool doKey(const QKeyEvent *event);
    void rowsArrived(int count);
    void goTo(int row);
    qsizetype currentStoreRow() const;
    void lookedElsewhere();
    void tellUnseen();

    Look &m_look;
    MessageLogModel *m_model = nullptr;
    bool m_isConversation = false;
    ConversationPainter *m_diagram = nullptr; ///< once it was wanted
    QWidget *m_head = nullptr; ///< the names of its lanes
    bool m_following = true;
    bool m_still = false;
    bool m_isFitting = false; ///< columns: nobody drags them
    QMap<QString, int> m_widths;
    QStringList m_hiddenColumns;
    bool m_canHold = false;
    bool m_canAnswer = false;
    QList<QAction *> m_assertions;
    QAction *m_removal = nullptr;
    std::optional<QString> m_sendingProblem; ///< nothing: no row can ever be sent
    qint64 m_unseen = 0;
    bool m_isOwnChange = false; ///< rows and the current one: nothing came, nobody looks elsewhere
    qsizetype m_kept =
        -1; ///< the store's row that was current before a reset and is not shown again yet
};

} // namespace jackfield::ui
