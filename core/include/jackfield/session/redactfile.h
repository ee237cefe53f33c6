// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/redaction.h>

#include <QStringList>
#include <functional>

namespace jackfield {

/// A secret that was found in a session file.
struct RedactedPlace
{
    qint64 event = 0; ///< from 1, in the order of the file
    QString where; ///< in words: "message from client, /auth/token"
    QString pseudonym;
    QString masked; ///< the secret as masked() shows it
};

/// What is done with what is found, and with the session without it; each may be left out.
struct RedactFile
{
    std::function<void(const RedactedPlace &)> found = {};
    /// An event without its secrets, as it will be written, and its number from 1.
    std::function<void(const SessionEvent &, qint64)> redacted = {};
    /// A line, without its end; an error ends it.
    std::function<Result<void>(const QByteArray &)> write = {};
};

/// Takes the secrets out of a recording that exists. Pseudonyms that are there stay; since nobody knows what they stand for, a secret
/// that is new in the file gets a number of its own. What reading had to pass over, in words. Errors: those of SessionReader and of
/// `write`; Unsupported, if there is no number left. Thread: any.
Result<QStringList> redactFile(const QString &path, const Redaction &rules, const RedactFile &take);

} // namespace jackfield
