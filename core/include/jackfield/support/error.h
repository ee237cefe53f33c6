// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <expected>

namespace jackfield {

/// Why something failed. Programs branch on `code` and `where`; people read `message`.
struct Error
{
    enum class Code {
        Missing, ///< something required is not there
        Invalid, ///< it is there and malformed
        Unsupported, ///< well-formed, but of a kind or version that is not taken
        Io, ///< a file or device refused
        Protocol, ///< the peer broke HTTP or RFC 6455
        Timeout, ///< nothing came in time
        Closed, ///< the connection is gone
        Refused, ///< the other side said no
    };

    Code code = Code::Invalid;
    QString message; ///< a sentence, with the offending value in it
    QString where; ///< field, `file:line` or JSON Pointer; empty where there is none

    bool operator==(const Error &) const = default;
};

template<typename T>
using Result = std::expected<T, Error>;

/// `std::unexpected` of an Error, so that a failure is one short line.
inline std::unexpected<Error> failure(Error::Code code, QString message, QString where = {})
{
    return std::unexpected(Error { code, std::move(message), std::move(where) });
}

} // namespace jackfield
