// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloaddiff.h"

#include "linediff.h"
#include "payloadtext.h"
#include "prettyjson.h"

#include <algorithm>

namespace jackfield::ui {

namespace {
struct Compared
{
    QString text;
    qsizetype cutAt = 0;
};

Compared dump(QByteArrayView all)
{
    const qsizetype size = std::min(all.size(), PayloadDiff::longestBinary);
    return { hexDump(all.first(size)), size < all.size() ? size : 0 };
}

Compared layOut(QByteArrayView json)
{
    PrettyJson pretty(json);
    const QByteArray front = pretty.next(PayloadDiff::longestText);
    return { exactText(front), pretty.isAtEnd() ? 0 : PayloadDiff::longestText };
}

Compared compared(const PayloadDiff::Side &side)
{
    const QByteArrayView all = side.payload.view;
    if (side.isBinary)
        return dump(all);
    if (isJson(all))
        return layOut(all);
    const qsizetype size = std::min(all.size(), PayloadDiff::longestText);
    return { exactText(all.first(size)), size < all.size() ? size : 0 };
}
} // namespace

PayloadDiff PayloadDiff::of(const Side &before, const Side &after)
{
    const Compared one = compared(before);
    const Compared other = compared(after);
    return { .lines = lineDiff(one.text, other.text).toUtf8(),
             .cutAt = std::max(one.cutAt, other.cutAt) };
}

} // namespace jackfield::ui
