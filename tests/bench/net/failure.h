// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <format>
#include <stdexcept>

namespace jackfield::bench {

/// Why a run does not count; ends it.
struct Failure : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

template<typename... Arguments>
[[noreturn]] void fail(std::format_string<Arguments...> format, Arguments &&...arguments)
{
    throw Failure(std::format(format, std::forward<Arguments>(arguments)...));
}

} // namespace jackfield::bench
