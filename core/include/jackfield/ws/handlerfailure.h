// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsstatus.h>

#include <exception>

namespace jackfield {

/// What user code throws to refuse: before the handshake it becomes `httpStatus` with the text, afterwards a close
/// with `closeStatus` and the text. Any other exception is 500, or close 1011. `details` are for `onError` and for what(),
/// never for the peer; without them these get the text.
class HandlerFailure : public std::exception
{
public:
    HandlerFailure(int httpStatus, WsStatus closeStatus, QString text, const QString &details = {})
        : m_httpStatus(httpStatus)
        , m_closeStatus(std::move(closeStatus))
        , m_text(std::move(text))
        , m_what((details.isEmpty() ? m_text : details).toUtf8())
    { }

    int httpStatus() const { return m_httpStatus; }
    const WsStatus &closeStatus() const { return m_closeStatus; }
    const QString &text() const { return m_text; }
    const char *what() const noexcept override { return m_what.constData(); }

private:
    int m_httpStatus;
    WsStatus m_closeStatus;
    QString m_text;
    QByteArray m_what;
};

} // namespace jackfield
