// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/lens.h>
#include <jackfield/lens/textformat.h>

/// What required, optional and defaulted lenses are made from, wherever they look. Make one to add a place of your own.
namespace jackfield::lens {

/// A value that may be there, read from and written to a Target. `read` gives nothing if it is absent and a failure if it
/// is not what it should be; `write` takes it away for nothing.
template<typename Target, typename T>
struct Field
{
    LensMeta meta;
    std::function<LensResult<std::optional<T>>(const Target &)> read;
    std::function<Target(const std::optional<T> &, const Target &)> write;
};

namespace detail {
LensFailure missing(const LensMeta &meta);
} // namespace detail

/// Absent is Missing.
template<typename Target, typename T>
BiDiLens<Target, T> required(const Field<Target, T> &field)
{
    return { field.meta,
             [field](const Target &target) -> LensResult<T> {
                 auto value = field.read(target);
                 if (!value)
                     return std::unexpected(std::move(value).error());
                 if (!*value)
                     return std::unexpected(detail::missing(field.meta));
                 return **std::move(value);
             },
             [write = field.write](const T &value, const Target &target) {
                 return write(value, target);
             } };
}

/// Absent is nothing; writing nothing takes it away.
template<typename Target, typename T>
BiDiLens<Target, std::optional<T>> optional(const Field<Target, T> &field)
{
    LensMeta meta = field.meta;
    meta.required = false;
    return { meta, field.read, field.write };
}

/// Absent is what `fallback` finds in the same target.
template<typename Target, typename T>
BiDiLens<Target, T> defaulted(const Field<Target, T> &field, const Lens<Target, T> &fallback)
{
    LensMeta meta = field.meta;
    meta.required = false;
    return { meta,
             [read = field.read, fallback](const Target &target) -> LensResult<T> {
                 auto value = read(target);
                 if (!value)
                     return std::unexpected(std::move(value).error());
                 return *value ? LensResult<T>(**std::move(value)) : fallback.tryGet(target);
             },
             [write = field.write](const T &value, const Target &target) {
                 return write(value, target);
             } };
}

/// Absent is `fallback`.
template<typename Target, typename T>
BiDiLens<Target, T> defaulted(const Field<Target, T> &field,
                              const std::type_identity_t<T> &fallback)
{
    return defaulted(field, Lens<Target, T>({}, [fallback](const Target &) { return fallback; }));
}

} // namespace jackfield::lens
