// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QMetaEnum>
#include <QString>
#include <QTimeZone>
#include <QUrl>
#include <QUuid>
#include <QVersionNumber>
#include <chrono>
#include <concepts>
#include <optional>
#include <utility>

namespace jackfield::lens {

/// How a type stands in text (path, query, header, cookie, form; in JSON as a string). Specialise it for a type of your
/// own: `type` names it in failures, `parse` gives nothing for text that is not one, `print` writes what `parse` reads.
/// In Q_GADGETs the type is known after registerJsonType<T>().
template<typename T>
struct TextValue;

template<typename T>
concept HasTextValue = requires(const QString &text, const T &value) {
    { TextValue<T>::type() } -> std::convertible_to<QString>;
    { TextValue<T>::parse(text) } -> std::same_as<std::optional<T>>;
    { TextValue<T>::print(value) } -> std::convertible_to<QString>;
};

namespace detail {
std::optional<qint64> parseSigned(const QString &text);
std::optional<quint64> parseUnsigned(const QString &text);
/// NaN, Infinity and -Infinity go by these names.
std::optional<double> parseReal(const QString &text);
/// The shortest text that reads back as the value.
QString printReal(double value);
QString printReal(float value);
/// ISO 8601: "PT1.5S", "P1DT2H", "-PT5M"; weeks and days count 7 and 1 times 24 hours, months and years are none.
std::optional<std::chrono::nanoseconds> parseDuration(const QString &text);
/// `whole` and `rest` have one sign.
QString printDuration(std::chrono::seconds whole, std::chrono::nanoseconds rest);
std::optional<QDate> parseDate(const QString &text);
QString printDateTime(const QDateTime &value);
/// "one of Buy, Sell"
QString enumType(const QMetaEnum &names);
/// The value of a name; nothing for names of no such enum, or with a scope before them.
std::optional<int> enumValue(const QMetaEnum &names,
                             const QString &name,
                             Qt::CaseSensitivity sensitivity = Qt::CaseSensitive);
} // namespace detail

template<>
struct TextValue<QString>
{
    static QString type() { return QStringLiteral("string"); }
    static std::optional<QString> parse(const QString &text) { return text; }
    static QString print(const QString &value) { return value; }
};

/// In any case.
template<>
struct TextValue<bool>
{
    static QString type() { return QStringLiteral("boolean"); }
    static std::optional<bool> parse(const QString &text);
    static QString print(bool value)
    {
        return value ? QStringLiteral("true") : QStringLiteral("false");
    }
};

template<std::integral T>
struct TextValue<T>
{
    static QString type() { return QStringLiteral("integer"); }
    static std::optional<T> parse(const QString &text)
    {
        std::conditional_t<std::is_signed_v<T>, std::optional<qint64>, std::optional<quint64>>
            value;
        if constexpr (std::is_signed_v<T>)
            value = detail::parseSigned(text);
        else
            value = detail::parseUnsigned(text);
        return value && std::in_range<T>(*value) ? std::optional(T(*value)) : std::nullopt;
    }
    static QString print(T value) { return QString::number(value); }
};

template<std::floating_point T>
struct TextValue<T>
{
    static QString type() { return QStringLiteral("number"); }
    static std::optional<T> parse(const QString &text)
    {
        const auto value = detail::parseReal(text);
        const bool isTooGreat = value && qIsFinite(*value) && qIsInf(T(*value));
        return value && !isTooGreat ? std::optional(T(*value)) : std::nullopt;
    }
    static QString print(T value) { return detail::printReal(value); }
};

template<>
struct TextValue<QUrl>
{
    static QString type() { return QStringLiteral("URL"); }
    static std::optional<QUrl> parse(const QString &text);
    static QString print(const QUrl &value) { return value.toString(QUrl::FullyEncoded); }
};

template<>
struct TextValue<QUuid>
{
    static QString type() { return QStringLiteral("UUID"); }
    static std::optional<QUuid> parse(const QString &text);
    static QString print(const QUuid &value) { return value.toString(QUuid::WithoutBraces); }
};

/// ISO 8601. A local date and time is written with its offset.
template<typename T>
    requires(std::same_as<T, QDate> || std::same_as<T, QTime> || std::same_as<T, QDateTime>)
struct TextValue<T>
{
    static QString type()
    {
        if constexpr (std::same_as<T, QDate>)
            return QStringLiteral("date");
        else
            return std::same_as<T, QTime> ? QStringLiteral("time")
                                          : QStringLiteral("date and time");
    }
    static std::optional<T> parse(const QString &text)
    {
        if constexpr (std::same_as<T, QDate>) {
            return detail::parseDate(text);
        } else {
            const T value = T::fromString(text, Qt::ISODateWithMs);
            return value.isValid() ? std::optional(value) : std::nullopt;
        }
    }
    static QString print(const T &value)
    {
        if constexpr (std::same_as<T, QDate>)
            return value.toString(Qt::ISODate);
        else if constexpr (std::same_as<T, QTime>)
            return value.toString(Qt::ISODateWithMs);
        else
            return detail::printDateTime(value);
    }
};

/// ISO 8601: "PT1.5S". What is finer than the type is refused.
template<typename Rep, typename Period>
struct TextValue<std::chrono::duration<Rep, Period>>
{
    using Duration = std::chrono::duration<Rep, Period>;
    static QString type() { return QStringLiteral("duration"); }
    static std::optional<Duration> parse(const QString &text)
    {
        const auto exact = detail::parseDuration(text);
        if (!exact)
            return std::nullopt;
        const auto value = std::chrono::duration_cast<Duration>(*exact);
        return std::chrono::duration_cast<std::chrono::nanoseconds>(value) == *exact
            ? std::optional(value)
            : std::nullopt;
    }
    static QString print(const Duration &value)
    {
        const auto whole = std::chrono::duration_cast<std::chrono::seconds>(value);
        const auto rest = value - std::chrono::duration_cast<Duration>(whole);
        return detail::printDuration(whole,
                                     std::chrono::duration_cast<std::chrono::nanoseconds>(rest));
    }
};

/// A name of the time zone database: "Europe/London".
template<>
struct TextValue<QTimeZone>
{
    static QString type() { return QStringLiteral("time zone"); }
    static std::optional<QTimeZone> parse(const QString &text);
    static QString print(const QTimeZone &value) { return QString::fromLatin1(value.id()); }
};

/// A BCP 47 name: "en-GB".
template<>
struct TextValue<QLocale>
{
    static QString type() { return QStringLiteral("locale"); }
    static std::optional<QLocale> parse(const QString &text);
    static QString print(const QLocale &value) { return value.bcp47Name(); }
};

/// Numbers with dots between them, and nothing else: "1.2.3".
template<>
struct TextValue<QVersionNumber>
{
    static QString type() { return QStringLiteral("version"); }
    static std::optional<QVersionNumber> parse(const QString &text)
    {
        const auto version = QVersionNumber::fromString(text);
        return print(version) == text && !text.isEmpty() ? std::optional(version) : std::nullopt;
    }
    static QString print(const QVersionNumber &value) { return value.toString(); }
};

/// A Q_ENUM, by its names.
template<typename T>
    requires(std::is_enum_v<T> && bool(QtPrivate::IsQEnumHelper<T>::Value))
struct TextValue<T>
{
    static QString type() { return detail::enumType(QMetaEnum::fromType<T>()); }
    static std::optional<T> parse(const QString &text)
    {
        const auto value = detail::enumValue(QMetaEnum::fromType<T>(), text);
        return value ? std::optional(T(*value)) : std::nullopt;
    }
    static QString print(T value)
    {
        return QString::fromLatin1(QMetaEnum::fromType<T>().valueToKey(int(value)));
    }
};

} // namespace jackfield::lens
