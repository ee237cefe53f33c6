// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/notation.h>

#include <QMetaType>

namespace jackfield::lens {

/// How a value is written in a message or a body.
using notations::mediaType;
using notations::Notation;
using notations::notationName;
using notations::parse;

/// The object of `type` at `source`, as writeJson() writes it; a QByteArray is a byte string in the binary notations.
/// Error: Unsupported (a type, or in MessagePack a number, that has no such form).
Result<QByteArray> write(Notation notation, QMetaType type, const void *source);

} // namespace jackfield::lens
