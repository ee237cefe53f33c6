// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "damage_p.h"

#include <jackfield/session/sessionreader.h>

namespace jackfield {

Error located(const Error &error, const QString &file, qint64 line)
{
    const QString place = QStringLiteral("%1:%2").arg(file).arg(line);
    // What a reader of one line calls its line 1 is another one here.
    QString what = error.message;
    if (error.where.startsWith(QLatin1String("1:")) && what.endsWith(error.where))
        what.replace(what.size() - error.where.size(), 2, QStringLiteral("column "));
    return { error.code, place + QLatin1String(": ") + what, place };
}

Error tooLong(const QString &file, qint64 line, qint64 bytes)
{
    const QString what = QStringLiteral("the line has %1 bytes, and %2 are the limit")
                             .arg(bytes)
                             .arg(SessionReader::longestLine);
    return located({ Error::Code::Invalid, what, {} }, file, line);
}

QString tornNote(const QString &file, qint64 line, qint64 bytes)
{
    return QStringLiteral("%1:%2: the last line is torn (%3 bytes) and was left out")
        .arg(file)
        .arg(line)
        .arg(bytes);
}

SessionEvent gapOf(const Error &error, qint64 bytes)
{
    SessionEvent event;
    event.kind = SessionEvent::Kind::Gap;
    event.bytes = bytes;
    event.text = error.message;
    return event;
}

} // namespace jackfield
