// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/redactfile.h>
#include <jackfield/session/secretscan.h>

#include <functional>

namespace jackfield::ui {

/// What rules would take out of a session, and what would be left.
struct RedactionPreview
{
    /// Something that is probably a secret, and stays.
    struct Left
    {
        qint64 event = 0; ///< from 1
        LikelySecret secret;
    };
    static constexpr qsizetype mostKept = 1000; ///< of each, to be listed

    QList<RedactedPlace> places; ///< the first ones
    qint64 replaced = 0;
    QList<Left> left; ///< the first ones
    qint64 remaining = 0;
};

/// Rules as they are written, one a line; blank lines are none.
struct RedactionRules
{
    QString text;

    /// With those that always hold. Error: Invalid; `where` is the line, from 1.
    Result<Redaction> parse() const;
};

/// Errors: those of redactFile(). Gives up with an error once it is not wanted. Thread: any.
Result<RedactionPreview>
previewOf(const QString &session, const Redaction &rules, const std::function<bool()> &isWanted);
/// Writes the session without its secrets, at once or not at all. Errors: those of redactFile(); Io. Thread: any.
Result<void> writeRedacted(const QString &session, const Redaction &rules, const QString &target);

} // namespace jackfield::ui
