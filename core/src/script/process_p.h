// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "limits_p.h"

#include <jackfield/support/error.h>
#include <sys/types.h>

#include <QByteArrayList>
#include <memory>

namespace jackfield::script {

/// The process that runs one script. It ends when this does. Thread: one at a time.
class Process
{
public:
    /// Io: the program is not there, or cannot be started.
    static Result<std::unique_ptr<Process>> start(const Limits &limits);
    ~Process();
    Q_DISABLE_COPY_MOVE(Process)

    /// Says it, and hears what there is to do, without Done. Io: the process has ended, or was ended because it used more
    /// than it may; the message says which.
    Result<QByteArrayList> ask(const QByteArray &said);
    /// By itself, or by somebody else.
    bool hasEnded() const;

private:
    Process(const Limits &limits, pid_t id, int socket)
        : m_limits(limits)
        , m_id(id)
        , m_socket(socket)
    { }

    using Due = std::chrono::steady_clock::time_point;
    bool write(QByteArrayView bytes, Due due) const;
    std::optional<QByteArray> next(Due due);
    bool readMore(Due due);
    std::unexpected<Error> ended();

    const Limits m_limits;
    pid_t m_id; ///< 0: it has ended
    int m_socket;
    QByteArray m_unused; ///< was read, and is not told yet
};

} // namespace jackfield::script
