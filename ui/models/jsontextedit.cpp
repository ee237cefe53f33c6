// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is written into a JSON text looks as what stands beside it.
#include "jsontext.h"

#include <jackfield/json/jsonwriter.h>

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype width = 110; ///< of a line
constexpr int step = 2;

qsizetype lineStart(const QString &text, qsizetype position)
{
    return position == 0 ? 0 : text.lastIndexOf(u'\n', position - 1) + 1;
}

/// The blanks that the line begins with.
QString indentAt(const QString &text, qsizetype position)
{
    qsizetype end = lineStart(text, position);
    const qsizetype begin = end;
    while (end < text.size() && (text[end] == u' ' || text[end] == u'\t'))
        ++end;
    return text.sliced(begin, end - begin);
}

qsizetype beginOf(const JsonText::Value &value)
{
    return value.nameBegin < 0 ? value.begin : value.nameBegin;
}

/// Its lines behind the first are as far in as `indent`; `isTight`: there are no blanks in it.
QString rendered(const JsonValue &value, const QString &indent, bool isTight)
{
    if (isTight)
        return QString::fromUtf8(value.toJson());
    const qsizetype room = std::max(width / 2, width - indent.size());
    QString lines = QString::fromUtf8(json::pretty(value, room)).trimmed();
    return lines.replace(u'\n', u'\n' + indent);
}

/// What stands in front of the last one in a container, behind the comma, and of one more.
QString blanksBefore(const JsonText &text, const JsonText::Value &into, const QList<int> &children)
{
    const bool isOnly = children.size() == 1;
    const qsizetype from =
        isOnly ? into.begin + 1 : text.values()[children[children.size() - 2]].end;
    const qsizetype to = beginOf(text.values()[children.last()]);
    const QString between = text.text().sliced(from, to - from);
    if (isOnly && !between.contains(u'\n'))
        return u" "_s;
    return between.sliced(between.indexOf(u',') + 1);
}

/// `name`: of a member, quoted; of an element nothing.
QString inserted(const JsonText &text, int container, const QString &name, const JsonValue &value)
{
    QString all = text.text();
    const JsonText::Value &into = text.values()[container];
    const QList<int> children = text.childrenOf(container);
    const QString spacedName = name.isEmpty() ? name : QString(name + u": "_s);
    if (children.isEmpty()) {
        const QString outer = indentAt(all, into.begin);
        const QString inner = outer + QString(step, u' ');
        return all.replace(into.begin + 1,
                           into.end - into.begin - (into.isClosed ? 2 : 1),
                           u'\n' + inner + spacedName + rendered(value, inner, false) + u'\n'
                               + outer);
    }
    const JsonText::Value &last = text.values()[children.last()];
    const QString blanks = blanksBefore(text, into, children);
    const bool isTight = name.isEmpty() ? blanks.isEmpty() : last.begin == last.nameEnd + 1;
    const QString indent = blanks.sliced(blanks.lastIndexOf(u'\n') + 1);
    const QString lead = isTight ? u","_s : QString(u',' + blanks);
    const QString lineIndent = blanks.contains(u'\n') ? indent : indentAt(all, into.begin);
    return all.insert(last.end,
                      lead + (isTight && !name.isEmpty() ? QString(name + u':') : spacedName)
                          + rendered(value, lineIndent, isTight));
}
} // namespace

std::optional<QString>
withElement(const QString &text, const JsonPointer &array, const JsonValue &element)
{
    const JsonText read(text);
    const int into = read.find(array);
    if (into < 0 || read.values()[into].type != JsonValue::Type::Array)
        return std::nullopt;
    return inserted(read, into, {}, element);
}

std::optional<QString> withMember(const QString &text,
                                  const JsonPointer &object,
                                  const QString &name,
                                  const JsonValue &value)
{
    const JsonText read(text);
    const int into = read.find(object);
    if (into < 0 || read.values()[into].type != JsonValue::Type::Object)
        return std::nullopt;
    const int there = read.find(object.child(name));
    if (there < 0)
        return inserted(read, into, QString::fromUtf8(json::quoted(name)), value);
    const JsonText::Value &old = read.values()[there];
    const bool isTight = !old.isMissing && old.begin == old.nameEnd + 1;
    const QString wanted = (old.isMissing ? u" "_s : QString())
        + rendered(value, indentAt(text, old.nameBegin), isTight);
    return QString(text).replace(old.begin, old.end - old.begin, wanted);
}

std::optional<QString> without(const QString &text, const JsonPointer &place)
{
    const JsonText read(text);
    const int there = read.find(place);
    if (there < 0 || place.isEmpty())
        return std::nullopt;
    const JsonText::Value &gone = read.values()[there];
    const JsonText::Value &container = read.values()[gone.parent];
    const QList<int> siblings = read.childrenOf(gone.parent);
    const qsizetype index = siblings.indexOf(there);
    if (siblings.size() == 1) {
        return QString(text).remove(container.begin + 1,
                                    container.end - container.begin - (container.isClosed ? 2 : 1));
    }
    const bool isFirst = index == 0;
    const qsizetype begin = isFirst ? beginOf(gone) : read.values()[siblings[index - 1]].end;
    const qsizetype end = isFirst ? beginOf(read.values()[siblings[1]]) : gone.end;
    return QString(text).remove(begin, end - begin);
}

} // namespace jackfield::ui
