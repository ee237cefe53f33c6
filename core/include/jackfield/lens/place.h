// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>
#include <jackfield/http/response.h>
#include <jackfield/lens/field.h>

namespace jackfield::lens {

/// The name of a parameter; a literal or a QString.
struct ParameterName
{
    ParameterName(const char *utf8)
        : text(QString::fromUtf8(utf8))
    { }
    ParameterName(QString name)
        : text(std::move(name))
    { }

    QString text;
};

/// Where text stands in a Target under names, and how it is changed there.
template<typename Target>
struct Place
{
    QString name; ///< "path", "query", "header", ...
    /// All values of a name in order, none if it is absent. Error: `message` is the part behind the name.
    std::function<Result<QStringList>(const Target &, const QString &)> read;
    /// A copy with these values for that name, and nothing else changed. Error: the same.
    std::function<Result<Target>(const Target &, const QString &, const QStringList &)> write;
    bool isFromPeer = true; ///< see LensMeta
};

namespace detail {
/// A body of another type is 415.
LensFailure fieldFailure(const LensMeta &meta, const Error &error);
/// A value that cannot stand there: a fault of this side.
LensFailure unwritable(LensMeta meta, const QString &why);
LensFailure malformed(const LensMeta &meta, const std::optional<QString> &text);

template<typename T>
std::optional<QString> shown(const TextFormat<T> &format, const QString &text)
{
    return format.isSecret ? std::nullopt : std::optional(text);
}

/// What a format throws means that the text is none.
template<typename T>
std::optional<T> parsed(const TextFormat<T> &format, const QString &text)
{
    try {
        return format.parse(text);
    } catch (const std::exception &) {
        return std::nullopt;
    }
}

/// Reads with `parse` what stands there (at least one text), writes what `print` gives.
template<typename Target, typename T, typename Parse, typename Print>
Field<Target, T>
textField(const Place<Target> &place, const LensMeta &meta, Parse parse, Print print)
{
    return { .meta = meta,
             .read = [place, meta, parse](const Target &target) -> LensResult<std::optional<T>> {
                 const auto texts = place.read(target, meta.name);
                 if (!texts)
                     return std::unexpected(fieldFailure(meta, texts.error()));
                 return texts->isEmpty() ? LensResult<std::optional<T>>(std::nullopt)
                                         : parse(*texts);
             },
             .write =
                 [place, meta, parse, print](const std::optional<T> &value, const Target &target) {
                     const QStringList texts = value ? print(*value) : QStringList();
                     if (!texts.isEmpty() && !parse(texts))
                         throw unwritable(meta, QStringLiteral("cannot hold this value"));
                     auto written = place.write(target, meta.name, texts);
                     if (!written)
                         throw unwritable(meta, written.error().message);
                     return *std::move(written);
                 } };
}

/// The first of the values.
template<typename Target, typename T>
Field<Target, T>
single(const Place<Target> &place, const ParameterName &name, const TextFormat<T> &format)
{
    const LensMeta meta {
        .place = place.name, .name = name.text, .type = format.type, .isFromPeer = place.isFromPeer
    };
    const auto parse = [=](const QStringList &texts) -> LensResult<std::optional<T>> {
        auto value = parsed(format, texts.first());
        if (!value)
            return std::unexpected(malformed(meta, shown(format, texts.first())));
        return value;
    };
    const auto print = [format](const T &value) { return QStringList(format.print(value)); };
    return textField<Target, T>(place, meta, parse, print);
}

/// All of the values.
template<typename Target, typename T>
Field<Target, QList<T>>
all(const Place<Target> &place, const ParameterName &name, const TextFormat<T> &format)
{
    const LensMeta meta { .place = place.name,
                          .name = name.text,
                          .type = QStringLiteral("list of ") + format.type,
                          .isFromPeer = place.isFromPeer };
    LensMeta each = meta;
    each.type = format.type;
    const auto parse = [=](const QStringList &texts) -> LensResult<std::optional<QList<T>>> {
        QList<T> values;
        for (const QString &text : texts) {
            auto value = parsed(format, text);
            if (!value)
                return std::unexpected(malformed(each, shown(format, text)));
            values.append(*std::move(value));
        }
        return values;
    };
    const auto print = [format](const QList<T> &values) {
        QStringList texts;
        for (const T &value : values)
            texts.append(format.print(value));
        return texts;
    };
    return textField<Target, QList<T>>(place, meta, parse, print);
}

template<typename T>
struct ListElement;
template<typename T>
struct ListElement<QList<T>>
{
    using Type = T;
};

/// A QList is all values, another type the first one.
template<typename T, typename Target>
Field<Target, T> field(const Place<Target> &place, const ParameterName &name)
{
    if constexpr (HasTextValue<T>)
        return single(place, name, textFormat<T>());
    else
        return all(place, name, textFormat<typename ListElement<T>::Type>());
}
} // namespace detail

/// A type with a TextValue, or a QList of one.
template<typename T>
concept ParameterValue =
    HasTextValue<T> || requires { requires HasTextValue<typename detail::ListElement<T>::Type>; };

/// The lenses of a place, which `Where::in` tells for each Target it is part of. Of several values the first counts; a
/// QList is all of them: `required<QStringList>("tag")`. What is there and malformed is always Invalid, also for optional
/// and defaulted lenses.
template<typename Where>
struct ParameterLenses
{
    template<ParameterValue T, typename Target = Request>
    static BiDiLens<Target, T> required(const ParameterName &name)
    {
        return lens::required(detail::field<T>(place<Target>(), name));
    }
    template<typename T, typename Target = Request>
    static BiDiLens<Target, T> required(const ParameterName &name, const TextFormat<T> &format)
    {
        return lens::required(detail::single(place<Target>(), name, format));
    }

    template<ParameterValue T, typename Target = Request>
    static BiDiLens<Target, std::optional<T>> optional(const ParameterName &name)
    {
        return lens::optional(detail::field<T>(place<Target>(), name));
    }
    template<typename T, typename Target = Request>
    static BiDiLens<Target, std::optional<T>> optional(const ParameterName &name,
                                                       const TextFormat<T> &format)
    {
        return lens::optional(detail::single(place<Target>(), name, format));
    }

    template<ParameterValue T, typename Target = Request>
    static BiDiLens<Target, T> defaulted(const ParameterName &name, const T &fallback)
    {
        return lens::defaulted(detail::field<T>(place<Target>(), name), fallback);
    }
    /// Absent is what another lens finds.
    template<ParameterValue T, typename Target = Request>
    static BiDiLens<Target, T> defaulted(const ParameterName &name, const Lens<Target, T> &fallback)
    {
        return lens::defaulted(detail::field<T>(place<Target>(), name), fallback);
    }
    template<typename T, typename Target = Request>
    static BiDiLens<Target, T> defaulted(const ParameterName &name,
                                         const TextFormat<T> &format,
                                         const std::type_identity_t<T> &fallback)
    {
        return lens::defaulted(detail::single(place<Target>(), name, format), fallback);
    }

private:
    template<typename Target>
    static const Place<Target> &place()
    {
        return Where::in(static_cast<const Target *>(nullptr));
    }
};

} // namespace jackfield::lens
