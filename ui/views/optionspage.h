// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "requestpage.h"

class QCheckBox;
class QComboBox;

namespace jackfield::ui {

/// Subprotocols, what is sent first, the way, and how a connection is held.
class OptionsPage : public RequestPage
{
    Q_OBJECT

public:
    explicit OptionsPage(QWidget *parent = nullptr);

    void fill(const ConnectionFile &file) override;
    void store(ConnectionFile &file) const override;

private:
    QLineEdit *m_subprotocols;
    QComboBox *m_onOpen;
    QCheckBox *m_compression;
    QCheckBox *m_reconnects;
    QSpinBox *m_keepAlive;
    QSpinBox *m_timeout;
    QSpinBox *m_redirects;
    QLineEdit *m_proxy;
};

} // namespace jackfield::ui
