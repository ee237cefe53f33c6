// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/qtest/approval.h>
#include <jackfield/replay/replay.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace jackfield::testing {

namespace {
constexpr QLatin1StringView suffix(".session.jsonl");

/// For a shell.
QString quoted(const QString &path)
{
    return u'\'' + QString(path).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QString actualFor(const QString &approved)
{
    const QString name = approved.endsWith(suffix) ? approved.chopped(suffix.size()) : approved;
    return name + QStringLiteral(".actual") + suffix;
}

QString lines(const Verdict &verdict)
{
    constexpr qsizetype most = 20;
    QStringList texts;
    for (const Difference &difference :
         verdict.differences().first(qMin(most, verdict.differences().size())))
        texts.append(QStringLiteral("  ") + difference.text());
    if (verdict.differences().size() > most)
        texts.append(QStringLiteral("  and %1 more").arg(verdict.differences().size() - most));
    return texts.join(u'\n');
}

Result<void>
notApproved(Error::Code code, const Session &session, const QString &approved, const QString &why)
{
    const QString actual = actualFor(approved);
    if (auto saved = session.save(actual); !saved)
        return saved;
    return failure(
        code,
        QStringLiteral("%1\nto approve it: mv %2 %3").arg(why, quoted(actual), quoted(approved)),
        approved);
}
} // namespace

Result<void>
approveSession(const Session &session, const QString &approved, const Matching &matching)
{
    const QString file = QFileInfo(approved).absoluteFilePath();
    if (!QFile::exists(file)) {
        return notApproved(
            Error::Code::Missing,
            session,
            file,
            QStringLiteral("no conversation is approved yet: %1 is not there").arg(file));
    }
    const auto expected = Session::load(file);
    if (!expected)
        return std::unexpected(expected.error());
    const Verdict verdict = replay::diff(*expected, session, matching);
    if (!verdict.passed()) {
        return notApproved(Error::Code::Invalid,
                           session,
                           file,
                           QStringLiteral("the conversation is not the approved one of %1\n%2")
                               .arg(file, lines(verdict)));
    }
    QFile::remove(actualFor(file));
    return {};
}

} // namespace jackfield::testing
