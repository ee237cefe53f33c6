// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "windowwalk.h"

#include <ui/views/logpanel.h>
#include <ui/views/trafficview.h>

#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QTextEdit>

/// What nobody should take for anything but text.
namespace hostile {
/// Whoever takes it for markup shows a picture and no angle bracket.
inline const QString markup = QStringLiteral("<img src=\"x\"><b>bold</b>");
inline const QString hidden = QStringLiteral(u"a\u202eb\u2066c\u200bd\ufeffe\u001bf\u0000g");

inline QByteArray nested(qsizetype depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

inline bool hasRaw(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c != u'\n' && c != u'\t'
            && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format);
    });
}
} // namespace hostile

/// A window that is looked through.
class HostileWalk : public WindowWalk
{
protected:
    /// Everything of the window, and what its menus would show, as far as it takes its text for markup.
    QStringList takenForMarkup() const
    {
        QStringList found;
        const auto check = [&](const QObject *object, const QString &text) {
            if (Qt::mightBeRichText(text) && text.contains(QLatin1String("<img"))) {
                found.append(QString::fromLatin1(object->metaObject()->className())
                             + QStringLiteral(": ") + text);
            }
        };
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            check(widget, widget->toolTip());
            if (qobject_cast<const QTextEdit *>(widget))
                found.append(QStringLiteral("an editor of rich text"));
        }
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->textFormat() != Qt::PlainText)
                check(label, label->text());
        }
        for (const QAction *action : m_window->findChildren<QAction *>())
            check(action, action->toolTip());
        for (const QAbstractItemView *view : m_window->findChildren<QAbstractItemView *>()) {
            if (const QAbstractItemModel *model = view->model()) {
                for (int row = 0; row < std::min(model->rowCount(), 20); ++row)
                    check(view,
                          model->index(row, model->columnCount() - 1)
                              .data(Qt::ToolTipRole)
                              .toString());
            }
        }
        return found;
    }
    /// The texts that are shown, of labels and cells.
    QString shown() const
    {
        QString all;
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            all += label->text() + u'\n';
        for (const QAbstractItemView *view : m_window->findChildren<QAbstractItemView *>()) {
            const QAbstractItemModel *model = view->model();
            for (int row = 0; model && row < std::min(model->rowCount(), 100); ++row) {
                for (int column = 0; column < model->columnCount(); ++column)
                    all += model->index(row, column).data().toString() + u'\n';
            }
        }
        return all;
    }
};
