// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>

namespace jackfield::ui {

/// What was written and sent in a tab, newest first, none twice; and a place in it for walking back and forth. Bounded:
/// the last 50, none of more than 64 KiB.
class SentHistory
{
public:
    struct Entry
    {
        QString text; ///< as it was written, variables and all
        int mode = 0; ///< of the composer

        bool operator==(const Entry &) const = default;
    };

    const QList<Entry> &entries() const { return m_entries; }
    /// Walking begins anew.
    void add(const Entry &entry);
    /// One step back from `draft`, which is what is written now, or from the place; nothing at the end.
    std::optional<Entry> older(const Entry &draft);
    /// One step forth, at last to the draft; nothing there.
    std::optional<Entry> newer();

    /// For state files; what cannot be read is no entry.
    QByteArray toJson() const;
    static SentHistory fromJson(const QByteArray &json);

private:
    QList<Entry> m_entries;
    qsizetype m_place = -1; ///< -1: at the draft
    Entry m_draft;
};

} // namespace jackfield::ui
