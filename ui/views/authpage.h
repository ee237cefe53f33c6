// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "requestpage.h"

class QComboBox;

namespace jackfield::ui {

/// How a connection says who it is.
class AuthPage : public RequestPage
{
    Q_OBJECT

public:
    explicit AuthPage(QWidget *parent = nullptr);

    void fill(const ConnectionFile &file) override;
    void store(ConnectionFile &file) const override;

private:
    void fit();

    QFormLayout *m_form;
    QFormLayout *m_more;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QLineEdit *m_secret;
    QComboBox *m_place;
    QLineEdit *m_tokenUrl;
    QLineEdit *m_scope;
    QLineEdit *m_audience;
    QComboBox *m_credentials; ///< where they are said
};

} // namespace jackfield::ui
