// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rowplaces.h"

#include <jackfield/json/jsonvalue.h>

#include <map>

namespace jackfield::ui {

/// The file of notes beside a session, `NAME.notes.json`; what is not known of it here is kept.
class NotesFile
{
public:
    /// The notes' file of a session file: `a/b.session.jsonl` has `a/b.notes.json`.
    static QString pathFor(const QString &sessionPath);
    /// One that is not there has none. Errors: Io, Invalid, Unsupported.
    static Result<NotesFile> load(const QString &path);
    /// Only its owner may read it. Error: Io.
    Result<void> save(const QString &path);

    /// Whether the file is as it was loaded or saved.
    bool isCurrent(const QString &path) const;

    /// As it stands at a place.
    const std::map<RowPlace, JsonValue> &entries() const { return m_entries; }
    static QString textOf(const JsonValue &entry);
    void set(const RowPlace &place, const QString &text);
    void remove(const RowPlace &place) { m_entries.erase(place); }
    /// Puts a note of another file here, at another place.
    void add(const RowPlace &place, const JsonValue &entry);

private:
    JsonValue m_whole = JsonValue::object({}); ///< as it was read
    std::map<RowPlace, JsonValue> m_entries;
    QList<JsonValue> m_others; ///< without a place, or at one that another has
    QByteArray m_text; ///< of the file; empty: there is none
};

} // namespace jackfield::ui
