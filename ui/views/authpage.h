// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"
#include "requestpage.h"

class QComboBox;
class QToolButton;

namespace jackfield::ui {

/// How a connection says who it is.
class AuthPage : public RequestPage
{
    Q_OBJECT

public:
    explicit AuthPage(const Look &look, QWidget *parent = nullptr);

    static QString nameOf(ConnectionFile::Auth::Kind kind);

    void fill(const ConnectionFile &file) override;
    void store(ConnectionFile &file) const override;
    /// Puts a variable in the place of the secret that was to be kept, unless it is another one by now, and tells of it.
    /// Without a name it was not kept.
    void setSecretVariable(const QString &name);

Q_SIGNALS:
    /// What is typed is to be the value of a secret variable, named so if that name is free.
    void keepRequested(const QString &name, const QString &value);

private:
    void fit();
    QWidget *createSecretRow(const Look &look);
    void requestKeeping();

    QFormLayout *m_form;
    QFormLayout *m_more;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QLineEdit *m_secret;
    QToolButton *m_keep;
    QString m_asked; ///< the secret that is being kept
    QWidget *m_secretRow;
    QComboBox *m_place;
    QLineEdit *m_tokenUrl;
    QLineEdit *m_scope;
    QLineEdit *m_audience;
    QComboBox *m_credentials; ///< where they are said
};

} // namespace jackfield::ui
