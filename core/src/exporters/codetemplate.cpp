// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "codetemplate_p.h"
#include "template_p.h"

#include <QList>
#include <algorithm>

namespace jackfield {

CodeTemplate::CodeTemplate(const QByteArray &name)
{
    read(exporterTemplate(name.constData()));
}

/// "--- use NAME" takes in what another template says.
void CodeTemplate::read(const QByteArray &text)
{
    QByteArray name;
    const QList<QByteArray> lines = text.chopped(text.endsWith('\n')).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("--- use "))
            read(exporterTemplate(line.sliced(8).constData()));
        else if (line.startsWith("--- "))
            m_texts[name = line.sliced(4)].clear();
        else if (!name.isEmpty())
            m_texts[name] += line + '\n';
    }
}

QByteArray CodeTemplate::fill(const QByteArray &name, const Values &values)
{
    Q_ASSERT_X(has(name), "CodeTemplate", name.constData());
    m_used.insert(name);
    return filled(m_texts.value(name), values);
}

QByteArrayList CodeTemplate::lost() const
{
    QByteArrayList all;
    for (const QByteArray &name : m_used) {
        if (has("lost " + name))
            all.append(m_texts.value("lost " + name).trimmed());
    }
    std::ranges::sort(all);
    return all;
}

/// "NAME NAME": whether one of them was used; "!NAME NAME": whether none was.
bool CodeTemplate::holds(const QByteArray &condition) const
{
    const bool isNegated = condition.startsWith('!');
    const QList<QByteArray> names = condition.sliced(isNegated ? 1 : 0).split(' ');
    const auto isUsed = [&](const QByteArray &name) { return m_used.contains(name); };
    return std::ranges::any_of(names, isUsed) != isNegated;
}

/// The lines of a text whose conditions hold, with those of the texts that it takes in: "@use NAME@".
QByteArray CodeTemplate::kept(const QByteArray &name) const
{
    QByteArray kept;
    QList<bool> conditions;
    const QList<QByteArray> lines = m_texts.value(name).chopped(1).split('\n');
    for (const QByteArray &line : lines) {
        if (line == "@end@")
            conditions.removeLast();
        else if (line.startsWith("@if "))
            conditions.append(holds(line.sliced(4).chopped(1)));
        else if (!conditions.contains(false))
            kept += line.startsWith("@use ") ? this->kept(line.sliced(5).chopped(1)) : line + '\n';
    }
    Q_ASSERT(conditions.isEmpty());
    return kept;
}

QByteArray CodeTemplate::document(const QByteArray &name, const Values &values) const
{
    return filled(kept(name), values);
}

} // namespace jackfield
