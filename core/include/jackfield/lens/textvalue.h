// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>
#include <QUrl>
#include <QUuid>
#include <concepts>
#include <optional>
#include <utility>

namespace jackfield::lens {

/// How a type stands in text (path, query, header). Specialise it for a type of your own: `type` names it in failures,
/// `parse` gives nothing for text that is not one, `print` writes what `parse` reads.
template<typename T>
struct TextValue;

template<>
struct TextValue<QString>
{
    static QString type() { return QStringLiteral("string"); }
    static std::optional<QString> parse(const QString &text) { return text; }
    static QString print(const QString &value) { return value; }
};

template<>
struct TextValue<bool>
{
    static QString type() { return QStringLiteral("boolean"); }
    static std::optional<bool> parse(const QString &text)
    {
        if (text == QStringLiteral("true"))
            return true;
        return text == QStringLiteral("false") ? std::optional(false) : std::nullopt;
    }
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
        bool ok = false;
        if constexpr (std::is_signed_v<T>) {
            const qlonglong value = text.toLongLong(&ok);
            return ok && std::in_range<T>(value) ? std::optional(T(value)) : std::nullopt;
        } else {
            const qulonglong value = text.toULongLong(&ok);
            return ok && std::in_range<T>(value) ? std::optional(T(value)) : std::nullopt;
        }
    }
    static QString print(T value) { return QString::number(value); }
};

template<std::floating_point T>
struct TextValue<T>
{
    static QString type() { return QStringLiteral("number"); }
    static std::optional<T> parse(const QString &text)
    {
        bool ok = false;
        const double value = text.toDouble(&ok);
        return ok ? std::optional(T(value)) : std::nullopt;
    }
    static QString print(T value)
    {
        return QString::number(double(value), 'g', QLocale::FloatingPointShortest);
    }
};

template<>
struct TextValue<QUrl>
{
    static QString type() { return QStringLiteral("URL"); }
    static std::optional<QUrl> parse(const QString &text)
    {
        const QUrl url(text, QUrl::StrictMode);
        return url.isValid() ? std::optional(url) : std::nullopt;
    }
    static QString print(const QUrl &value) { return value.toString(QUrl::FullyEncoded); }
};

template<>
struct TextValue<QUuid>
{
    static QString type() { return QStringLiteral("UUID"); }
    static std::optional<QUuid> parse(const QString &text)
    {
        const QUuid uuid = QUuid::fromString(text);
        return uuid.isNull() ? std::nullopt : std::optional(uuid);
    }
    static QString print(const QUuid &value) { return value.toString(QUuid::WithoutBraces); }
};

} // namespace jackfield::lens
