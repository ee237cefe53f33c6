// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/connection.h>
#include <jackfield/ws/handlerfailure.h>

namespace jackfield {

/// Runs user code; what it throws is reported and closes the connection. The one place where exceptions of user code
/// end after the handshake.
template<typename Task>
void Connection::guarded(const Task &task)
{
    try {
        task();
    } catch (const HandlerFailure &failure) {
        report({ Error::Code::Invalid, failure.text(), {} });
        close(failure.closeStatus().withReason(failure.text()));
    } catch (const std::exception &failure) {
        report({ Error::Code::Invalid, QString::fromUtf8(failure.what()), {} });
        close(WsStatus::InternalError);
    } catch (...) {
        report({ Error::Code::Invalid, QStringLiteral("user code threw something unknown"), {} });
        close(WsStatus::InternalError);
    }
}

} // namespace jackfield
