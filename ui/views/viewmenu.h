// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <QMenu>

namespace jackfield::ui {

class LogPanel;
class MessageLogModel;

/// How a log is shown: columns of what stands in the payloads, colours of rows, folded heartbeats. Filled when it opens.
class ViewMenu : public QMenu
{
    Q_OBJECT

public:
    /// Both outlive it.
    ViewMenu(Look &look, LogPanel &panel, MessageLogModel &log);

private:
    void fill();
    void addOwnColumns();
    void addColumns();
    void addPathField();
    void addColours();

    Look &m_look;
    LogPanel &m_panel;
    MessageLogModel &m_log;
};

} // namespace jackfield::ui
