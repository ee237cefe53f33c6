// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/textvalue.h>

#include <QRegularExpression>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace jackfield::lens {

namespace {
using std::chrono::nanoseconds;

/// Qt skips blanks at either end; they are no part of a number.
bool hasBlanks(const QString &text)
{
    return text != text.trimmed();
}

constexpr QLatin1StringView nan("NaN");
constexpr QLatin1StringView infinity("Infinity");
constexpr QLatin1StringView negativeInfinity("-Infinity");

template<std::floating_point T>
QString shortest(T value)
{
    if (qIsNaN(value))
        return nan;
    if (qIsInf(value))
        return value > 0 ? infinity : negativeInfinity;
    std::array<char, 32> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return QString::fromLatin1(text.data(), end - text.data());
}

struct DurationUnit
{
    int group;
    qint64 seconds;
};
constexpr DurationUnit durationUnits[] { { 2, 604800 }, { 3, 86400 }, { 4, 3600 }, { 5, 60 } };

/// `total` and `count` times `factor` together, or nothing beyond 64 bits.
std::optional<qint64> added(qint64 total, qint64 count, qint64 factor)
{
    qint64 product = 0;
    qint64 sum = 0;
    if (qMulOverflow(count, factor, &product) || qAddOverflow(total, product, &sum))
        return std::nullopt;
    return sum;
}
} // namespace

std::optional<qint64> detail::parseSigned(const QString &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok && !hasBlanks(text) ? std::optional(value) : std::nullopt;
}

std::optional<quint64> detail::parseUnsigned(const QString &text)
{
    bool ok = false;
    const quint64 value = text.toULongLong(&ok);
    return ok && !hasBlanks(text) ? std::optional(value) : std::nullopt;
}

std::optional<double> detail::parseReal(const QString &text)
{
    if (text == nan)
        return std::numeric_limits<double>::quiet_NaN();
    if (text == infinity || text == negativeInfinity)
        return std::copysign(std::numeric_limits<double>::infinity(), text.size() > 8 ? -1 : 1);
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && qIsFinite(value) && !hasBlanks(text) ? std::optional(value) : std::nullopt;
}

QString detail::printReal(double value)
{
    return shortest(value);
}

QString detail::printReal(float value)
{
    return shortest(value);
}

std::optional<nanoseconds> detail::parseDuration(const QString &text)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(QStringLiteral(
        "([+-]?)P(?=.)(?:([0-9]+)W)?(?:([0-9]+)D)?"
        "(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:[.,]([0-9]{1,9}))?S)?)?")));
    const auto parts = form.match(text);
    if (!parts.hasMatch())
        return std::nullopt;
    bool isInRange = true;
    const auto count = [&](int group) {
        const QString digits = parts.captured(group);
        bool ok = true;
        const qint64 value = digits.isEmpty() ? 0 : digits.toLongLong(&ok);
        isInRange = isInRange && ok;
        return value;
    };
    std::optional<qint64> seconds = count(6);
    for (const DurationUnit unit : durationUnits)
        seconds = seconds ? added(*seconds, count(unit.group), unit.seconds) : std::nullopt;
    const qint64 fraction = parts.captured(7).leftJustified(9, u'0').toLongLong();
    const auto total = seconds ? added(fraction, *seconds, 1000000000) : std::nullopt;
    if (!isInRange || !total)
        return std::nullopt;
    return nanoseconds(parts.captured(1) == QLatin1Char('-') ? -*total : *total);
}

QString detail::printDuration(std::chrono::seconds whole, nanoseconds rest)
{
    const bool isNegative = whole.count() < 0 || rest.count() < 0;
    const quint64 seconds = isNegative ? 0 - quint64(whole.count()) : quint64(whole.count());
    QString text = isNegative ? QStringLiteral("-PT") : QStringLiteral("PT");
    if (seconds >= 3600)
        text += QStringLiteral("%1H").arg(seconds / 3600);
    if (seconds / 60 % 60 != 0)
        text += QStringLiteral("%1M").arg(seconds / 60 % 60);
    QString fraction = QStringLiteral("%1").arg(std::abs(rest.count()), 9, 10, QLatin1Char('0'));
    while (fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    if (!fraction.isEmpty())
        fraction.prepend(QLatin1Char('.'));
    if (seconds % 60 != 0 || !fraction.isEmpty() || seconds == 0)
        text += QStringLiteral("%1%2S").arg(QString::number(seconds % 60), fraction);
    return text;
}

std::optional<QDate> detail::parseDate(const QString &text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate); // which looks at ten characters
    return date.isValid() && text == date.toString(Qt::ISODate) ? std::optional(date)
                                                                : std::nullopt;
}

QString detail::printDateTime(const QDateTime &value)
{
    // A local time without its offset is another instant for a peer elsewhere.
    const bool isLocal = value.timeSpec() == Qt::LocalTime;
    return (isLocal ? value.toOffsetFromUtc(value.offsetFromUtc()) : value)
        .toString(Qt::ISODateWithMs);
}

QString detail::enumType(const QMetaEnum &names)
{
    QStringList known;
    for (int i = 0; i < names.keyCount(); ++i)
        known.append(QString::fromLatin1(names.key(i)));
    return QStringLiteral("one of ") + known.join(QStringLiteral(", "));
}

std::optional<int>
detail::enumValue(const QMetaEnum &names, const QString &name, Qt::CaseSensitivity sensitivity)
{
    for (int i = 0; i < names.keyCount(); ++i) {
        if (name.compare(QLatin1StringView(names.key(i)), sensitivity) == 0)
            return names.value(i);
    }
    return std::nullopt;
}

std::optional<bool> TextValue<bool>::parse(const QString &text)
{
    if (text.compare(QLatin1StringView("true"), Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare(QLatin1StringView("false"), Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

std::optional<QUrl> TextValue<QUrl>::parse(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() ? std::optional(url) : std::nullopt;
}

std::optional<QUuid> TextValue<QUuid>::parse(const QString &text)
{
    const QUuid uuid = QUuid::fromString(text); // which does not look at what stands behind one
    const bool isIt = text.compare(uuid.toString(), Qt::CaseInsensitive) == 0
        || text.compare(print(uuid), Qt::CaseInsensitive) == 0;
    return isIt ? std::optional(uuid) : std::nullopt;
}

std::optional<QTimeZone> TextValue<QTimeZone>::parse(const QString &text)
{
    const QByteArray name = text.toLatin1();
    // Asked first: a name becomes a path, and no name is the zone of this machine.
    if (name.isEmpty() || !QTimeZone::isTimeZoneIdAvailable(name))
        return std::nullopt;
    return QTimeZone(name);
}

std::optional<QLocale> TextValue<QLocale>::parse(const QString &text)
{
    const QLocale locale(text);
    const bool isC = text == QLatin1Char('C');
    return locale.language() != QLocale::C || isC ? std::optional(locale) : std::nullopt;
}

} // namespace jackfield::lens
