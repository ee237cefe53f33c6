// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the composer sends again and again.
#include "composer.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int intervalWidth = 96;
}

void Composer::createRepeat()
{
    m_repeat->setObjectName(u"repeat"_s);
    m_repeat->setCheckable(true);
    m_repeat->setToolTip(tr("Send what is written now repeatedly"));
    m_repeat->setAccessibleName(tr("Send it repeatedly"));
    m_repeatNew->setObjectName(u"repeatNew"_s);
    m_repeatNew->setToolTip(tr("Repeat what is written now from here on"));
    m_repeatNew->hide();
    m_interval->setObjectName(u"interval"_s);
    m_interval->setAccessibleName(tr("Seconds between two messages"));
    m_interval->setToolTip(tr("Enter sets it, and sends the first one"));
    m_interval->setRange(0.01, 3600);
    m_interval->setValue(1);
    m_interval->setSuffix(tr(" s"));
    m_interval->setPrefix(tr("every "));
    m_interval->setButtonSymbols(QDoubleSpinBox::NoButtons);
    m_interval->setKeyboardTracking(false);
    m_interval->setFixedWidth(intervalWidth);
    m_interval->hide();
    connect(m_repeat, &QToolButton::toggled, this, &Composer::setRepeating);
    connect(m_repeatNew, &QPushButton::clicked, this, &Composer::repeatNew);
    // Nothing goes at a time that is half typed.
    const auto *typed = m_interval->findChild<QLineEdit *>();
    connect(typed, &QLineEdit::textEdited, &m_timer, &QTimer::stop);
    connect(m_interval, &QDoubleSpinBox::editingFinished, this, &Composer::setInterval);
    connect(m_interval, &QDoubleSpinBox::valueChanged, this, [this](double seconds) {
        if (m_repeated)
            m_timer.start(int(seconds * 1000));
    });
    connect(&m_timer, &QTimer::timeout, this, &Composer::sendRepeated);
}

void Composer::setRepeating(bool on)
{
    if (on == m_repeated.has_value())
        return;
    if (on && !m_send->isEnabled()) {
        m_repeat->setChecked(false);
        return send(); // which says why not
    }
    m_repeated = on ? std::optional(written()) : std::nullopt;
    m_repeat->setChecked(on);
    const bool wasSetThere = m_interval->hasFocus();
    m_interval->setVisible(on);
    m_timer.stop();
    if (on) {
        m_timer.start(int(m_interval->value() * 1000));
        m_interval->setFocus(Qt::OtherFocusReason);
        m_interval->selectAll();
    } else if (wasSetThere) {
        setFocus();
    }
    check();
}

/// By Enter, which sends the first one and goes back to the message, or by leaving the field.
void Composer::setInterval()
{
    if (!m_repeated)
        return;
    if (m_interval->hasFocus()) {
        sendRepeated();
        setFocus();
    }
    if (m_repeated && !m_timer.isActive())
        m_timer.start(int(m_interval->value() * 1000));
}

void Composer::sendRepeated()
{
    if (m_repeated && m_ready && !m_isSending)
        Q_EMIT sendRequested(*m_repeated);
}

void Composer::repeatNew()
{
    m_repeated = written();
    setFocus();
    check();
}

} // namespace jackfield::ui
