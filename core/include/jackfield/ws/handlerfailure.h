// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsstatus.h>

#include <exception>

namespace jackfield {

/// What user code throws to refuse: before the handshake it becomes `httpStatus` with the text, afterwards a close
/// with `closeStatus`. Any other exception is 500, or close 1011.
class HandlerFailure : public std::exception
{
public:
    HandlerFailure(int httpStatus, WsStatus closeStatus, QString text)
        : m_httpStatus(httpStatus)
        , m_closeStatus(std::move(closeStatus))
        , m_text(std::move(text))
        , m_what(m_text.toUtf8())
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
