// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "texttemplate_p.h"

namespace jackfield::mock {

Result<TextTemplate> TextTemplate::parse(const QString &text, const Scope &scope)
{
    TextTemplate parsed;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype open = text.indexOf(QLatin1StringView("{{"), at);
        const qsizetype literalEnd = open < 0 ? text.size() : open;
        if (literalEnd > at)
            parsed.m_parts.append(text.sliced(at, literalEnd - at));
        if (open < 0)
            break;
        const qsizetype close = text.indexOf(QLatin1StringView("}}"), open);
        if (close < 0)
            return failure(Error::Code::Invalid,
                           QStringLiteral("'{{' has no '}}' in '%1'").arg(text.sliced(open)));
        auto expression = Expression::parse(text.sliced(open + 2, close - open - 2), scope);
        if (!expression)
            return std::unexpected(expression.error());
        parsed.m_parts.append(*std::move(expression));
        at = close + 2;
    }
    return parsed;
}

QString TextTemplate::expand(const Context &context) const
{
    QString text;
    for (const Part &part : m_parts) {
        if (const auto *literal = std::get_if<QString>(&part)) {
            text += *literal;
            continue;
        }
        const JsonValue value = std::get<Expression>(part).evaluate(context);
        if (value.isString())
            text += value.toString();
        else if (!value.isNull())
            text += QString::fromUtf8(value.raw());
    }
    return text;
}

} // namespace jackfield::mock
