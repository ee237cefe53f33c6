// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <optional>

namespace jackfield {

/// The exact value of a JSON number: digits without zeros at either end, times ten to the power of `exponent`.
/// Zero has no digits, no sign and exponent 0.
struct JsonNumber
{
    bool isNegative = false;
    QByteArray digits;
    qint64 exponent = 0;
    QByteArray hugeExponent; ///< as written, if it does not fit `exponent`

    /// `raw`: text that obeys the grammar of numbers.
    static JsonNumber of(QByteArrayView raw);
    std::optional<qint64> toInteger() const;
    bool isWhole() const { return digits.isEmpty() || (hugeExponent.isEmpty() && exponent >= 0); }

    bool operator==(const JsonNumber &) const = default;
};

/// The nearest double; infinity beyond all doubles, 0 below all.
double toDouble(QByteArrayView raw);

} // namespace jackfield
