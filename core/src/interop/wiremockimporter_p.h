// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mockdraft_p.h"

#include <jackfield/http/uritemplate.h>

namespace jackfield {

/// Whether it holds message stubs of WireMock.
bool isWireMock(QByteArrayView content);
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
