// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace jackfield {

/// NAME and suffix as a file's name, without anything that would make it a path.
inline QString fileName(QString name, QStringView suffix)
{
    for (const QChar c : { u'/', u'\\', u'\0' })
        name.replace(c, u'_');
    name += suffix;
    const bool isName = name != suffix && name != QLatin1String(".") && name != QLatin1String("..");
    return isName ? name : QString(QStringLiteral("session") + suffix);
}

} // namespace jackfield
