// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonnumber_p.h"

#include <charconv>
#include <limits>

namespace jackfield {

namespace {
void splitExponent(QByteArrayView &mantissa, QByteArrayView raw, JsonNumber &number)
{
    const qsizetype e = std::max(raw.indexOf('e'), raw.indexOf('E'));
    mantissa = e < 0 ? raw : raw.first(e);
    if (e < 0)
        return;
    QByteArrayView digits = raw.sliced(e + 1);
    const bool isNegative = digits.startsWith('-');
    if (isNegative || digits.startsWith('+'))
        digits = digits.sliced(1);
    while (digits.size() > 1 && digits.startsWith('0'))
        digits = digits.sliced(1);
    if (digits.size() > 17)
        number.hugeExponent = (isNegative ? "-" : "+") + digits.toByteArray();
    else
        number.exponent = isNegative ? -digits.toLongLong() : digits.toLongLong();
}
} // namespace

JsonNumber JsonNumber::of(QByteArrayView raw)
{
    JsonNumber number;
    QByteArrayView mantissa;
    number.isNegative = raw.startsWith('-');
    splitExponent(mantissa, number.isNegative ? raw.sliced(1) : raw, number);
    number.digits = mantissa.toByteArray();
    if (const qsizetype point = number.digits.indexOf('.'); point >= 0) {
        number.exponent -= number.digits.size() - point - 1;
        number.digits.remove(point, 1);
    }
    qsizetype zeros = 0;
    while (zeros < number.digits.size() && number.digits.at(zeros) == '0')
        ++zeros;
    number.digits.remove(0, zeros);
    while (number.digits.endsWith('0')) {
        number.digits.chop(1);
        ++number.exponent;
    }
    return number.digits.isEmpty() ? JsonNumber() : number;
}

std::optional<qint64> JsonNumber::toInteger() const
{
    if (digits.isEmpty())
        return 0;
    if (!isWhole() || digits.size() + exponent > 19)
        return std::nullopt;
    const QByteArray all = (isNegative ? "-" : "") + digits + QByteArray(exponent, '0');
    bool fits = false;
    const qint64 value = all.toLongLong(&fits);
    return fits ? std::optional(value) : std::nullopt;
}

double toDouble(QByteArrayView raw)
{
    double value = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (error != std::errc::result_out_of_range)
        return value;
    const JsonNumber number = JsonNumber::of(raw);
    const bool isTiny = number.hugeExponent.isEmpty() ? number.exponent + number.digits.size() < 0
                                                      : number.hugeExponent.startsWith('-');
    const double magnitude = isTiny ? 0.0 : std::numeric_limits<double>::infinity();
    return number.isNegative ? -magnitude : magnitude;
}

} // namespace jackfield
