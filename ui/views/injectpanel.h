// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "payloadeditor.h"

#include <jackfield/filter/interceptor.h>

namespace jackfield::ui {

/// A message of one's own for one side of a connection through a proxy, in the name of the other.
class InjectPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InjectPanel(Look &look, QWidget *parent = nullptr);

    PayloadEditor *editor() const { return m_editor; }
    void setInterceptor(const std::shared_ptr<const Interceptor> &interceptor);
    /// Who is to hear it.
    void setTarget(Side to, int connection);
    /// Which connections there are.
    void refresh();

Q_SIGNALS:
    void failed(const QString &problem);

private:
    void inject();
    void updateState();

    std::shared_ptr<const Interceptor> m_interceptor;
    PayloadEditor *m_editor;
    QComboBox *m_to;
    QComboBox *m_connection;
    QPushButton *m_inject;
};

} // namespace jackfield::ui
