// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "composer.h"

#include <jackfield/ws/wsmessage.h>

class QHBoxLayout;

namespace jackfield::ui {

/// A message that is edited, as JSON, as text or as bytes in hex, and checked while it is typed. What nobody has touched is what was
/// set, to the byte.
class PayloadEditor : public QWidget
{
    Q_OBJECT

public:
    explicit PayloadEditor(Look &look, QWidget *parent = nullptr);

    /// The row of its mode, for buttons of the owner.
    QHBoxLayout *bar() const { return m_bar; }
    CodeView *editor() const { return m_editor; }
    void setMessage(const WsMessage &message);
    /// Error: Invalid, it is written in hex and is none.
    Result<WsMessage> message() const;
    /// Whether it is other than it was set.
    bool isEdited() const;

    /// How it is written, to be had again.
    struct Draft
    {
        QString text;
        Composer::Mode mode = Composer::Mode::Json;
        WsMessage set; ///< that it began as
    };
    Draft draft() const;
    void restore(const Draft &draft);

Q_SIGNALS:
    void edited();

private:
    QWidget *createStrip();
    Composer::Mode mode() const;
    void setMode(Composer::Mode mode);
    void switchMode();
    void check();

    CodeView *m_editor;
    QComboBox *m_mode;
    QLabel *m_verdict;
    QHBoxLayout *m_bar = nullptr;
    WsMessage m_set;
    Composer::Mode m_lastMode = Composer::Mode::Json;
};

} // namespace jackfield::ui
