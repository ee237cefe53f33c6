// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagestore.h"
#include "notesfile.h"

#include <QObject>

namespace jackfield::ui {

/// Notes at rows of a log. A bookmark is a note without a text. Notes whose rows are not there (yet) are kept.
class LogNotes : public QObject
{
    Q_OBJECT

public:
    /// `store` outlives it.
    explicit LogNotes(const MessageStore &store, QObject *parent = nullptr);

    /// Shows what `path` holds and writes what is changed there. Errors: those of NotesFile::load(); the file is left as it
    /// is then, and nothing can be noted.
    Result<void> keepIn(const QString &path);
    /// The store has grown.
    void grow();
    /// The store is empty: nothing is shown any more. The file stays.
    void clear();
    /// As the log goes that they are of, so does the file.
    void removeAll();

    /// By row of the store.
    const std::map<qsizetype, QString> &notes() const { return m_notes; }
    std::optional<QString> at(qsizetype row) const;
    /// Errors: Invalid, if the row is not there or has no place in a session; those of keepIn(); Io.
    Result<void> set(qsizetype row, const QString &text);
    Result<void> remove(qsizetype row);
    /// The row that is noted next behind `row`, or before it, round the end; -1 if none is.
    qsizetype next(qsizetype row, bool isForward) const;

Q_SIGNALS:
    void changed();

private:
    Result<void> loadIfChanged();
    void find(qsizetype from);
    Result<void> change(qsizetype row, const std::optional<QString> &text);

    const MessageStore &m_store;
    QString m_path;
    NotesFile m_file;
    std::map<qsizetype, QString> m_notes; ///< those of the file whose rows are there
    RowCounter m_counter; ///< of the rows that were looked at
    qsizetype m_seen = 0;
};

} // namespace jackfield::ui
