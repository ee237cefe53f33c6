// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QWidget>
#include <array>

class QPushButton;

namespace jackfield::ui {

/// What the window shows while no tab is open: four ways to a live log.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(Look &look, QWidget *parent = nullptr);

Q_SIGNALS:
    void connectRequested();
    void hostRequested();
    void proxyRequested();
    void sampleRequested();

private:
    void arrange(const std::array<QWidget *, 4> &cards);
    QWidget *
    createCard(const QIcon &icon, const QString &title, const QString &text, QPushButton *button);
};

} // namespace jackfield::ui
