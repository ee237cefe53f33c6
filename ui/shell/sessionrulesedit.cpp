// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is done with rules besides typing: in their text, where it has to be.
#include "sessionrules.h"

#include <ui/models/jsontext.h>
#include <ui/models/workspace.h>
#include <ui/views/assertionview.h>
#include <ui/views/codeeditor.h>

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
JsonPointer assertionsPlace()
{
    return JsonPointer().child(u"assertions"_s);
}

/// Behind what the list has; it is made if there is none.
std::optional<QString> appended(const QString &text, const QString &list, const JsonValue &element)
{
    const JsonPointer place = JsonPointer().child(list);
    const auto made = JsonText(text).find(place) < 0
        ? withMember(text, {}, list, JsonValue::array({}))
        : std::optional(text);
    return made ? withElement(*made, place, element) : std::nullopt;
}
} // namespace

/// In the text; not while that has a mistake, or cannot be changed here.
void SessionRules::change(const TextChange &how)
{
    check();
    if (!rules()) {
        m_editor->goToLine(std::max(1, m_editor->mistake()));
        return;
    }
    if (m_editor->isReadOnly()) {
        m_file->save(); // which says why
        return;
    }
    const QString before = m_editor->code();
    m_editor->replaceCode(how(before).value_or(before));
    check();
}

/// Of an assertion that is still what the table shows.
void SessionRules::changeAt(
    int row, const std::function<std::optional<QString>(const QString &, const JsonPointer &)> &how)
{
    const JsonValue shown = m_assertions.assertions().value(row).toJson();
    change([&](const QString &text) {
        return m_assertions.assertions().value(row).toJson() == shown
            ? how(text, assertionsPlace().child(qsizetype(row)))
            : std::nullopt;
    });
}

void SessionRules::setMember(int row, const QString &member, const JsonValue &value)
{
    changeAt(row, [&](const QString &text, const JsonPointer &place) {
        return value.isNull() ? without(text, place.child(member))
                              : withMember(text, place, member, value);
    });
    m_table->setCurrentIndex(m_assertions.index(row, AssertionTable::Name));
}

void SessionRules::remove(const QList<int> &rows)
{
    for (const int row : rows) {
        changeAt(row, [](const QString &text, const JsonPointer &place) {
            return without(text, place);
        });
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
    change(
        [&](const QString &text) { return appended(text, u"assertions"_s, assertion.toJson()); });
    m_table->selectRow(m_assertions.rowCount() - 1);
    m_table->scrollToBottom();
}

void SessionRules::addChecks(const QString &script)
{
    const QString file = QFileInfo(m_path).absoluteDir().relativeFilePath(script);
    add(Assertion { .what = Assertion::Script { .file = file } });
}

void SessionRules::showScripts()
{
    m_checks->clear();
    for (const QString &script : m_scripts ? m_scripts() : QStringList()) {
        m_checks->addAction(QString(Workspace::titleOf(script)).replace(u'&', u"&&"_s),
                            this,
                            [this, script] { addChecks(script); });
    }
    m_checks->addSeparator();
    m_checks->addAction(tr("New script"), this, &SessionRules::newChecksWanted);
}

/// Each list behind what it has.
void SessionRules::add(const Matching &rules)
{
    make();
    if (!m_file)
        return;
    leaveLearning();
    const auto added = JsonValue::parse(rules.toText());
    change([&](const QString &before) {
        std::optional<QString> text = before;
        for (const auto &[key, value] : added ? added->members() : QList<JsonValue::Member>()) {
            for (const JsonValue &rule : value.elements())
                text = text ? appended(*text, key, rule) : std::nullopt;
        }
        return text;
    });
    m_editor->setFocus();
}

} // namespace jackfield::ui
