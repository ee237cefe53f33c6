// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/lens.h>

#include <tuple>

/// Several lenses as one.
namespace jackfield::lens {

/// What the lenses find wrong in `target`, in their order; empty if nothing.
template<typename Target, typename... T>
QList<LensProblem> feedback(const Target &target, const Lens<Target, T> &...lenses)
{
    QList<LensProblem> problems;
    const auto look = [&](const auto &lens) {
        if (const auto value = lens.tryGet(target); !value)
            problems.append(value.error().problems());
    };
    (look(lenses), ...);
    return problems;
}

/// Throws one LensFailure with all that feedback() finds.
template<typename Target, typename... T>
void strict(const Target &target, const Lens<Target, T> &...lenses)
{
    if (auto problems = feedback(target, lenses...); !problems.isEmpty())
        throw LensFailure(std::move(problems));
}

/// All values as one; a failure holds the problems of all lenses. `make` is called with the values, in the order of the
/// lenses; what it throws is Invalid.
template<typename Make, typename Target, typename... T>
    requires std::invocable<Make, const T &...>
auto composite(Make make, const Lens<Target, T> &...lenses)
{
    LensMeta meta;
    QStringList names;
    (names.append(lenses.meta().name), ...);
    meta.place = std::get<0>(std::tie(lenses...)).meta().place;
    meta.name = names.join(QStringLiteral(", "));
    using Values = std::tuple<T...>;
    const Lens<Target, Values> values(meta, [=](const Target &target) -> LensResult<Values> {
        const auto found = std::tuple(lenses.tryGet(target)...);
        return std::apply(
            [](const auto &...results) -> LensResult<Values> {
                QList<LensProblem> problems;
                const auto look = [&](const auto &result) {
                    if (!result)
                        problems.append(result.error().problems());
                };
                (look(results), ...);
                if (!problems.isEmpty())
                    return std::unexpected(LensFailure(std::move(problems)));
                return Values(*results...);
            },
            found);
    });
    return values.map([make](const Values &all) { return std::apply(make, all); });
}

} // namespace jackfield::lens
