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

    void tell(const QString &text,
              Tone tone = Tone::Failure,
              const Remedy &remedy = {},
              const Remedy &other = {});
    QString text() const;
    void dismiss() { hide(); }
    /// Hides what is not true any more, if it is still what stands here.
    void retract(const QString &text);

private:
    QPushButton *createButton(const QString &name, const Remedy &remedy);
    static void offer(QPushButton *button, const Remedy &remedy);

    QLabel *m_text;
    Remedy m_remedy;
    Remedy m_otherRemedy;
    QPushButton *m_button;
    QPushButton *m_otherButton;
};

} // namespace jackfield::ui
