// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "problembar.h"

#include "codeeditor.h"
#include "styled.h"

#include <ui/models/payloadtext.h>
#include <ui/models/scriptfiles.h>

#include <QHBoxLayout>
#include <QPushButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

ProblemBar::ProblemBar(CodeEditor &editor, const QString &accessibleName, QWidget *parent)
    : QFrame(parent)
    , m_editor(editor)
    , m_text(new QPushButton(this))
{
    setObjectName(u"problemBar"_s);
    m_text->setObjectName(u"problem"_s);
    m_text->setFlat(true);
    m_text->setAccessibleName(accessibleName);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_text);
    layout->addStretch(1);
    m_text->setMinimumWidth(1);
    connect(m_text, &QPushButton::clicked, this, [this] { m_editor.goToLine(m_line); });
}

void ProblemBar::addButton(QWidget *button)
{
    m_button = button;
    layout()->addWidget(button);
    elide();
}

void ProblemBar::tell(const QString &text, Tone tone, int line)
{
    m_line = std::min(line, m_editor.blockCount());
    m_editor.setMistake(tone == Tone::Mistake ? m_line : 0);
    m_said = text;
    m_text->setEnabled(m_line > 0);
    elide();
    setStyled(m_text,
              "tone",
              tone == Tone::Mistake       ? u"failure"_s
                  : tone == Tone::Warning ? u"warning"_s
                                          : QString());
}

void ProblemBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    elide();
}

/// However long it is, it widens nothing.
void ProblemBar::elide()
{
    constexpr int padding = 32;
    const int taken = padding + (m_button ? m_button->sizeHint().width() : 0);
    const QString seen =
        fontMetrics().elidedText(m_said, Qt::ElideRight, std::max(0, width() - taken));
    m_text->setText(QString(seen).replace(u'&', u"&&"_s));
    m_text->setAccessibleDescription(m_said);
    const QString whole = seen == m_said ? QString() : m_said + u'\n';
    m_text->setToolTip(
        plainToolTip(m_line > 0 ? whole + tr("Go there") : whole.chopped(whole.isEmpty() ? 0 : 1)));
}

bool ProblemBar::tellHidden()
{
    const auto hidden = hiddenIn(m_editor.code());
    if (hidden)
        tell(tr("line %1 has an invisible character: %2")
                 .arg(hidden->line)
                 .arg(visibleCharacter(hidden->character)),
             Tone::Warning,
             hidden->line);
    return hidden.has_value();
}

} // namespace jackfield::ui
