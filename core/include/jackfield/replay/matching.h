// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsondiff.h>
#include <jackfield/ws/wsmessage.h>

namespace jackfield {

/// What counts as the same message: objects and arrays by value, everything else by its bytes. By value means: members
/// in any order, numbers by what they are worth, exactly (1 is 1.0, but no digit is rounded away), strings after their
/// escapes. Of members with the same name the last one counts, as for JSON.parse of JavaScript; those before it are not
/// compared.
class Matching
{
public:
    /// Reads a NAME.matching.json: `{"jackfield":"matching","version":1,"ignore":["/time"]}`.
    /// Errors: Io; Invalid and Unsupported with `where` as "file" or "file:line:column".
    static Result<Matching> load(const QString &path);

    /// What stands at `pointer` or below is not compared. Precondition: a JSON Pointer (RFC 6901).
    Matching &ignore(const QString &pointer);
    Matching &ignore(const JsonPointer &place);
    const QList<JsonPointer> &ignored() const { return m_ignored; }
    bool isIgnored(const JsonPointer &place) const;

private:
    QList<JsonPointer> m_ignored;
};

} // namespace jackfield
