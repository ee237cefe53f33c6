// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clientdraft_p.h"

#include <jackfield/json/jsonvalue.h>

/// What the documents of other clients have alike.
namespace jackfield::interop {

/// The same error with the collection's folder before the name of the file in it.
std::unexpected<Error> inCollection(const ImportSource &source, Error error);

/// The file's JSON, or else its YAML. Error: Invalid, with file, line and column.
Result<JsonValue> readDocument(const ImportFile &file);

/// The folder that a file of a collection is in: "a/b" of "a/b/c"; empty of "c".
inline QString folderOf(const QString &name)
{
    return name.section(u'/', 0, -2);
}

/// Bytes that a document has as text; blanks between digits do not count. Nothing for what is none.
std::optional<QByteArray> bytesOfBase64(const QString &text);
std::optional<QByteArray> bytesOfHex(const QString &text);

/// A word, or a number or another value as it is written; empty for null.
QString scalarOf(const JsonValue &value);

/// A map's members, or of a list the values by their "name" or "key"; what is disabled is left out.
DraftVariables::Values enabledFields(const JsonValue &fields);

/// A value as a URL has it, the variables in it as they are: what they stand for is put in as it is.
QString inUrl(const QString &value);

/// Of such a list those that it calls secret.
DraftVariables::Values secretFields(const JsonValue &fields);

/// The URL with the values in place of its segments ":NAME".
QString withSegments(const QString &url, const DraftVariables::Values &values);

/// The URL with the parameters behind it that it has not yet.
QString withParameters(QString url, const DraftVariables::Values &parameters);

/// Credentials of the types basic, bearer and apikey become the draft's; of others its report tells.
void addAuthentication(const JsonValue &authentication, ClientDraft &draft);

} // namespace jackfield::interop
