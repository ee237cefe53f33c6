// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

class QObject;

namespace jackfield::ui {

/// Brings functions to the thread of an object, and drops them once the object is gone. Made as a member of its
/// owner; the address that `address()` gives may outlive both.
class Mailbox
{
    struct State;

public:
    class Address
    {
    public:
        /// Runs `task` on the owner's thread, after this call. Thread: any.
        void post(std::function<void()> task) const;

    private:
        friend class Mailbox;
        std::shared_ptr<State> m_state;
    };

    explicit Mailbox(QObject *owner);
    ~Mailbox();
    Mailbox(const Mailbox &) = delete;
    Mailbox &operator=(const Mailbox &) = delete;

    Address address() const;

private:
    std::shared_ptr<State> m_state;
};

} // namespace jackfield::ui
