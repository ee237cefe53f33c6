// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is done with rules besides typing: in their text, where it has to be.
#include "sessionrules.h"

#include <ui/models/editedjson.h>
#include <ui/views/assertionview.h>
#include <ui/views/codeeditor.h>

#include <QSplitter>
#include <QStackedWidget>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
JsonPointer assertionsPlace()
{
    return JsonPointer().child(u"assertions"_s);
}
} // namespace

/// In the text; not while that has a mistake, or cannot be changed here.
void SessionRules::change(const std::function<void(EditedJson &)> &how)
{
    check();
    auto text = EditedJson::parse(m_editor->code().toUtf8());
    if (!text || !rules()) {
        m_editor->goToLine(std::max(1, m_editor->mistake()));
        return;
    }
    if (m_editor->isReadOnly()) {
        m_file->save(); // which says why
        return;
    }
    how(*text);
    m_editor->replaceCode(QString::fromUtf8(text->text()));
    check();
}

/// Of an assertion that is still what the table shows.
void SessionRules::changeAt(int row,
                            const std::function<void(EditedJson &, const JsonPointer &)> &how)
{
    const JsonValue shown = m_assertions.assertions().value(row).toJson();
    change([&](EditedJson &text) {
        if (m_assertions.assertions().value(row).toJson() == shown)
            how(text, assertionsPlace().child(qsizetype(row)));
    });
}

void SessionRules::setMember(int row, const QString &member, const JsonValue &value)
{
    changeAt(row, [&](EditedJson &text, const JsonPointer &place) {
        const JsonPointer there = place.child(member);
        if (!value.isNull())
            text.set(place, member, value);
        else if (text.root().at(there))
            text.remove(there);
    });
    m_table->setCurrentIndex(m_assertions.index(row, AssertionTable::Name));
}

void SessionRules::remove(const QList<int> &rows)
{
    for (const int row : rows) {
        changeAt(row, [](EditedJson &text, const JsonPointer &place) { text.remove(place); });
    }
    const int next = std::min(rows.last(), m_assertions.rowCount() - 1);
    if (next >= 0)
        m_table->selectRow(next);
}

void SessionRules::add(const Assertion &assertion)
{
    make();
    if (!m_file)
        return;
    m_pages->setCurrentWidget(m_split);
    change([&](EditedJson &text) {
        if (!text.root().at(assertionsPlace()))
            text.set({}, u"assertions"_s, JsonValue::array({}));
        text.append(assertionsPlace(), assertion.toJson());
    });
    m_table->selectRow(m_assertions.rowCount() - 1);
    m_table->scrollToBottom();
}

/// Each list behind what it has.
void SessionRules::add(const Matching &rules)
{
    make();
    if (!m_file)
        return;
    leaveLearning();
    const auto added = JsonValue::parse(rules.toText());
    change([&](EditedJson &text) {
        for (const auto &[key, value] : added ? added->members() : QList<JsonValue::Member>()) {
            if (!value.isArray())
                continue;
            if (!text.root().value(key))
                text.set({}, key, JsonValue::array({}));
            for (const JsonValue &rule : value.elements())
                text.append(JsonPointer().child(key), rule);
        }
    });
    m_editor->setFocus();
}

} // namespace jackfield::ui
