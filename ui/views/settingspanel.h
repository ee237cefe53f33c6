// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/settings.h>

#include <QFrame>
#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace jackfield::ui {

/// What can be set, all on one page. What is changed is told, and holds, at once.
class SettingsPanel : public QFrame
{
    Q_OBJECT

public:
    /// `folder`: where the state of the program stands, for people to know.
    SettingsPanel(const Look &look, const QString &folder, QWidget *parent = nullptr);

    /// Tells nobody.
    void show(const Settings &settings, ThemeChoice theme);

Q_SIGNALS:
    void edited(const jackfield::ui::Settings &settings);
    void themeChosen(jackfield::ui::ThemeChoice theme);
    void closed();

private:
    QFrame *createBar(const Look &look);
    QFormLayout *createForm(const QString &folder);
    void store();
    void showTextSize();
    void showLanguage();

    const Look &m_look;
    Settings m_shown; ///< with what cannot be set here
    std::optional<QString> m_spoken; ///< the language since the start
    QComboBox *m_language;
    QLabel *m_restart;
    QComboBox *m_theme;
    QComboBox *m_times;
    QSpinBox *m_memory;
    QSpinBox *m_text;
};

} // namespace jackfield::ui
