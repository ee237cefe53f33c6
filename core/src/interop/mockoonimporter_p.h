// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mockdraft_p.h"

namespace jackfield {

/// Whether it is an environment of Mockoon, or an export with one.
bool isMockoon(QByteArrayView content);
/// The WebSocket routes of an environment of Mockoon.
Result<Imported> importMockoon(const ImportSource &source, const ImportOptions &options);

namespace mockoon {
/// What the rules of a response ask for, as one condition. Nothing for what no condition says; then `why` says why.
std::optional<JsonValue>
conditionOf(const JsonValue &response, const JsonValue &environment, QString &why);
/// The body of a response as a template; sentences for what is lost.
QString bodyOf(const JsonValue &response, const JsonValue &environment, QStringList &lost);
/// The value of a data bucket, by its id.
std::optional<QString> bucketOf(const JsonValue &environment, const QString &id);
} // namespace mockoon

} // namespace jackfield
