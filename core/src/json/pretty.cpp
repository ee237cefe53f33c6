// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonvalue.h>
#include <jackfield/json/jsonwriter.h>

namespace jackfield::json {

namespace {
/// On one line, with blanks where a person writes them.
QByteArray flat(const JsonValue &value)
{
    QByteArrayList parts;
    if (value.isArray()) {
        for (const JsonValue &element : value.elements())
            parts += flat(element);
        return '[' + parts.join(", ") + ']';
    }
    if (!value.isObject())
        return value.toJson();
    for (const auto &[key, child] : value.members())
        parts += quoted(key) + ": " + flat(child);
    return parts.isEmpty() ? QByteArray("{}") : "{ " + parts.join(", ") + " }";
}

/// `used`: columns that are taken where it begins, and behind it.
QByteArray pretty(const JsonValue &value, qsizetype indent, qsizetype used, qsizetype width)
{
    const QByteArray line = flat(value);
    if (used + line.size() <= width || value.size() == 0)
        return line;
    const qsizetype inner = indent + 2;
    QByteArrayList parts;
    for (const JsonValue &element : value.elements())
        parts += pretty(element, inner, inner + 1, width);
    for (const auto &[key, child] : value.members()) {
        const QByteArray name = quoted(key) + ": ";
        parts += name + pretty(child, inner, inner + name.size() + 1, width);
    }
    const QByteArray margin = '\n' + QByteArray(inner, ' ');
    const bool isArray = value.isArray();
    return (isArray ? '[' : '{') + margin + parts.join(',' + margin) + '\n'
        + QByteArray(indent, ' ') + (isArray ? ']' : '}');
}
} // namespace

QByteArray pretty(const JsonValue &value, qsizetype width)
{
    return pretty(value, 0, 0, width) + '\n';
}

} // namespace jackfield::json
