// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "lognotes.h"

#include <QFile>

namespace jackfield::ui {

LogNotes::LogNotes(const MessageStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{ }

Result<void> LogNotes::keepIn(const QString &path)
{
    m_path = path;
    const auto loaded = loadIfChanged();
    Q_EMIT changed();
    return loaded;
}

Result<void> LogNotes::loadIfChanged()
{
    if (m_path.isEmpty() || m_file.isCurrent(m_path))
        return {};
    auto loaded = NotesFile::load(m_path);
    m_file = loaded ? *std::move(loaded) : NotesFile();
    find(0);
    return loaded ? Result<void>() : std::unexpected(loaded.error());
}

/// Looks at the rows from there on.
void LogNotes::find(qsizetype from)
{
    if (from == 0) {
        m_notes.clear();
        m_counter = {};
    }
    const auto &entries = m_file.entries();
    m_seen = entries.empty() ? 0 : m_store.size();
    for (qsizetype row = from; row < m_seen; ++row) {
        const MessageRows::Record record = m_store.at(row);
        const auto place = m_counter.next(record.connection, record.kind);
        const auto entry = place ? entries.find(*place) : entries.end();
        if (entry != entries.end())
            m_notes.insert_or_assign(row, NotesFile::textOf(entry->second));
    }
}

void LogNotes::grow()
{
    const size_t before = m_notes.size();
    if (before == m_file.entries().size())
        return; // none is missing
    find(m_seen);
    if (m_notes.size() > before)
        Q_EMIT changed();
}

void LogNotes::clear()
{
    m_file = {};
    find(0);
    Q_EMIT changed();
}

void LogNotes::removeAll()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
    clear();
}

std::optional<QString> LogNotes::at(qsizetype row) const
{
    const auto note = m_notes.find(row);
    return note == m_notes.end() ? std::nullopt : std::optional(note->second);
}

Result<void> LogNotes::change(qsizetype row, const std::optional<QString> &text)
{
    if (row < 0 || row >= m_store.size())
        return failure(Error::Code::Invalid, tr("The message is no longer there."), m_path);
    const auto place = placeOf(m_store, row);
    if (!place) {
        return failure(
            Error::Code::Invalid, tr("Rows about the recording itself cannot have notes."), m_path);
    }
    // With what somebody else, an editor or git, wrote there meanwhile.
    if (const auto loaded = loadIfChanged(); !loaded)
        return loaded;
    if (text) {
        m_file.set(*place, *text);
        m_notes.insert_or_assign(row, *text);
    } else {
        m_file.remove(*place);
        m_notes.erase(row);
    }
    const auto saved = m_path.isEmpty() ? Result<void>() : m_file.save(m_path);
    Q_EMIT changed();
    return saved;
}

Result<void> LogNotes::set(qsizetype row, const QString &text)
{
    return change(row, text);
}

Result<void> LogNotes::remove(qsizetype row)
{
    return change(row, std::nullopt);
}

qsizetype LogNotes::next(qsizetype row, bool isForward) const
{
    if (m_notes.empty())
        return -1;
    if (isForward) {
        const auto behind = m_notes.upper_bound(row);
        return behind == m_notes.end() ? m_notes.begin()->first : behind->first;
    }
    const auto before = m_notes.lower_bound(row);
    return before == m_notes.begin() ? m_notes.rbegin()->first : std::prev(before)->first;
}

} // namespace jackfield::ui
