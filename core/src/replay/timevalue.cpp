// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "timevalue_p.h"

#include <jackfield/json/jsonwriter.h>

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>
#include <array>
#include <cmath>

namespace jackfield {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;

namespace {
constexpr double year2000 = 946'684'800;
constexpr double year2100 = 4'102'444'800;

/// Microseconds of the unit that a number counts in; 0 if it is no time.
double unitOf(double number)
{
    for (const double perSecond : std::array { 1.0, 1e3, 1e6 }) {
        if (number >= year2000 * perSecond && number <= year2100 * perSecond)
            return 1e6 / perSecond;
    }
    return 0;
}

/// "2026-01-02T03:04:05" , fraction with its point, zone.
QRegularExpressionMatch isoParts(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$)"_s);
    return pattern.match(text);
}

std::optional<microseconds> timeOfText(const QString &text)
{
    const auto parts = isoParts(text);
    if (!parts.hasMatch())
        return std::nullopt;
    const QDateTime whole = QDateTime::fromString(
        parts.captured(1).replace(u' ', u'T') + parts.captured(3), Qt::ISODate);
    if (!whole.isValid())
        return std::nullopt;
    const double fraction = parts.captured(2).isEmpty() ? 0 : parts.captured(2).toDouble();
    return std::chrono::seconds(whole.toSecsSinceEpoch()) + microseconds(qRound64(fraction * 1e6));
}

QString printed(const QString &like, microseconds time)
{
    const auto parts = isoParts(like);
    const QDateTime zoned = QDateTime::fromString(
        parts.captured(1).replace(u' ', u'T') + parts.captured(3), Qt::ISODate);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const QDateTime moment =
        QDateTime::fromSecsSinceEpoch(seconds.count(), zoned.timeRepresentation());
    QString text = moment.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    text[10] = like.at(10);
    const qsizetype digits = parts.captured(2).size() - 1;
    if (digits > 0) {
        const QString fraction =
            u"%1"_s.arg((time - seconds).count(), 6, 10, QLatin1Char('0')).leftJustified(9, u'0');
        text += u'.' + fraction.first(digits);
    }
    return text + parts.captured(3);
}
} // namespace

std::optional<microseconds> momentNamedBy(const JsonValue &value)
{
    if (value.isString())
        return timeOfText(value.toString());
    const double number = value.toDouble();
    const double unit = value.isNumber() ? unitOf(number) : 0;
    if (unit == 0)
        return std::nullopt;
    return microseconds(qRound64(number * unit));
}

std::optional<QByteArray> shifted(const JsonValue &value, microseconds by)
{
    const auto time = momentNamedBy(value);
    if (!time)
        return std::nullopt;
    if (value.isString())
        return json::quoted(printed(value.toString(), *time + by));
    const double unit = unitOf(value.toDouble());
    const QByteArray raw = value.toJson();
    const qsizetype point = raw.indexOf('.');
    const int decimals = point < 0 ? 0 : int(raw.size() - point - 1);
    return QByteArray::number(double((*time + by).count()) / unit, 'f', decimals);
}

} // namespace jackfield
