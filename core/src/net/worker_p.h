// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "loop_p.h"
#include "service_p.h"

#include <jackfield/support/error.h>

#include <unordered_set>

namespace jackfield::net {

class Listener;

/// One thread's part of a server: the sockets at its door and the connections inside. Lives on its loop's thread.
class Worker
{
public:
    Worker(std::shared_ptr<Service> service, std::shared_ptr<Loop> loop);
    /// Ends every connection without a word.
    ~Worker();
    Q_DISABLE_COPY_MOVE(Worker)

    /// Accepts here; `take` gets each. The port that was bound, or Error Io.
    Result<quint16> listen(const QHostAddress &address, std::function<void(Arrival)> take);
    void stopListening();
    void take(const Arrival &arrival);
    /// Closes every connection with 1001.
    void goAway();

private:
    std::function<void()> admit(const std::shared_ptr<Resident> &resident);

    const std::shared_ptr<Service> m_service;
    const std::shared_ptr<Loop> m_loop;
    std::unique_ptr<QObject> m_doors; ///< parent of what is at the door
    std::unique_ptr<Listener> m_listener;
    std::unordered_set<std::shared_ptr<Resident>> m_inside;
};

} // namespace jackfield::net
