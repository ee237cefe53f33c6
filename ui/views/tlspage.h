// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look.h"
#include "requestpage.h"

class QCheckBox;
class QLabel;
class QListWidget;
class QToolButton;

namespace jackfield::ui {

/// Whom a connection trusts, and what it shows of itself.
class TlsPage : public RequestPage
{
    Q_OBJECT

public:
    explicit TlsPage(const Look &look, QWidget *parent = nullptr);

    void fill(const ConnectionFile &file) override;
    void store(ConnectionFile &file) const override;

private:
    QWidget *createFiles(const Look &look);
    QWidget *createTrusted(const Look &look);
    QLineEdit *
    addPath(const Look &look, QFormLayout *form, const QString &label, const QString &name);
    void removeTrusted();
    void fit();

    QLineEdit *m_caFile = nullptr;
    QLineEdit *m_certificateFile = nullptr;
    QLineEdit *m_keyFile = nullptr;
    QLineEdit *m_serverName;
    QCheckBox *m_doNotVerify;
    QLabel *m_trustedTitle;
    QListWidget *m_trusted;
    QToolButton *m_remove;
};

} // namespace jackfield::ui
