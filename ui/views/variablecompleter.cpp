// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "variablecompleter.h"

#include <ui/models/variableplace.h>

#include <QAbstractItemView>
#include <QPlainTextEdit>
#include <QTextBlock>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
std::optional<VariablePlace> placeIn(const QPlainTextEdit &edit)
{
    const QTextCursor cursor = edit.textCursor();
    const QString line = cursor.block().text();
    const int at = cursor.positionInBlock();
    return VariablePlace::of(line.first(at), line.sliced(at));
}
} // namespace

VariableCompleter::VariableCompleter(const Look &look, QPlainTextEdit *edit)
    : EditCompleter(look, edit)
{
    setModel(&m_known);
    popup()->setObjectName(u"variableCompletions"_s);
    popup()->setAccessibleName(tr("Variables"));
    connect(edit, &QPlainTextEdit::textChanged, this, &VariableCompleter::look);
    connect(edit, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!placeIn(*this->edit()))
            popup()->hide();
    });
}

void VariableCompleter::look()
{
    const auto place = placeIn(*edit());
    if (place && m_variables)
        m_known.setStringList(m_variables());
    offer(place && m_variables ? std::optional(place->name) : std::nullopt);
}

void VariableCompleter::write(const QModelIndex &chosen)
{
    const auto place = placeIn(*edit());
    if (!place)
        return;
    QTextCursor cursor = edit()->textCursor();
    const QTextBlock block = cursor.block();
    const auto behind = block.text().size() - place->after.size();
    cursor.setPosition(block.position() + int(place->before.size()));
    cursor.setPosition(block.position() + int(behind), QTextCursor::KeepAnchor);
    cursor.insertText(u"{{ "_s + chosen.data().toString() + u" }}"_s);
    edit()->setTextCursor(cursor);
}

} // namespace jackfield::ui
