// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codeview.h"
#include "fieldtable.h"
#include "requestpage.h"

class QComboBox;
class QLabel;

namespace jackfield::ui {

/// The HTTP request that is made before a connection, what is taken from its answer, and a try of it.
class BeforePage : public RequestPage
{
    Q_OBJECT

public:
    explicit BeforePage(Look &look, QWidget *parent = nullptr);

    void fill(const ConnectionFile &file) override;
    void store(ConnectionFile &file) const override;
    /// What came of a try: in words, and the body as it came.
    void showTrial(const QByteArray &body, const QString &words);

Q_SIGNALS:
    void tryRequested();

private:
    QWidget *createRow(Look &look);
    QWidget *titled(const QString &title, QWidget *widget);

    QComboBox *m_method;
    QLineEdit *m_url;
    FieldTable *m_headers;
    CodeView *m_body;
    FieldTable *m_take;
    QLabel *m_words;
    CodeView *m_answer;
};

} // namespace jackfield::ui
