// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/place.h>

namespace jackfield::lens::detail {

namespace {
LensFailure failureOf(LensProblem problem, int httpStatus)
{
    problem.httpStatus = httpStatus;
    if (httpStatus >= 500)
        problem.closeStatus = WsStatus::InternalError;
    return problem;
}
} // namespace

LensFailure missing(LensMeta meta, const QString &why, int httpStatus)
{
    const QString what = QStringLiteral("is required");
    return failureOf(jackfield::detail::lensProblem(
                         Error::Code::Missing, meta, why.isEmpty() ? what : what + u": " + why),
                     httpStatus);
}

LensFailure fieldFailure(const LensMeta &meta, const Error &error, int httpStatus)
{
    const bool isOfOtherType = error.code == Error::Code::Unsupported && httpStatus < 500;
    return failureOf(jackfield::detail::lensProblem(error.code, meta, error.message),
                     isOfOtherType ? 415 : httpStatus);
}

LensFailure malformed(const LensMeta &meta, const std::optional<QString> &text, int httpStatus)
{
    const QString what = QStringLiteral("must be ") + meta.type;
    const QString shown = text ? what + QStringLiteral(", not '%1'").arg(text->left(100)) : what;
    return failureOf(jackfield::detail::lensProblem(Error::Code::Invalid, meta, shown), httpStatus);
}

} // namespace jackfield::lens::detail
