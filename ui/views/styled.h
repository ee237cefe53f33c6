// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVariant>

class QFrame;
class QIcon;
class QLabel;
class QMenu;
class QScrollArea;
class QTabBar;
class QWidget;

namespace jackfield::ui {

/// A label that never takes its text for markup.
QLabel *plainLabel(const QString &text, QWidget *parent);
/// The same in the ink of what is secondary.
QLabel *quietLabel(const QString &text, QWidget *parent);
/// A plain label that takes what room there is; what does not fit ends in dots.
QLabel *elidedLabel(QWidget *parent);
/// An icon of that many pixels, painted anew in each theme.
QWidget *iconLabel(const QIcon &icon, int size, QWidget *parent);
/// The row of 36 pixels on top of a panel, with a horizontal layout.
QFrame *panelBar(QWidget *parent);
/// `widget`, which it takes, as large as there is room; where that is less than the widget needs, it scrolls.
QScrollArea *scrolling(QWidget *widget, QWidget *parent);
/// A panel with a bar of tabs on top, one for each page, which it takes.
QTabBar *tabbedPanel(QWidget *panel, const QList<std::pair<QString, QWidget *>> &pages);
/// Sets a property that the style sheet asks for, and has the widget drawn by it.
void setStyled(QWidget *widget, const char *property, const QVariant &value);
/// Tab goes through the parts of a window in this order, and in each of them as it did.
void orderTabs(const QList<QWidget *> &parts);
/// What the entries below it are about; a style need not show the title of a section.
void addHeading(QMenu *menu, const QString &text);
/// A piece of a sentence that is the same in every language, as "1.5 KiB": among right-to-left letters its parts would
/// change places.
QString leftToRight(const QString &piece);
/// Text of a peer for a tool tip, which would take it for markup.
QString plainToolTip(const QString &text);

} // namespace jackfield::ui
