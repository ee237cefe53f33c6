// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QFrame>
#include <QPointer>
#include <functional>

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
    };

    explicit CommandPalette(Look &look, QWidget *parent);

    /// Shows itself over its parent.
    void ask(QList<Entry> entries);

    /// The entries whose title or detail hold all words of `query`, without case; titles that begin with it first.
    static QList<int> matching(const QList<Entry> &entries, const QString &query);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow();
    void move(int rows);
    void run();
    void leave();

    QList<Entry> m_entries;
    QLineEdit *m_query;
    QListWidget *m_list;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace jackfield::ui
