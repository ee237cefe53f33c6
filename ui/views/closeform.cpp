// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "closeform.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

CloseForm::CloseForm(QWidget *parent)
    : QWidget(parent)
    , m_code(new QSpinBox(this))
    , m_reason(new QLineEdit(this))
{
    m_code->setObjectName(u"closeCode"_s);
    m_code->setRange(1000, 4999);
    m_code->setButtonSymbols(QSpinBox::NoButtons);
    m_code->setAccessibleName(tr("Close code"));
    m_code->setToolTip(tr("Close code (Enter closes)"));
    m_reason->setObjectName(u"closeReason"_s);
    m_reason->setPlaceholderText(tr("reason"));
    m_reason->setAccessibleName(tr("Reason for closing"));
    m_reason->setToolTip(tr("At most 123 bytes (Enter closes)"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeWith"_s);
    m_order = { m_code, m_reason, close };
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_code);
    layout->addWidget(m_reason, 1);
    layout->addWidget(close);
    setFocusProxy(m_code); // keys of the menu lead here, too
    setFocusPolicy(Qt::StrongFocus);
    connect(close, &QPushButton::clicked, this, &CloseForm::send);
}

bool CloseForm::focusNextPrevChild(bool next)
{
    const qsizetype at = m_order.indexOf(focusWidget()) + (next ? 1 : -1);
    if (at < 0 || at >= m_order.size())
        return QWidget::focusNextPrevChild(next);
    m_order[at]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void CloseForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        send();
    else
        QWidget::keyPressEvent(event);
}

void CloseForm::send()
{
    Q_EMIT closeRequested({ quint16(m_code->value()), m_reason->text() });
}

} // namespace jackfield::ui
