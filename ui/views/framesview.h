// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/messageframes.h>

#include <QWidget>

class QLabel;

namespace jackfield::ui {

class UniformTable;

/// How a message stood on the wire, frame by frame, and what that comes to.
class FramesView : public QWidget
{
    Q_OBJECT

public:
    explicit FramesView(Look &look, QWidget *parent = nullptr);

    void setFrames(const MessageFrames &frames);

private:
    FrameTableModel m_model;
    UniformTable *m_table;
    QLabel *m_summary;
};

} // namespace jackfield::ui
