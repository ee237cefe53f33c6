// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mailbox.h"
#include "viewing.h"

#include <atomic>

namespace jackfield::ui {

/// Makes values, short work at once and long work on a thread of the pool, and hands over the one that was asked for last. What
/// waits for a thread and is not wanted any more is not made. A member of its owner, on whose thread it is used.
template<typename Value>
class LatestResult
{
public:
    /// Whether a value is still wanted. Thread: any.
    using IsWanted = std::function<bool()>;
    using Make = std::function<Value(const IsWanted &)>;

    explicit LatestResult(QObject *owner)
        : m_mailbox(owner)
    { }
    ~LatestResult() { cancel(); }
    LatestResult(const LatestResult &) = delete;
    LatestResult &operator=(const LatestResult &) = delete;

    /// `make` may run on any thread, and may give anything once its value is not wanted. `take` is not called any more after
    /// another compute(), or cancel().
    void compute(bool isShort, const Make &make, const std::function<void(const Value &)> &take)
    {
        const IsWanted isWanted = [number = ++*m_latest, latest = m_latest] {
            return number == *latest;
        };
        if (isShort) {
            take(make(isWanted));
            return;
        }
        startViewing([=, to = m_mailbox.address()] {
            if (!isWanted())
                return;
            const auto value = std::make_shared<const Value>(make(isWanted));
            if (!isWanted())
                return;
            to.post([=] {
                if (isWanted())
                    take(*value);
            });
        });
    }
    void cancel() { ++*m_latest; }

private:
    const std::shared_ptr<std::atomic<int>> m_latest = std::make_shared<std::atomic<int>>(0);
    const Mailbox m_mailbox;
};

} // namespace jackfield::ui
