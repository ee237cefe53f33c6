// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/handlerfailure.h>

#include <QList>

namespace jackfield {

/// What a lens looks at, for failures and descriptions.
struct LensMeta
{
    QString place; ///< "path", "query", "header", "cookie", "form", "body", "context", "message"
    QString name; ///< of the parameter, or a JSON Pointer; empty for the whole
    QString type; ///< "integer", "string", "JSON object", ...
    bool required = true;
    QString description = {}; ///< for people, set with Lens::describedAs
    bool isFromPeer =
        true; ///< false: a failure is a fault of this side, 500 and close 1011 (a response, a context)

    bool operator==(const LensMeta &) const = default;
};

/// One thing that a lens did not find as it should be.
struct LensProblem
{
    LensMeta meta;
    /// `code` is Missing, Invalid or Unsupported; `where` the name or JSON Pointer.
    Error error;
    /// What it becomes if nobody catches it: 400, or 415 for a body of another type; 500 where it is not the caller who
    /// is to blame (a response, a context).
    int httpStatus = 400;
    /// 1007 for text that does not parse, 1003 for the wrong mode, else 1008; 1011 where the caller is not to blame.
    WsStatus closeStatus = WsStatus::PolicyViolation;

    bool operator==(const LensProblem &) const = default;
};

/// Values that are missing, not what they should be, or of a kind that is not taken. Thrown by lenses. The peer reads the
/// text; of a fault of this side it reads only that there was one, and `what()` says which.
class LensFailure : public HandlerFailure
{
public:
    LensFailure(LensProblem problem);
    /// Precondition: at least one.
    explicit LensFailure(QList<LensProblem> problems);

    /// In the order of the lenses; one, unless several lenses were asked at once.
    const QList<LensProblem> &problems() const { return m_problems; }
    /// Of the first one.
    const LensMeta &meta() const { return m_problems.first().meta; }
    const Error &error() const { return m_problems.first().error; }
    /// The gravest: Unsupported before Invalid before Missing.
    Error::Code code() const { return gravest(m_problems).error.code; }
    /// Whether the peer sent what failed; else it is a fault of this side: a response, a context.
    bool isFaultOfCaller() const { return httpStatus() < 500; }

private:
    static const LensProblem &gravest(const QList<LensProblem> &problems);

    QList<LensProblem> m_problems;
};

} // namespace jackfield
