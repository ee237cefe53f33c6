// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/lens.h>

#include <algorithm>

namespace jackfield {

namespace {
int gravity(const LensProblem &problem)
{
    // A fault of this side comes before all: the caller must not be told to mend what is not theirs.
    const int fault = problem.httpStatus >= 500 ? 3 : 0;
    switch (problem.error.code) {
    case Error::Code::Unsupported:
        return fault + 2;
    case Error::Code::Missing:
        return fault;
    default:
        return fault + 1;
    }
}

QString allTexts(const QList<LensProblem> &problems)
{
    QStringList texts;
    for (const LensProblem &problem : problems)
        texts.append(problem.error.message);
    return texts.join(QStringLiteral("; "));
}
} // namespace

LensProblem detail::lensProblem(Error::Code code, const LensMeta &meta, const QString &what)
{
    QString message = meta.place;
    if (!meta.name.isEmpty())
        message += QStringLiteral(" '%1'").arg(meta.name);
    return blamed(
        { .meta = meta, .error = { code, message + QLatin1Char(' ') + what, meta.name } });
}

LensProblem detail::blamed(LensProblem problem)
{
    if (!problem.meta.isFromPeer) {
        problem.httpStatus = 500;
        problem.closeStatus = WsStatus::InternalError;
    }
    return problem;
}

LensProblem detail::mappingFailed(const LensMeta &meta, bool isOfType, const char *why)
{
    const QString what = isOfType ? QStringLiteral("must be %1").arg(meta.type)
                                  : QStringLiteral("is not valid: %1").arg(QString::fromUtf8(why));
    return lensProblem(Error::Code::Invalid, meta, what);
}

LensFailure::LensFailure(LensProblem problem)
    : LensFailure(QList<LensProblem> { std::move(problem) })
{ }

LensFailure::LensFailure(QList<LensProblem> problems)
    : HandlerFailure(gravest(problems).httpStatus,
                     gravest(problems).closeStatus,
                     // What went wrong inside is nobody's business outside.
                     gravest(problems).httpStatus < 500 ? allTexts(problems)
                                                        : QStringLiteral("internal server error"),
                     allTexts(problems))
    , m_problems(std::move(problems))
{ }

const LensProblem &LensFailure::gravest(const QList<LensProblem> &problems)
{
    Q_ASSERT(!problems.isEmpty());
    return *std::ranges::max_element(problems, {}, gravity);
}

} // namespace jackfield
