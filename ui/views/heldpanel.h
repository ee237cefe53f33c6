// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "payloadeditor.h"

#include <ui/models/heldqueue.h>
#include <ui/models/mailbox.h>

#include <QHash>
#include <QTimer>

class QCheckBox;
class QListView;

namespace jackfield::ui {

/// What waits in a proxy: a queue for each direction, with its depth and how long the first one has waited, and the current message
/// to be edited, released, dropped or sent twice. What is written for a message stays with it while others are looked at.
class HeldPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HeldPanel(Look &look, QWidget *parent = nullptr);

    /// What is looked at from now on; null: nothing.
    void setInterceptor(const std::shared_ptr<const Interceptor> &interceptor);
    bool holdsAll() const;
    void setHoldsAll(bool on);
    /// How many wait.
    int depth() const;
    /// For the palette.
    QList<QAction *> menuActions() const { return m_actions; }
    /// All that waits goes on, with what was written for it. Not while something is written that is no message.
    void releaseAll();
    /// Looks again, now.
    void refresh();

Q_SIGNALS:
    void holdsAllChanged();
    /// How many wait.
    void depthChanged(int depth);
    void failed(const QString &problem);

private:
    /// What one side said.
    struct Lane
    {
        HeldQueue *queue;
        QListView *list;
        QLabel *heading;
    };
    QWidget *createLanes(Look &look);
    QWidget *createLane(Look &look, Lane &lane, const QString &name);
    void addKeys(QListView *list);
    void createEditor(Look &look);
    void
    addDeed(const QIcon &icon, const QString &text, const QString &keys, void (HeldPanel::*deed)());
    void look(quint64 id);
    void showCurrent();
    void selectFirst();
    void keepDraft();
    void markDrafts();
    const Interceptor::Held *current() const;
    void release();
    void drop();
    void duplicate();
    void forgetLost();
    bool decide(quint64 id);
    void showWaiting();
    void updateDeeds();
    static QString
    waitWords(const QString &name, const HeldQueue &queue, std::chrono::microseconds waited);

    std::shared_ptr<const Interceptor> m_interceptor;
    const Mailbox m_mailbox;
    QCheckBox *m_holdsAll;
    QPushButton *m_releaseAll;
    QPushButton *m_forgetLost;
    Lane m_lanes[2]; ///< of what clients say, of what the server says
    PayloadEditor *m_editor;
    QList<QAction *> m_actions; ///< of the current message
    quint64 m_current = 0; ///< that is in the editor; 0: none
    QHash<quint64, PayloadEditor::Draft> m_drafts;
    QTimer m_refreshing; ///< many changes are one look
    QTimer m_clock;
    int m_depth = 0;
};

} // namespace jackfield::ui
