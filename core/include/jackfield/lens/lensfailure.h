// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/handlerfailure.h>

namespace jackfield {

/// What a lens looks at, for failures and descriptions.
struct LensMeta
{
    QString place; ///< "path", "query", "header", "message"
    QString name; ///< of the parameter; empty for a whole message
    QString type; ///< "integer", "string", "JSON object", ...
    bool required = true;

    bool operator==(const LensMeta &) const = default;
};

/// A value that is missing, not what it should be, or of a kind that is not taken. Thrown by a lens; uncaught it
/// becomes 400 in a handshake, and in a message close 1007 (text that does not parse), 1003 (wrong mode) or 1008.
class LensFailure : public HandlerFailure
{
public:
    /// `error.code` is Missing, Invalid or Unsupported; `error.where` the name or JSON Pointer.
    LensFailure(LensMeta meta, Error error, WsStatus closeStatus = WsStatus::PolicyViolation)
        : HandlerFailure(400, std::move(closeStatus), error.message)
        , m_meta(std::move(meta))
        , m_error(std::move(error))
    { }

    const LensMeta &meta() const { return m_meta; }
    const Error &error() const { return m_error; }
    Error::Code code() const { return m_error.code; }

private:
    LensMeta m_meta;
    Error m_error;
};

} // namespace jackfield
