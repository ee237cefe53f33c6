// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <QMetaType>

namespace jackfield::lens {

/// Reads `value` into the object of `type` at `target`: bool, the arithmetic types, QString, QUrl, QUuid, QDate, QTime,
/// QDateTime (ISO 8601), enums by the names of their Q_ENUM, Q_GADGETs by their properties, QLists of these, JsonValue.
/// Every property must be there; members without a property are passed over.
/// Errors: Missing, Invalid (another JSON type, out of range), Unsupported (a C++ type not named here);
/// `where` is the JSON Pointer of the place.
Result<void> readJson(const JsonValue &value, QMetaType type, void *target);

/// The JSON of the object of `type` at `source`; properties in the order of their declaration.
/// Error: Unsupported.
Result<QByteArray> writeJson(QMetaType type, const void *source);

} // namespace jackfield::lens
