// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The form beside the text of a definition: what is around the cursor, where there is room, or in its place.
#include "mockdefinition.h"

#include <ui/views/codeeditor.h>
#include <ui/views/jsonform.h>
#include <ui/views/problembar.h>

#include <QSplitter>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int roomyWidth = 640; ///< for both side by side
constexpr int roomyHeight = 420; ///< for both, one above the other
constexpr qsizetype longestText = 1 << 20; ///< characters that a form is made of
constexpr std::chrono::milliseconds pause { 60 }; ///< behind the cursor
} // namespace

void MockDefinition::connectForm()
{
    m_showForm->setObjectName(u"showForm"_s);
    m_showForm->setText(tr("Form"));
    m_showForm->setCheckable(true);
    m_showForm->setToolTip(tr("Shows what is around the cursor as a form"));
    m_problem->addButton(m_showForm);
    connect(m_showForm, &QToolButton::clicked, this, [this](bool on) {
        m_wantsForm = on;
        arrange();
    });
    m_following.setSingleShot(true);
    m_following.setInterval(pause);
    connect(&m_following, &QTimer::timeout, this, &MockDefinition::follow);
    for (const auto signal :
         { &QPlainTextEdit::cursorPositionChanged, &QPlainTextEdit::textChanged })
        connect(m_editor, signal, &m_following, qOverload<>(&QTimer::start));
    connect(m_form, &JsonForm::changed, this, [this](const QString &text) {
        m_editor->replaceCode(text);
        m_form->show(text, m_form->place());
    });
    connect(m_form, &JsonForm::placeRequested, this, [this](const JsonPointer &place) {
        const JsonText read(text());
        const int there = read.find(place);
        if (there < 0)
            return;
        m_editor->reveal(read.values()[there].begin, read.values()[there].begin);
        m_form->show(text(), place);
    });
    m_form->hide();
}

void MockDefinition::arrange()
{
    const bool isWide = width() >= roomyWidth;
    const bool isRoomy = isWide || height() >= roomyHeight;
    const bool hasForm = !m_editor->isReadOnly() && m_wantsForm.value_or(isWide);
    m_split->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
    m_form->setVisible(hasForm);
    m_editor->setVisible(!hasForm || isRoomy);
    m_showForm->setChecked(hasForm);
    if (hasForm)
        follow();
}

void MockDefinition::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MockDefinition::follow()
{
    const QString written = text();
    if (!m_form->isVisibleTo(this) || written.size() > longestText)
        return;
    const JsonText read(written);
    const int around = read.around(m_editor->textCursor().position());
    m_form->show(written, around < 0 ? JsonPointer() : read.placeOf(around));
}

} // namespace jackfield::ui
