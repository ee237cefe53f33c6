// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/connection.h>
#include <jackfield/ws/handlerfailure.h>

namespace jackfield {

/// Set once and for ever by the first user code that runs on a thread.
inline thread_local bool runsConnections = false;

/// Runs user code; what it throws is reported and closes the connection. The one place where exceptions of user code
/// end after the handshake.
template<typename Task>
void Connection::guarded(const Task &task)
{
    runsConnections = true;
    try {
        task();
    } catch (const HandlerFailure &failure) {
        failed(failure.closeStatus().withReason(failure.text()), QString::fromUtf8(failure.what()));
    } catch (const std::exception &failure) {
        failed(WsStatus::InternalError, QString::fromUtf8(failure.what()));
    } catch (...) {
        failed(WsStatus::InternalError, QStringLiteral("user code threw something unknown"));
    }
}

} // namespace jackfield
