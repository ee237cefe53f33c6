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

namespace detail {
/// "query 'limit' must be integer"; `what` is the part behind the name.
LensProblem lensProblem(Error::Code code, const LensMeta &meta, const QString &what);
/// With the statuses of whoever is to blame.
LensProblem blamed(LensProblem problem);
/// `isOfType`: say that it must be one; else `why` it is not valid.
LensProblem mappingFailed(const LensMeta &meta, bool isOfType, const char *why);
} // namespace detail

template<typename T>
using LensResult = std::expected<T, LensFailure>;

/// A typed view of one part of a Target: `lens(target)` gives the value or throws LensFailure, `tryGet` does not throw it.
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
            throw std::move(value).error();
        return *std::move(value);
    }
    LensResult<T> tryGet(const Target &target) const { return m_get(target); }
    const LensMeta &meta() const { return m_meta; }
    /// The same with words for people, which descriptions of an API show.
    Lens describedAs(const QString &description) const
    {
        Lens copy = *this;
        copy.m_meta.description = description;
        return copy;
    }

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

    /// The same place seen through `in`. What `in` throws is an Invalid failure with the exception's text, which the peer
    /// reads; with `type` it says instead that the place must be one. A HandlerFailure goes on as it is.
    template<typename In>
    auto map(In in, const QString &type = {}) const
    {
        using U = std::remove_cvref_t<std::invoke_result_t<In, const T &>>;
        LensMeta meta = m_meta;
        if (!type.isEmpty())
            meta.type = type;
        return Lens<Target, U>(meta, mapped<U>(std::move(in), meta, !type.isEmpty()));
    }

protected:
    template<typename U, typename In>
    std::function<LensResult<U>(const Target &)>
    mapped(In in, const LensMeta &meta, bool isOfType) const
    {
        return [get = m_get, meta, isOfType, in = std::move(in)](
                   const Target &target) -> LensResult<U> {
            auto value = get(target);
            if (!value)
                return std::unexpected(std::move(value).error());
            try {
                return in(*value);
            } catch (const LensFailure &failure) {
                return std::unexpected(failure);
            } catch (const HandlerFailure &) {
                throw;
            } catch (const std::exception &failure) {
                return std::unexpected(
                    LensFailure(detail::mappingFailed(meta, isOfType, failure.what())));
            }
        };
    }

    LensMeta m_meta;

private:
    Get m_get;
};

/// A lens that also writes: `lens(value)` makes a new Target, `lens(value, target)` a copy in which that part is `value`
/// and all else as it was.
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
    /// Throws LensFailure if the value cannot stand there.
    Target operator()(const T &value, const Target &target) const { return m_set(value, target); }
    /// Writing as a value, for `lens::with`.
    std::function<Target(const Target &)> of(const T &value) const
    {
        return [set = m_set, value](const Target &target) { return set(value, target); };
    }

    BiDiLens describedAs(const QString &description) const
    {
        BiDiLens copy = *this;
        copy.m_meta.description = description;
        return copy;
    }

    /// Both ways: `in` after reading, `out` before writing.
    template<typename In, typename Out>
        requires std::invocable<Out, std::invoke_result_t<In, const T &>>
    auto map(In in, Out out, const QString &type = {}) const
    {
        using U = std::remove_cvref_t<std::invoke_result_t<In, const T &>>;
        LensMeta meta = this->meta();
        if (!type.isEmpty())
            meta.type = type;
        return BiDiLens<Target, U>(
            meta,
            this->template mapped<U>(std::move(in), meta, !type.isEmpty()),
            [set = m_set, out = std::move(out)](const U &value, const Target &target) {
                return set(out(value), target);
            });
    }
    using Lens<Target, T>::map;

private:
    Set m_set;
};

namespace lens {

/// `target` with each of these written into it: `lens::with(request, limit.of(20), name.of("bob"))`.
template<typename Target, typename... Change>
Target with(Target target, const Change &...changes)
{
    ((target = changes(target)), ...);
    return target;
}

} // namespace lens

} // namespace jackfield
