// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/jsonnumber_p.h"
#include "support/utf8_p.h"
#include "valuecode_p.h"

#include <QRegularExpression>
#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using What = PlannedValue::What;

namespace {
constexpr int deepestLiteral = 60; ///< brackets within brackets that every compiler takes

/// Whether a double holds it to its last digit, and no language has a zero with a sign for it.
bool isPlainNumber(const JsonValue &value)
{
    constexpr qsizetype digitsOfDoubles = 15;
    const JsonNumber number = JsonNumber::of(value.raw());
    return number.digits.size() <= digitsOfDoubles && number.hugeExponent.isEmpty()
        && qAbs(number.exponent) < 200 && !(value.toDouble() == 0 && value.raw().startsWith('-'));
}
} // namespace

bool ValueCode::isReadAlike(const PlannedValue &value, int depth)
{
    if (depth > deepestLiteral)
        return false;
    if (value.what == What::Recorded && value.recorded.isNumber())
        return isPlainNumber(value.recorded);
    if (value.what == What::Recorded) // half a surrogate pair is none of most languages' characters
        return value.recorded.toString().isValidUtf16();
    const auto isValid = [](const QString &key) { return key.isValidUtf16(); };
    return std::ranges::all_of(value.keys, isValid)
        && std::ranges::all_of(value.elements, [depth](const PlannedValue &element) {
               return isReadAlike(element, depth + 1);
           });
}

namespace {
/// "order1" of the first value that a rule named "order" binds.
QByteArray identifierOf(const PlannedVariable &variable)
{
    static const QRegularExpression other(u"[^A-Za-z0-9]+"_s);
    QString name = variable.name;
    name = name.replace(other, u"_"_s);
    if (name.isEmpty() || !(name[0] >= u'A' && name[0] <= u'z') || name[0] == u'_'
        || name.startsWith(u"client"_s))
        name.prepend(u"value_"_s);
    if (name.back().isDigit())
        name += u'_';
    return (name.left(1).toLower() + name.mid(1)).toLatin1() + QByteArray::number(variable.index);
}
} // namespace

ValueCode::ValueCode(const Language &language, CodeTemplate &texts, const TestPlan &plan)
    : m_language(language)
    , m_texts(texts)
{
    QSet<QByteArray> met;
    for (const PlannedVariable &variable : plan.variables) {
        QByteArray name = identifierOf(variable);
        while (met.contains(name))
            name += '_';
        met.insert(name);
        m_names.append(name);
    }
}

QByteArray ValueCode::variable(int index) const
{
    return m_names[index];
}

QList<int> ValueCode::takeUsed()
{
    QList<int> used = std::exchange(m_used, {});
    std::ranges::sort(used);
    used.erase(std::unique(used.begin(), used.end()), used.end());
    return used;
}

QByteArray ValueCode::scalar(const JsonValue &value) const
{
    switch (value.type()) {
    case JsonValue::Type::Null:
        return m_language.null;
    case JsonValue::Type::Bool:
        return value.toBool() ? m_language.yes : m_language.no;
    case JsonValue::Type::String:
        return string(value.toString());
    default:
        return value.toJson();
    }
}

QByteArray ValueCode::mark(const PlannedValue &value, const JsonPointer &place)
{
    CodeTemplate::Values values { { "pointer", string(place.toString()) },
                                  { "path", m_language.path(place) } };
    QByteArray name = "mark.ignored";
    if (value.what == What::SameType) {
        name = "mark." + typeName(value.recorded.type()).toLatin1();
        values.insert("type", string(typeName(value.recorded.type())));
        if (!m_texts.has(name))
            name = "mark.type";
    } else if (value.what == What::Near) {
        name = "mark.near";
        values.insert("number", value.recorded.toJson());
        values.insert("amount", JsonValue::number(value.amount).toJson());
    } else if (value.what == What::Bound) {
        name = "mark.bound";
        values.insert("variable", variable(value.variable));
        m_used.append(value.variable);
    }
    return m_texts.fill(name, values).trimmed();
}

Code ValueCode::value(const PlannedValue &value)
{
    if (value.what == What::Recorded)
        return { .text = scalar(value.recorded) };
    if (value.what == What::List) {
        Code list { .text = QByteArray(1, m_language.list[0]),
                    .end = QByteArray(1, m_language.list[1]) };
        for (const PlannedValue &element : value.elements)
            list.items.append(this->value(element));
        return list;
    }
    if (value.what != What::Members)
        return { .text = mark(value, {}) };
    Code object { .text = QByteArray(1, m_language.object[0]),
                  .end = QByteArray(1, m_language.object[1]),
                  .pad = value.elements.isEmpty() ? "" : m_language.pad };
    for (qsizetype i = 0; i < value.elements.size(); ++i) {
        Code member = this->value(value.elements[i]);
        member.text.prepend(m_language.key(value.keys[i]));
        object.items.append(member);
    }
    return object;
}

QByteArray ValueCode::rules(const PlannedValue &value)
{
    QByteArray all;
    const auto marks = value.marks();
    for (const auto &[place, marked] : marks)
        all += m_language.between + mark(marked, place);
    return all;
}

Code ValueCode::sent(const QList<PlannedPiece> &pieces)
{
    QByteArrayList all;
    for (const PlannedPiece &piece : pieces) {
        if (piece.variable < 0) {
            all.append(string(charactersOf(piece.text)));
            continue;
        }
        m_used.append(piece.variable);
        all.append(m_texts.fill("piece", { { "variable", variable(piece.variable) } }).trimmed());
    }
    return { .text = all.join(m_language.joint) };
}

} // namespace jackfield
