// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "variableplace.h"

#include <QRegularExpression>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

std::optional<VariablePlace> VariablePlace::of(const QString &left, const QString &right)
{
    const qsizetype braces = left.lastIndexOf(u"{{"_s);
    if (braces < 0 || left.sliced(braces).contains(u'}'))
        return std::nullopt;
    static const QRegularExpression closing(u"^[^{}/]*}}"_s);
    return VariablePlace { .before = left.first(braces),
                           .name = left.sliced(braces + 2).trimmed(),
                           .after = QString(right).remove(closing) };
}

QString VariablePlace::with(const QString &variable) const
{
    return before + u"{{ "_s + variable + u" }}"_s + after;
}

} // namespace jackfield::ui
