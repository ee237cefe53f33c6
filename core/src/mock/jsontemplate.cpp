// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsontemplate_p.h"

#include <jackfield/json/jsonwriter.h>

using namespace Qt::StringLiterals;

namespace jackfield::mock {

JsonTemplate::JsonTemplate(const Node &node, const Scope &scope)
{
    append(node, scope);
}

void JsonTemplate::append(const QByteArray &literal)
{
    if (!m_parts.isEmpty() && std::holds_alternative<QByteArray>(m_parts.constLast()))
        std::get<QByteArray>(m_parts.last()) += literal;
    else
        m_parts.append(literal);
}

void JsonTemplate::append(const Node &node, const Scope &scope)
{
    const JsonValue &value = node.value();
    if (value.isArray()) {
        append("["_ba);
        qsizetype index = 0;
        for (const Node &element : node.elements()) {
            if (index++ > 0)
                append(","_ba);
            append(element, scope);
        }
        return append("]"_ba);
    }
    if (value.isObject()) {
        append("{"_ba);
        qsizetype index = 0;
        for (const QString &key : value.keys()) {
            append((index++ > 0 ? "," : "") + json::quoted(key) + ':');
            append(node.required(key), scope);
        }
        return append("}"_ba);
    }
    if (!value.isString() || !value.toString().contains(QLatin1StringView("{{")))
        return append(value.toJson());

    const auto text = TextTemplate::parse(value.toString(), scope);
    if (!text)
        return node.fail(text.error().message);
    const auto &parts = text->parts();
    if (parts.size() == 1 && std::holds_alternative<Expression>(parts.constFirst()))
        m_parts.append(std::get<Expression>(parts.constFirst()));
    else
        m_parts.append(Quoted { *text });
}

QByteArray JsonTemplate::expand(const Context &context) const
{
    QByteArray made;
    for (const Part &part : m_parts) {
        if (const auto *literal = std::get_if<QByteArray>(&part))
            made += *literal;
        else if (const auto *quoted = std::get_if<Quoted>(&part))
            made += json::quoted(quoted->text.expand(context));
        else
            made += std::get<Expression>(part).evaluate(context).toJson();
    }
    return made;
}

} // namespace jackfield::mock
