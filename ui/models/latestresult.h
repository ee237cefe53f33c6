// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mailbox.h"

#include <QThreadPool>

namespace jackfield::ui {

/// Makes values, short work at once and long work on a thread of the pool, and hands over the one that was asked for last. A
/// member of its owner, on whose thread it is used.
template<typename Value>
class LatestResult
{
public:
    explicit LatestResult(QObject *owner)
        : m_mailbox(owner)
    { }

    /// `make` may run on any thread. `take` is not called any more after another compute(), or cancel().
    void compute(bool isShort,
                 const std::function<Value()> &make,
                 const std::function<void(const Value &)> &take)
    {
        const int number = ++m_number;
        if (isShort) {
            take(make());
            return;
        }
        QThreadPool::globalInstance()->start([=, this, to = m_mailbox.address()] {
            to.post([=, this, value = make()] {
                if (number == m_number)
                    take(value);
            });
        });
    }
    void cancel() { ++m_number; }

private:
    int m_number = 0;
    const Mailbox m_mailbox;
};

} // namespace jackfield::ui
