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
    , m_button(createButton(u"noticeButton"_s, m_remedy))
    , m_otherButton(createButton(u"noticeOtherButton"_s, m_otherRemedy))
{
    setObjectName(u"notice"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton(this);
    close->setIcon(look.icon(u"dialog-close"_s));
    close->setToolTip(tr("Hide this"));
    close->setAccessibleName(tr("Hide this"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_otherButton);
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &Notice::dismiss);
    hide();
}

/// For `remedy`, a member, which is another one each time.
QPushButton *Notice::createButton(const QString &name, const Remedy &remedy)
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setAccessibleName(tr("What can be done about it"));
    connect(button, &QPushButton::clicked, this, [this, &remedy] {
        const auto apply = remedy.apply;
        dismiss();
        if (apply)
            apply();
    });
    return button;
}

void Notice::offer(QPushButton *button, const Remedy &remedy)
{
    button->setText(remedy.label);
    button->setVisible(!remedy.label.isEmpty());
    if (!remedy.label.isEmpty())
        button->setAccessibleName(remedy.label);
}

void Notice::tell(const QString &text, Tone tone, const Remedy &remedy, const Remedy &other)
{
    m_remedy = remedy;
    m_otherRemedy = other;
    m_text->setText(text);
    const QString name = tone == Tone::Failure ? u"failure"_s : u"warning"_s;
    setStyled(m_text, "tone", name);
    setStyled(this, "tone", name);
    offer(m_button, remedy);
    offer(m_otherButton, other);
    show();
}

void Notice::retract(const QString &text)
{
    if (!text.isEmpty() && text == this->text())
        dismiss();
}

QString Notice::text() const
{
    return m_text->text();
}

} // namespace jackfield::ui
