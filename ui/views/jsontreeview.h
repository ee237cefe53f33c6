// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"

#include <ui/models/jsontreemodel.h>

#include <QTreeView>

namespace jackfield::ui {

/// A JSON payload as a tree; its values can be copied, filtered by, and dragged into the log as columns.
class JsonTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit JsonTreeView(Look &look, QWidget *parent = nullptr);

    void setValue(const JsonValue &value);

Q_SIGNALS:
    void lensRequested(const QString &path);
    void termRequested(const QString &term);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    static void copy(const QByteArray &raw);

    Look &m_look;
    JsonTreeModel m_model;
};

} // namespace jackfield::ui
