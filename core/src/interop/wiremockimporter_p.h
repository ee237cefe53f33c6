// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mockdraft_p.h"

#include <jackfield/http/uritemplate.h>

namespace jackfield {

/// Whether it holds message stubs of WireMock.
bool isWireMock(QByteArrayView content);
/// Whether it is the folder message-mappings of WireMock, or holds it.
bool isStubFolder(const QString &path);
/// All its files as one. Errors: those of the files.
Result<ImportSource> stubsIn(const QString &path);
/// The message stubs of WireMock, one or a list of them.
Result<Imported> importWireMock(const ImportSource &source, const ImportOptions &options);

namespace wiremock {
/// What a body pattern asks for. Error: Unsupported, with what no condition says.
Result<JsonValue> conditionOf(const JsonValue &pattern);

/// A text with WireMock's expressions as a template of ours; `lost`: those that now stand as the text that they are.
QString templateOf(const QString &text, QStringList &lost);

/// Which handshakes a request pattern means.
struct Handshakes
{
    UriTemplate path = UriTemplate::any();
    QList<JsonValue> conditions; ///< on all else
};
/// Error: Unsupported.
Result<Handshakes> handshakesOf(const JsonValue &pattern);
} // namespace wiremock

} // namespace jackfield
