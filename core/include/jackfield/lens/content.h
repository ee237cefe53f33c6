// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/gadget.h>
#include <jackfield/lens/lens.h>
#include <jackfield/lens/notation.h>

namespace jackfield::lens {

/// The whole content of a Target: what the lenses of messages and of bodies have in common.
template<typename Target>
struct Content
{
    QString place; ///< "message", "body"
    /// Error: of another mode or media type.
    std::function<std::expected<QByteArray, LensProblem>(const Target &, const LensMeta &)> read;
    std::function<Target(const QByteArray &, const Target &)> write;
    bool isFromPeer = true; ///< see LensMeta
};

namespace detail {
enum class Fault {
    Malformed, ///< it is not of the notation: close 1007
    Shape, ///< it is not a value of the type: close 1008
    Writing, ///< the value has no such form: 500, close 1011
};
LensFailure contentFailure(LensMeta meta, Error error, Fault fault);

template<typename T>
QString typeNameOf(Notation notation)
{
    if constexpr (std::same_as<T, JsonValue>)
        return notationName(notation);
    else
        return QString::fromLatin1(QMetaType::fromType<T>().name());
}
} // namespace detail

/// The bytes themselves.
template<typename Target>
BiDiLens<Target, QByteArray> contentBytes(const Content<Target> &content, const QString &type)
{
    const LensMeta meta {
        .place = content.place, .name = {}, .type = type, .isFromPeer = content.isFromPeer
    };
    return { meta,
             [read = content.read, meta](const Target &target) -> LensResult<QByteArray> {
                 auto bytes = read(target, meta);
                 if (!bytes)
                     return std::unexpected(LensFailure(std::move(bytes).error()));
                 return *std::move(bytes);
             },
             content.write };
}

/// A JsonValue, a Q_GADGET, or any other type that readJson() takes, in a notation.
template<typename T, typename Target>
BiDiLens<Target, T> contentValue(const Content<Target> &content, Notation notation)
{
    const auto bytes = contentBytes(content, detail::typeNameOf<T>(notation));
    const LensMeta meta = bytes.meta();
    const auto get = [=](const Target &target) -> LensResult<T> {
        const auto read = bytes.tryGet(target);
        if (!read)
            return std::unexpected(read.error());
        auto parsed = lens::parse(notation, *read);
        if (!parsed) {
            return std::unexpected(
                detail::contentFailure(meta, parsed.error(), detail::Fault::Malformed));
        }
        if constexpr (std::same_as<T, JsonValue>) {
            return *std::move(parsed);
        } else {
            T value {};
            if (auto made = readJson(*parsed, QMetaType::fromType<T>(), &value); !made) {
                return std::unexpected(
                    detail::contentFailure(meta, made.error(), detail::Fault::Shape));
            }
            return value;
        }
    };
    const auto set = [=](const T &value, const Target &target) {
        const auto written = lens::write(notation, QMetaType::fromType<T>(), &value);
        if (!written)
            throw detail::contentFailure(meta, written.error(), detail::Fault::Writing);
        return bytes(*written, target);
    };
    return { meta, get, set };
}

} // namespace jackfield::lens
