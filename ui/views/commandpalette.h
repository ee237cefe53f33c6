// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QFrame>
#include <QPointer>
#include <QStringList>
#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace jackfield::ui {

/// One line for everything: typed words narrow a list of things to open or to do. Enter does, Esc leaves.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    struct Entry
    {
        QString title;
        QString detail; ///< a key, or what sort of thing it is
        QIcon icon;
        std::function<void()> run;
        QString key = {}; ///< by which it is known when it was run last; empty: it is not
    };

    explicit CommandPalette(Look &look, QWidget *parent);

    /// Shows itself over its parent.
    void ask(QList<Entry> entries);
    /// What was run last, newest first; as long as nothing is typed these come first.
    const QStringList &recent() const { return m_recent; }
    void setRecent(const QStringList &keys) { m_recent = keys; }

    /// The entries whose title or detail hold all words of `query`, without case; titles that begin with it first.
    static QList<int> matching(const QList<Entry> &entries, const QString &query);
    /// All entries, those that were run last first.
    static QList<int> recentFirst(const QList<Entry> &entries, const QStringList &recent);

Q_SIGNALS:
    void recentChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow();
    void move(int rows);
    void run();
    void leave();
    void remember(const Entry &entry);

    QList<Entry> m_entries;
    QStringList m_recent; ///< keys of entries
    QLineEdit *m_query;
    QListWidget *m_list;
    QLabel *m_none; ///< says that nothing was found
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace jackfield::ui
