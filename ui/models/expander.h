// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionfile.h"
#include "workspace.h"

#include <jackfield/http/headers.h>

namespace jackfield::ui {

/// Replaces variables in many texts, and remembers the first that could not be.
class Expander
{
public:
    explicit Expander(const QMap<QString, QString> &variables)
        : m_variables(variables)
    { }

    QString operator()(const QString &text)
    {
        const auto whole = expanded(text, m_variables);
        if (!whole && !m_error)
            m_error = whole.error();
        return whole.value_or(QString());
    }

    /// Those that are switched on and have a name.
    Headers headers(const QList<ConnectionFile::Field> &fields)
    {
        Headers headers;
        for (const ConnectionFile::Field &field : fields) {
            if (field.isOn && !field.name.isEmpty())
                headers.append((*this)(field.name).toUtf8(), (*this)(field.value).toUtf8());
        }
        return headers;
    }

    const std::optional<Error> &error() const { return m_error; }

private:
    const QMap<QString, QString> &m_variables;
    std::optional<Error> m_error;
};

} // namespace jackfield::ui
