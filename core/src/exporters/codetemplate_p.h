// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QSet>

namespace jackfield {

/// The template of an exporter: texts with names, each behind a line "--- NAME".
class CodeTemplate
{
public:
    using Values = QHash<QByteArray, QByteArray>;

    /// That of resources/exporters/`name`. `parts`: others whose texts count where this one has none.
    explicit CodeTemplate(const QByteArray &name);

    bool has(const QByteArray &name) const { return m_texts.contains(name); }
    /// The text with its @VALUES@, each replaced once. It counts as used.
    QByteArray fill(const QByteArray &name, const Values &values);
    /// The same, with what stands between "@if NAME NAME@" and "@end@" only if one of these texts was used, and
    /// behind "@if !NAME NAME@" only if none was.
    QByteArray document(const QByteArray &name, const Values &values) const;

    /// What the texts that were used do not say: of each the one behind "--- lost NAME".
    QByteArrayList lost() const;

private:
    void read(const QByteArray &text);
    bool holds(const QByteArray &condition) const;
    QByteArray kept(const QByteArray &name) const;

    QHash<QByteArray, QByteArray> m_texts;
    QSet<QByteArray> m_used;
};

} // namespace jackfield
