// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is written into a JSON text looks as what stands beside it.
#include "jsontext.h"

#include <jackfield/json/jsonwriter.h>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype width = 110; ///< of a line
constexpr int step = 2;

qsizetype lineStart(const QString &text, qsizetype position)
{
    return position == 0 ? 0 : text.lastIndexOf(u'\n', position - 1) + 1;
}

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

bool beginsItsLine(const QString &text, const JsonText::Value &value)
{
    const qsizetype start = lineStart(text, beginOf(value));
    return QStringView(text).sliced(start, beginOf(value) - start).trimmed().isEmpty();
}

/// Its lines behind the first are as far in as `indent`.
QString rendered(const JsonValue &value, const QString &indent)
{
    QString lines = QString::fromUtf8(json::pretty(value, width - indent.size())).trimmed();
    return lines.replace(u'\n', u'\n' + indent);
}

/// `written` gives the entry for lines that are so far in.
QString inserted(const JsonText &text,
                 int container,
                 const std::function<QString(const QString &indent)> &written)
{
    QString all = text.text();
    const JsonText::Value &into = text.values()[container];
    const QList<int> children = text.childrenOf(container);
    if (children.isEmpty()) {
        const QString outer = indentAt(all, into.begin);
        const QString inner = outer + QString(step, u' ');
        return all.replace(into.begin + 1,
                           into.end - into.begin - (into.isClosed ? 2 : 1),
                           u'\n' + inner + written(inner) + u'\n' + outer);
    }
    const JsonText::Value &last = text.values()[children.last()];
    const QString indent = indentAt(all, beginOf(last));
    const QString lead = beginsItsLine(all, last) ? u",\n"_s + indent : u", "_s;
    return all.insert(last.end, lead + written(indent));
}
} // namespace

std::optional<QString>
withElement(const QString &text, const JsonPointer &array, const JsonValue &element)
{
    const JsonText read(text);
    const int into = read.find(array);
    if (into < 0 || read.values()[into].type != JsonValue::Type::Array)
        return std::nullopt;
    return inserted(read, into, [&](const QString &indent) { return rendered(element, indent); });
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
    if (there < 0) {
        return inserted(read, into, [&](const QString &indent) {
            return QString::fromUtf8(json::quoted(name)) + u": "_s + rendered(value, indent);
        });
    }
    const JsonText::Value &old = read.values()[there];
    const QString wanted =
        (old.isMissing ? u" "_s : QString()) + rendered(value, indentAt(text, old.nameBegin));
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
