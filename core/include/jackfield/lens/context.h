// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>
#include <jackfield/lens/field.h>
#include <jackfield/lens/place.h>

/// Typed values of a request that are not on the wire: what a filter found out and a handler needs. A filter calls
/// `next(user(bob, request))`, the handler `user(request)`, a listener `user(socket.request())`: so they are the context
/// of a connection, too. Each lens is a key of its own, whatever its name is: make it once and share it.
namespace jackfield::lens::context {

namespace detail {
/// Another number each time.
quint64 newKey();

template<typename T>
Field<Request, T> field(const ParameterName &name)
{
    const quint64 key = newKey();
    return { .meta = { .place = QStringLiteral("context"),
                       .name = name.text,
                       .type = QString::fromLatin1(QMetaType::fromType<T>().name()),
                       .isFromPeer = false },
             .read = [key](const Request &request) -> LensResult<std::optional<T>> {
                 const auto value = request.context(key);
                 return value ? std::optional(*static_cast<const T *>(value.get())) : std::nullopt;
             },
             .write =
                 [key](const std::optional<T> &value, const Request &request) {
                     return request.withContext(
                         key, value ? std::make_shared<const T>(*value) : nullptr);
                 } };
}
} // namespace detail

/// Missing is a fault of this side: 500, close 1011.
template<typename T>
BiDiLens<Request, T> required(const ParameterName &name)
{
    return lens::required(detail::field<T>(name));
}

template<typename T>
BiDiLens<Request, std::optional<T>> optional(const ParameterName &name)
{
    return lens::optional(detail::field<T>(name));
}

template<typename T>
BiDiLens<Request, T> defaulted(const ParameterName &name, const T &fallback)
{
    return lens::defaulted(detail::field<T>(name), fallback);
}

} // namespace jackfield::lens::context
