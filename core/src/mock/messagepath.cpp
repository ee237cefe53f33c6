// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagepath_p.h"

#include <QRegularExpression>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

Result<MessagePath> MessagePath::parse(const QString &text)
{
    static const QRegularExpression segment(
        uR"re(\G(?:\.([\p{L}_][\p{L}\p{N}_]*)|\['([^'\\]*)'\]|\["([^"\\]*)"\]|\[(-?(?:0|[1-9][0-9]{0,8}))\]))re"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const auto wrong = [&] {
        return failure(
            Error::Code::Invalid,
            u"'%1' is not a path to one place, like $.type or $.items[0]['odd key']"_s.arg(text));
    };
    if (!text.startsWith(u'$'))
        return wrong();
    MessagePath path;
    for (qsizetype at = 1; at < text.size();) {
        const auto match = segment.match(text, at);
        if (!match.hasMatch())
            return wrong();
        Segment step;
        if (match.hasCaptured(4))
            step.index = match.captured(4).toLongLong();
        else
            step.key = match.captured(match.lastCapturedIndex());
        path.m_segments.append(step);
        at = match.capturedEnd();
    }
    return path;
}

std::optional<JsonValue> MessagePath::find(const JsonValue &document) const
{
    std::optional<JsonValue> value = document;
    for (const Segment &segment : m_segments) {
        if (!value)
            break;
        if (!segment.index) {
            value = value->value(segment.key);
            continue;
        }
        const qint64 index = *segment.index < 0 ? value->size() + *segment.index : *segment.index;
        const bool isThere = value->isArray() && index >= 0 && index < value->size();
        value = isThere ? std::optional(value->at(index)) : std::nullopt;
    }
    return value;
}

} // namespace jackfield::mock
