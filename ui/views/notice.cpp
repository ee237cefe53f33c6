// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "notice.h"

#include "styled.h"

#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

Notice::Notice(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_text(plainLabel({}, this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"notice"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(u"noticeButton"_s);
    auto *close = new QToolButton(this);
    close->setAccessibleName(tr("Close the message"));
    m_button->setAccessibleName(tr("What can be done about it"));
    close->setIcon(look.icon(u"dialog-close"_s));
    close->setToolTip(tr("Hide this"));
    close->setAccessibleName(tr("Hide this"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &Notice::dismiss);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto apply = m_remedy.apply;
        dismiss();
        if (apply)
            apply();
    });
    hide();
}

void Notice::tell(const QString &text, Tone tone, const Remedy &remedy)
{
    m_remedy = remedy;
    m_text->setText(text);
    const QString name = tone == Tone::Failure ? u"failure"_s : u"warning"_s;
    setStyled(m_text, "tone", name);
    setStyled(this, "tone", name);
    m_button->setText(remedy.label);
    m_button->setVisible(!remedy.label.isEmpty());
    show();
}

QString Notice::text() const
{
    return m_text->text();
}

} // namespace jackfield::ui
