// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/support/inwords.h>

#include <array>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
/// One digit behind the point below ten, none above.
QString rounded(double value)
{
    return QString::number(value, 'f', value < 9.95 ? 1 : 0);
}

QString twoDigits(qint64 number)
{
    return u"%1"_s.arg(number, 2, 10, '0'_L1);
}
} // namespace

QString formattedCount(qint64 number)
{
    QString text = QString::number(number);
    const qsizetype first = number < 0 ? 1 : 0;
    for (qsizetype at = text.size() - 3; at > first; at -= 3)
        text.insert(at, QChar(u'\u2009'));
    return text;
}

QString formattedSize(qint64 bytes)
{
    static constexpr std::array units { "KiB"_L1, "MiB"_L1, "GiB"_L1, "TiB"_L1 };
    if (bytes < 1024)
        return u"%1 B"_s.arg(bytes);
    double value = double(bytes) / 1024;
    size_t unit = 0;
    while (value >= 1023.5 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    return rounded(value) + u' ' + units[unit];
}

QString formattedDuration(qint64 microseconds)
{
    constexpr qint64 tenthOfMillisecond = 100;
    if (microseconds < tenthOfMillisecond)
        return QString::number(microseconds) + u" µs"_s;
    const double milliseconds = double(microseconds) / 1000;
    if (milliseconds < 999.5)
        return rounded(milliseconds) + u" ms"_s;
    const qint64 seconds = microseconds / 1'000'000;
    if (seconds < 60)
        return rounded(milliseconds / 1000) + u" s"_s;
    if (seconds < 3600)
        return u"%1:%2 min"_s.arg(seconds / 60).arg(twoDigits(seconds % 60));
    return u"%1:%2:%3 h"_s.arg(
        QString::number(seconds / 3600), twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
}

} // namespace jackfield
