// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "codelayout_p.h"

namespace jackfield {

QByteArray Code::line() const
{
    if (items.isEmpty())
        return text + end;
    QByteArray out = text + pad;
    for (const Code &item : items)
        out += (&item == &items.front() ? QByteArray() : between) + item.line();
    return out + pad + end;
}

QByteArray
Code::fitted(qsizetype column, const QByteArray &indent, const QByteArray &step, int width) const
{
    const QByteArray whole = line();
    if (items.isEmpty() || column + whole.size() <= width)
        return whole;
    QByteArray out = text + '\n';
    const QByteArray deeper = indent + step;
    for (const Code &item : items)
        out += deeper + item.fitted(deeper.size() + 1, deeper, step, width)
            + (endsWithComma || &item != &items.back() ? ",\n" : "\n");
    return out + indent + end;
}

} // namespace jackfield
