// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/routematcher.h>
#include <jackfield/lens/lensfailure.h>

#include <concepts>
#include <expected>
#include <functional>
#include <type_traits>

namespace jackfield {

template<typename T>
using LensResult = std::expected<T, LensFailure>;

/// A typed view of one part of a Target: `lens(target)` gives the value or throws LensFailure, `tryGet` does not throw.
/// A value; usable on any thread.
template<typename Target, typename T>
class Lens
{
public:
    using Get = std::function<LensResult<T>(const Target &)>;

    Lens(LensMeta meta, Get get)
        : m_meta(std::move(meta))
        , m_get(std::move(get))
    { }

    T operator()(const Target &target) const
    {
        auto value = m_get(target);
        if (!value)
            throw value.error();
        return *std::move(value);
    }
    LensResult<T> tryGet(const Target &target) const { return m_get(target); }
    const LensMeta &meta() const { return m_meta; }

    /// Holds for requests in which the lens finds a value, and one that passes the test; a default is a value.
    RouteMatcher matches(std::function<bool(const T &)> test = {}) const
        requires std::same_as<Target, Request>
    {
        const QString what =
            m_meta.place + QLatin1Char(' ') + m_meta.name + QLatin1StringView(" as ") + m_meta.type;
        return { test ? QString(what + QLatin1StringView(", as tested")) : what,
                 [get = m_get, test = std::move(test)](const Request &request) {
                     const auto value = get(request);
                     if constexpr (requires(const T &v) { v.has_value(); }) {
                         if (value && !value->has_value())
                             return false;
                     }
                     return value && (!test || test(*value));
                 } };
    }

    /// The same place seen through `in`. What `in` throws is an Invalid failure.
    template<typename In>
    auto map(In in) const
    {
        using U = std::invoke_result_t<In, const T &>;
        return Lens<Target, U>(m_meta, mapped<U>(std::move(in)));
    }

protected:
    template<typename U, typename In>
    std::function<LensResult<U>(const Target &)> mapped(In in) const
    {
        return [get = m_get, meta = m_meta, in = std::move(in)](
                   const Target &target) -> LensResult<U> {
            auto value = get(target);
            if (!value)
                return std::unexpected(value.error());
            try {
                return in(*value);
            } catch (const LensFailure &failure) {
                return std::unexpected(failure);
            } catch (const std::exception &failure) {
                const QString what = QString::fromUtf8(failure.what());
                return std::unexpected(
                    LensFailure(meta,
                                { Error::Code::Invalid,
                                  QStringLiteral("%1 '%2': %3").arg(meta.place, meta.name, what),
                                  meta.name }));
            }
        };
    }

private:
    LensMeta m_meta;
    Get m_get;
};

/// A lens that also writes: `lens(value)` makes a new Target, `lens(value, target)` changes that part of one.
template<typename Target, typename T>
class BiDiLens : public Lens<Target, T>
{
public:
    using Set = std::function<Target(const T &, const Target &)>;

    BiDiLens(LensMeta meta, typename Lens<Target, T>::Get get, Set set)
        : Lens<Target, T>(std::move(meta), std::move(get))
        , m_set(std::move(set))
    { }

    using Lens<Target, T>::operator();
    Target operator()(const T &value) const { return m_set(value, Target()); }
    Target operator()(const T &value, const Target &target) const { return m_set(value, target); }

    /// Both ways: `in` after reading, `out` before writing.
    template<typename In, typename Out>
    auto map(In in, Out out) const
    {
        using U = std::invoke_result_t<In, const T &>;
        return BiDiLens<Target, U>(
            this->meta(),
            this->template mapped<U>(std::move(in)),
            [set = m_set, out = std::move(out)](const U &value, const Target &target) {
                return set(out(value), target);
            });
    }
    using Lens<Target, T>::map;

private:
    Set m_set;
};

} // namespace jackfield
