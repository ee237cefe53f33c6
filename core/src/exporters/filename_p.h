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
    return (name.isEmpty() ? QStringLiteral("session") : name) + suffix;
}

} // namespace jackfield
