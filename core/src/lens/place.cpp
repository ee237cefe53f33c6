// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/place.h>

namespace jackfield::lens::detail {

using jackfield::detail::lensProblem;

LensFailure missing(const LensMeta &meta)
{
    return lensProblem(Error::Code::Missing, meta, QStringLiteral("is required"));
}

LensFailure fieldFailure(const LensMeta &meta, const Error &error)
{
    LensProblem problem = lensProblem(error.code, meta, error.message);
    if (error.code == Error::Code::Unsupported && meta.isFromPeer)
        problem.httpStatus = 415;
    return problem;
}

LensFailure unwritable(LensMeta meta, const QString &why)
{
    meta.isFromPeer = false;
    return lensProblem(Error::Code::Invalid, meta, why);
}

LensFailure malformed(const LensMeta &meta, const std::optional<QString> &text)
{
    const QString what = QStringLiteral("must be ") + meta.type;
    return lensProblem(Error::Code::Invalid,
                       meta,
                       text ? what + QStringLiteral(", not '%1'").arg(text->left(100)) : what);
}

} // namespace jackfield::lens::detail
