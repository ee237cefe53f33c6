// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mailbox.h"

#include <QObject>
#include <mutex>

namespace jackfield::ui {

struct Mailbox::State
{
    std::mutex mutex;
    QObject *owner = nullptr; ///< null: it is gone
};

Mailbox::Mailbox(QObject *owner)
    : m_state(std::make_shared<State>())
{
    m_state->owner = owner;
}

Mailbox::~Mailbox()
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->owner = nullptr;
}

Mailbox::Address Mailbox::address() const
{
    Address address;
    address.m_state = m_state;
    return address;
}

void Mailbox::Address::post(std::function<void()> task) const
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->owner)
        QMetaObject::invokeMethod(m_state->owner, std::move(task), Qt::QueuedConnection);
}

} // namespace jackfield::ui
