// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QStyledItemDelegate>

namespace jackfield::ui {

/// Paints a cell of the log: a tint, a text. Nothing is measured, no style is asked: a screen of rows is painted in
/// well under a frame.
class MessageLogDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 22;
    static constexpr int padding = 8;

    explicit MessageLogDelegate(Look &look, QObject *parent = nullptr);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    QColor background(const QStyleOptionViewItem &option, const QModelIndex &index, int tone) const;
    void paintMargin(QPainter *painter,
                     const QStyleOptionViewItem &option,
                     const QModelIndex &index) const;
    QRect paintTag(QPainter *painter,
                   const QStyleOptionViewItem &option,
                   const QRect &cell,
                   const QString &words,
                   const QColor &frame) const;
    QColor ink(const QModelIndex &index, int tone) const;

    const Look &m_look;
};

} // namespace jackfield::ui
