// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logswitch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int iconWidth = 36; ///< of a button without words
constexpr int aroundWords = 34; ///< as the style wants
constexpr int buttonHeight = 28;
} // namespace

LogSwitch::LogSwitch(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_log(createButton(u"asLog"_s, tr("Log"), tr("Messages as a table (Ctrl+Shift+6)")))
    , m_conversation(
          createButton(u"asConversation"_s,
                       tr("Conversation"),
                       tr("Messages as arrows between client and server (Ctrl+Shift+6)")))
{
    setObjectName(u"logSwitch"_s);
    m_log->setIcon(look.icon(u"view-list-text"_s));
    m_conversation->setIcon(look.icon(u"swap-panels"_s));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : { m_log, m_conversation }) {
        group->addButton(button);
        layout->addWidget(button);
    }
    m_log->setChecked(true);
    setCompact(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_conversation, &QToolButton::toggled, this, &LogSwitch::changed);
}

QToolButton *
LogSwitch::createButton(const QString &name, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    return button;
}

QList<QWidget *> LogSwitch::buttons() const
{
    return { m_log, m_conversation };
}

bool LogSwitch::isConversation() const
{
    return m_conversation->isChecked();
}

void LogSwitch::setConversation(bool on)
{
    (on ? m_conversation : m_log)->setChecked(true);
}

int LogSwitch::wordsWidth(const QToolButton *button) const
{
    return fontMetrics().horizontalAdvance(button->text()) + aroundWords;
}

QSize LogSwitch::sizeHint() const
{
    return m_isCompact ? minimumSizeHint()
                       : QSize(wordsWidth(m_log) + wordsWidth(m_conversation), buttonHeight);
}

QSize LogSwitch::minimumSizeHint() const
{
    return { 2 * iconWidth, buttonHeight };
}

void LogSwitch::setCompact(bool on)
{
    m_isCompact = on;
    auto *box = static_cast<QHBoxLayout *>(layout());
    for (QToolButton *button : { m_log, m_conversation }) {
        button->setToolButtonStyle(on ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly);
        box->setStretchFactor(button, on ? 1 : wordsWidth(button));
    }
    updateGeometry();
}

} // namespace jackfield::ui
