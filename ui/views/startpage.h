// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QWidget>

class QPushButton;

namespace jackfield::ui {

/// What the window shows while no tab is open: three ways to a live log.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(Look &look, QWidget *parent = nullptr);

Q_SIGNALS:
    void connectRequested();
    void hostRequested();
    void sampleRequested();

private:
    QWidget *
    createCard(const QIcon &icon, const QString &title, const QString &text, QPushButton *button);
};

} // namespace jackfield::ui
