// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/field.h>
#include <jackfield/lens/wsmessage.h>

namespace jackfield::lens::message {

namespace detail {
/// What stands there; nothing if nothing does. Throws std::invalid_argument if `pointer` is no JSON Pointer.
std::function<LensResult<std::optional<JsonValue>>(const WsMessage &)>
pointerReader(const LensMeta &meta);
LensFailure pointerFailure(const LensMeta &meta, Error error);

template<typename T>
Lens<WsMessage, std::optional<T>> pointerLens(const QString &pointer, bool isOptional)
{
    const LensMeta meta { .place = QStringLiteral("message"),
                          .name = pointer,
                          .type = lens::detail::typeNameOf<T>(Notation::Json),
                          .required = false };
    return { meta,
             [meta, isOptional, read = pointerReader(meta)](
                 const WsMessage &message) -> LensResult<std::optional<T>> {
                 auto found = read(message);
                 if (!found)
                     return std::unexpected(std::move(found).error());
                 const bool isNull = *found && (*found)->isNull() && !std::same_as<T, JsonValue>;
                 if (!*found || (isNull && isOptional))
                     return std::nullopt;
                 T value {};
                 if (auto made = readJson(**found, QMetaType::fromType<T>(), &value); !made)
                     return std::unexpected(pointerFailure(meta, made.error()));
                 return value;
             } };
}
} // namespace detail

/// One value in a JSON message, read without reading all of the message: `lens::message::pointer<double>("/data/0/price")`.
/// What lies beside the way is not checked, see findJson(). T: what readJson() takes; a std::optional is nothing if there
/// is no such place or null stands there, another T Missing. Throws std::invalid_argument if `pointer` is no JSON Pointer (RFC 6901).
template<typename T>
Lens<WsMessage, T> pointer(const QString &pointer)
{
    if constexpr (requires(const T &value) { value.has_value(); }) {
        return detail::pointerLens<typename T::value_type>(pointer, true);
    } else {
        const auto optional = detail::pointerLens<T>(pointer, false);
        LensMeta meta = optional.meta();
        meta.required = true;
        return { meta, [meta, optional](const WsMessage &message) -> LensResult<T> {
                    auto value = optional.tryGet(message);
                    if (!value)
                        return std::unexpected(std::move(value).error());
                    if (!*value)
                        return std::unexpected(lens::detail::missing(meta));
                    return **std::move(value);
                } };
    }
}

template<typename T>
Lens<WsMessage, T> pointer(const char *text)
{
    return pointer<T>(QString::fromUtf8(text));
}

} // namespace jackfield::lens::message
