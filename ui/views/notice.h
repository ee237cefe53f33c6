// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace jackfield::ui {

/// A strip that says in place what went wrong, why and what to do, and offers the doing. Hidden until told.
class Notice : public QFrame
{
    Q_OBJECT

public:
    struct Remedy
    {
        QString label;
        std::function<void()> apply;
    };
    enum class Tone { Failure, Warning };

    explicit Notice(Look &look, QWidget *parent = nullptr);

    void tell(const QString &text, Tone tone = Tone::Failure, const Remedy &remedy = {});
    QString text() const;
    void dismiss() { hide(); }

private:
    QLabel *m_text;
    QPushButton *m_button;
    Remedy m_remedy;
};

} // namespace jackfield::ui
