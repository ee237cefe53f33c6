// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

#include <span>

namespace jackfield {

class Matching;

/// A file that an export makes.
struct ExportedFile
{
    QString name; ///< its path in the folder that is exported to, with /; never leads out of it
    QByteArray bytes;
    bool isUsersOwn =
        false; ///< made for the user to change: written only where it is not there yet

    bool operator==(const ExportedFile &) const = default;
};

struct ExportOptions
{
    QString name = QStringLiteral("session"); ///< of the session, as of NAME.session.jsonl
    const Matching *rules = nullptr; ///< what counts as the same message, for tests; null: no rules
};

/// One way to turn a session into something else. A new one is a file and a row.
struct Exporter
{
    /// What it makes, as a list for people has it.
    enum class Group { Tests, Pages, Load, Documents, Transcripts };

    Group group = Group::Tests;
    const char *id; ///< as on a command line
    const char *title; ///< as in a list for people
    Result<QList<ExportedFile>> (*run)(const Session &session, const ExportOptions &options);
    const char *use = ""; ///< what it is good for, in a few words for people
    /// What of a session is lost on the way, each a part of a sentence; null: nothing ever is.
    QStringList (*losses)(const Session &session, const ExportOptions &options) = nullptr;
};

/// The table: what the command line, the export dialog and the tests read.
std::span<const Exporter> exporters();
/// The row of that id; null if there is none.
const Exporter *exporter(QStringView id);

/// What of a session cannot be carried over, in one sentence for people; empty if all of it can.
QString
notCarriedOver(const Exporter &exporter, const Session &session, const ExportOptions &options = {});

/// Writes what an export made into `folder`, which is made if need be; only the owner may read it. Returns the names of the files written.
/// Error: Io.
Result<QStringList> write(const QList<ExportedFile> &files, const QString &folder);

/// What else lies in the folder that `files` have for themselves below `folder`: of a longer export of the same session, say.
/// Nothing for files that stand in `folder` itself, where others have theirs.
QStringList othersBeside(const QList<ExportedFile> &files, const QString &folder);

} // namespace jackfield
