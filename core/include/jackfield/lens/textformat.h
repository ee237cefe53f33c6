// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/credentials.h>
#include <jackfield/lens/textvalue.h>

#include <functional>

/// Ways a value may stand in text where its type alone does not tell: `lens::query::required("ids", lens::csv<int>())`.
namespace jackfield::lens {

template<typename T>
struct TextFormat
{
    QString type; ///< for failures: "must be <type>"
    std::function<std::optional<T>(const QString &)> parse; ///< nothing for text that is not one
    std::function<QString(const T &)> print; ///< what `parse` reads
    bool isSecret = false; ///< failures do not show the text
};

/// That of TextValue.
template<HasTextValue T>
TextFormat<T> textFormat()
{
    return { .type = TextValue<T>::type(),
             .parse = TextValue<T>::parse,
             .print = [](const T &value) { return TextValue<T>::print(value); } };
}

/// At least one character.
TextFormat<QString> nonEmpty();
/// At least one character that is no blank.
TextFormat<QString> nonBlank();
/// The whole text matches `pattern`. Throws std::invalid_argument for a pattern that is no regular expression.
TextFormat<QString> matching(const QString &pattern);
/// The group of that number in `pattern`, which may match anywhere. For reading: what is written must match, too.
TextFormat<QString> regexGroup(const QString &pattern, int group = 1);
/// RFC 4648 section 4; the alphabet of section 5 and text without padding are read too.
TextFormat<QByteArray> base64();
TextFormat<QByteArray> hex();
/// "Basic Zm9vOmJhcg==", as in an Authorization header (RFC 7617).
TextFormat<Credentials> basicCredentials();

/// Values between separators, none for empty text: "1,2,3". Nothing is quoted: a text with the separator in it becomes two.
template<typename T>
TextFormat<QList<T>> csv(const QString &separator = QStringLiteral(","),
                         const TextFormat<T> &element = textFormat<T>())
{
    const auto parse = [=](const QString &text) -> std::optional<QList<T>> {
        QList<T> values;
        for (const QString &part : text.isEmpty() ? QStringList() : text.split(separator)) {
            auto value = element.parse(part);
            if (!value)
                return std::nullopt;
            values.append(*std::move(value));
        }
        return values;
    };
    const auto print = [=](const QList<T> &values) {
        QStringList parts;
        for (const T &value : values)
            parts.append(element.print(value));
        return parts.join(separator);
    };
    return { .type = QStringLiteral("%1 between '%2'").arg(element.type, separator),
             .parse = parse,
             .print = print,
             .isSecret = element.isSecret };
}

/// A Q_ENUM by its names, in any case.
template<typename T>
TextFormat<T> caselessEnum()
{
    auto format = textFormat<T>();
    format.parse = [](const QString &text) -> std::optional<T> {
        const auto value = detail::enumValue(QMetaEnum::fromType<T>(), text, Qt::CaseInsensitive);
        return value ? std::optional(T(*value)) : std::nullopt;
    };
    return format;
}

/// Values by names of your own: `lens::named<Side>({ { u"buy"_s, Side::Buy }, { u"sell"_s, Side::Sell } })`.
template<std::equality_comparable T>
TextFormat<T> named(const QList<std::pair<QString, T>> &names)
{
    QStringList known;
    for (const auto &[name, value] : names)
        known.append(name);
    const auto parse = [names](const QString &text) -> std::optional<T> {
        for (const auto &[name, value] : names) {
            if (name == text)
                return value;
        }
        return std::nullopt;
    };
    const auto print = [names](const T &value) {
        for (const auto &[name, own] : names) {
            if (own == value)
                return name;
        }
        return QString();
    };
    return { .type = QStringLiteral("one of ") + known.join(QStringLiteral(", ")),
             .parse = parse,
             .print = print };
}

} // namespace jackfield::lens
