// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <array>

namespace jackfield::ui {

/// Which of the two tables is used.
enum class ThemeChoice { System, Light, Dark };

/// Every colour of the window, each for one meaning. All inks reach a contrast of 4.5 on `base` and `window`.
struct Theme
{
    bool isDark = false;
    QColor window; ///< behind everything
    QColor base; ///< behind text that is read or written
    QColor raised; ///< buttons, the selected tab, what the pointer is over
    QColor line; ///< one pixel between areas
    QColor ink;
    QColor muted; ///< ink of what is secondary
    QColor accent; ///< the one thing to do next, and the focus
    QColor onAccent; ///< ink on it
    QColor selected; ///< behind a selected row
    QColor incoming; ///< ink of arrows
    QColor outgoing;
    QColor incomingTint; ///< behind rows
    QColor outgoingTint;
    QColor failure;
    QColor failureTint;
    QColor warning;
    QColor warningTint;
    QColor good;
    QColor added; ///< behind lines of a comparison
    QColor removed;
    /// What a user paints rows in: RowColour, without None.
    struct RowTint
    {
        QColor mark; ///< in the margin and in menus
        QColor tint; ///< behind the row
    };
    std::array<RowTint, 6> rowTints;

    static Theme light();
    static Theme dark();

    QPalette palette() const;
};

/// How the widgets of an application are drawn in `theme`: flat, on a grid of 4 pixels.
QString styleSheet(const Theme &theme);

} // namespace jackfield::ui
