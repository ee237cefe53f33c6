// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theme.h"

#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QFont>
#include <QIcon>
#include <QObject>

namespace jackfield::ui {

/// What all views draw with: the theme that is in force, icons in its ink, the fonts, the highlighter's definitions.
/// One is made by the program and given to each view; it outlives them.
class Look : public QObject
{
    Q_OBJECT

public:
    explicit Look(QObject *parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    /// Changes palette and style sheet of the application.
    void choose(ThemeChoice choice);
    const Theme &theme() const { return m_theme; }

    KSyntaxHighlighting::Repository &repository() { return m_repository; }
    /// Colours of code, syntax/dark.theme or light.theme: as legible as the other inks.
    KSyntaxHighlighting::Theme highlighting() const;

    /// For everything that came over the wire.
    QFont monospace() const;
    /// Points of it: as set, else the system's.
    int textSize() const;
    /// 0: the system's.
    void setTextSize(int points);
    /// Gives `text` that font, now and whenever its size changes.
    void setMonospace(QWidget *text) const;
    /// A Breeze icon of 16 pixels, drawn in the ink of whatever theme is in force when it is painted.
    QIcon icon(const QString &name) const;
    /// A square in one of the theme's `rowTints`.
    QIcon swatch(qsizetype tint) const;
    /// The program's own.
    QIcon logo() const;

Q_SIGNALS:
    void changed();
    void textSizeChanged();

private:
    void apply();

    ThemeChoice m_choice = ThemeChoice::System;
    Theme m_theme;
    int m_textSize = 0;
    KSyntaxHighlighting::Repository m_repository;
};

} // namespace jackfield::ui
