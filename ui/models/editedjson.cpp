// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "editedjson.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype width = 110; ///< bytes of a line, as of json::pretty()
constexpr qsizetype step = 2; ///< blanks

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}
} // namespace

EditedJson::EditedJson(QByteArray text, JsonValue root)
    : m_text(std::move(text))
    , m_root(std::move(root))
{ }

Result<EditedJson> EditedJson::parse(const QByteArray &text)
{
    return JsonValue::parse(text).transform(
        [&](const JsonValue &root) { return EditedJson(text, root); });
}

EditedJson::Span EditedJson::spanOf(const JsonValue &value) const
{
    const qsizetype start = std::ranges::find_if_not(m_text, isBlank) - m_text.begin();
    const qsizetype at = start + (value.raw().data() - m_root.raw().data());
    return { .begin = at, .value = at, .end = at + value.raw().size() };
}

QList<EditedJson::Span> EditedJson::childrenOf(const JsonValue &container) const
{
    QList<JsonValue> values = container.elements();
    for (const JsonValue::Member &member : container.members())
        values.append(member.value);
    QList<Span> all;
    qsizetype at = spanOf(container).begin + 1;
    for (const JsonValue &value : std::as_const(values)) {
        while (isBlank(m_text[at]) || m_text[at] == ',')
            ++at;
        Span span = spanOf(value);
        span.begin = at;
        at = span.end;
        all.append(span);
    }
    return all;
}

/// The blanks that the line begins with.
QByteArray EditedJson::marginOf(qsizetype at) const
{
    const qsizetype line = m_text.lastIndexOf('\n', at) + 1;
    qsizetype end = line;
    while (end < m_text.size() && (m_text[end] == ' ' || m_text[end] == '\t'))
        ++end;
    return m_text.sliced(line, end - line);
}

/// What stands in front of the last of them, and of one more.
QByteArray EditedJson::blanksBefore(const Span &container, const QList<Span> &children) const
{
    if (children.isEmpty())
        return '\n' + marginOf(container.begin) + QByteArray(step, ' ');
    const bool isOnly = children.size() == 1;
    const qsizetype from = isOnly ? container.begin + 1 : children[children.size() - 2].end;
    const QByteArray between = m_text.sliced(from, children.last().begin - from);
    if (isOnly && !between.contains('\n'))
        return " "_ba;
    return between.mid(between.indexOf(',') + 1);
}

QByteArray EditedJson::written(const JsonValue &value, const QByteArray &blanks, bool isTight) const
{
    if (isTight)
        return value.toJson();
    const QByteArray margin = blanks.sliced(blanks.lastIndexOf('\n') + 1);
    const qsizetype room = std::max<qsizetype>(width / 2, width - margin.size());
    return json::pretty(value, room).chopped(1).replace("\n", QByteArray('\n' + margin));
}

/// `key`: with quotes and colon; of an element nothing.
void EditedJson::insert(const JsonValue &container, const QByteArray &key, const JsonValue &value)
{
    const Span span = spanOf(container);
    const QList<Span> children = childrenOf(container);
    const QByteArray blanks = blanksBefore(span, children);
    const bool isTight = !children.isEmpty()
        && (key.isEmpty() ? blanks.isEmpty() : m_text[children.last().value - 1] == ':');
    const QByteArray what =
        key + (key.isEmpty() || isTight ? "" : " ") + written(value, blanks, isTight);
    if (children.isEmpty())
        replace(span.begin + 1, span.end - 1, blanks + what + '\n' + marginOf(span.begin));
    else
        replace(children.last().end,
                children.last().end,
                ',' + (isTight ? QByteArray() : blanks) + what);
}

void EditedJson::append(const JsonPointer &array, const JsonValue &element)
{
    insert(m_root.at(array).value_or(JsonValue()), {}, element);
}

void EditedJson::set(const JsonPointer &object, const QString &key, const JsonValue &value)
{
    const JsonValue owner = m_root.at(object).value_or(JsonValue());
    const auto there = owner.value(key);
    if (!there) {
        insert(owner, json::quoted(key) + ':', value);
        return;
    }
    const Span span = spanOf(*there);
    const bool isTight = m_text[span.begin - 1] == ':';
    replace(span.begin, span.end, written(value, marginOf(span.begin), isTight));
}

void EditedJson::remove(const JsonPointer &place)
{
    JsonPointer parent;
    const QStringList &tokens = place.tokens();
    for (const QString &token : tokens.first(tokens.size() - 1))
        parent = parent.child(token);
    const JsonValue container = m_root.at(parent).value_or(JsonValue());
    const qsizetype value = spanOf(m_root.at(place).value_or(JsonValue())).value;
    const QList<Span> children = childrenOf(container);
    const auto one = std::ranges::find(children, value, &Span::value);
    const qsizetype index = one - children.begin();
    const Span span = spanOf(container);
    if (children.size() == 1)
        replace(span.begin + 1, span.end - 1, {});
    else if (index > 0)
        replace(children[index - 1].end, one->end, {});
    else
        replace(one->begin, children[1].begin, {});
}

void EditedJson::replace(qsizetype begin, qsizetype end, const QByteArray &by)
{
    QByteArray text = m_text;
    text.replace(begin, end - begin, by);
    auto root = JsonValue::parse(text);
    Q_ASSERT_X(root, "EditedJson", text.constData());
    m_text = text;
    m_root = *std::move(root);
}

} // namespace jackfield::ui
