// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lens/valuewriter_p.h"

#include <jackfield/lens/gadget.h>

#include <QMetaEnum>

namespace jackfield::lens {

/// A type with a JSON form of its own.
struct PlainType
{
    QString name; ///< for failures: "must be <name>"
    std::function<bool(const JsonValue &, void *)> read;
    std::function<void(ValueWriter &, const void *)> write;
};

/// Null for other types. The result lives as long as the program.
const PlainType *plainType(QMetaType type);
const detail::OptionalType *optionalType(QMetaType type);
std::optional<QMetaEnum> enumOf(QMetaType type);

} // namespace jackfield::lens
