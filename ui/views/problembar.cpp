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
    m_text->setToolTip(tr("Go there"));
    m_text->setAccessibleName(accessibleName);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_text);
    layout->addStretch(1);
    connect(m_text, &QPushButton::clicked, this, [this] { m_editor.goToLine(m_line); });
}

void ProblemBar::tell(const QString &text, Tone tone, int line)
{
    m_line = std::min(line, m_editor.blockCount());
    m_editor.setMistake(tone == Tone::Mistake ? m_line : 0);
    m_said = text;
    m_text->setText(QString(text).replace(u'&', u"&&"_s));
    m_text->setEnabled(m_line > 0);
    setStyled(m_text,
              "tone",
              tone == Tone::Mistake       ? u"failure"_s
                  : tone == Tone::Warning ? u"warning"_s
                                          : QString());
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
