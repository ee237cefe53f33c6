// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fieldtable.h"
#include "requestpage.h"

class QLabel;

namespace jackfield::ui {

/// The cookies that are sent, by name, and what the last answer wanted to set.
class CookiesPage : public RequestPage
{
    Q_OBJECT

public:
    explicit CookiesPage(Look &look, QWidget *parent = nullptr);

    void fill(const ConnectionFile &file) override;
    void store(ConnectionFile &file) const override;
    /// The `Set-Cookie` headers of an answer, as they came.
    void showSet(const QList<QByteArray> &fields);

private:
    FieldTable *m_cookies;
    QLabel *m_set;
};

} // namespace jackfield::ui
