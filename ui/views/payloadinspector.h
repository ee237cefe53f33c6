// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"

class QLabel;
class QTabBar;
class QToolButton;

namespace jackfield::ui {

class MessageStore;

/// One message, as a person reads it: pretty JSON or text, its characters as they came, its bytes.
class PayloadInspector : public QWidget
{
    Q_OBJECT

public:
    enum Tab { Pretty, Raw, Hex };

    explicit PayloadInspector(Look &look, QWidget *parent = nullptr);

    /// Shows a row of `store`; -1 shows nothing.
    void show(const MessageStore &store, qsizetype row);
    /// Puts the payload into the clipboard as it came; binary as hex.
    void copy();

private:
    QWidget *createBar(Look &look);
    void render();

    CodeView *m_text;
    QTabBar *m_tabs;
    QLabel *m_about;
    QToolButton *m_copy;
    QByteArray m_payload;
    bool m_isBinary = false;
    bool m_isCut = false;
};

} // namespace jackfield::ui
