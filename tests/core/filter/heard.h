// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsclient.h>

#include <QStringList>

/// What is heard until nothing has come for `time`, and the end if there is one: "1008" or "1008 why".
inline QStringList heard(jackfield::WsClient &client, std::chrono::milliseconds time = {})
{
    QStringList texts;
    for (;;) {
        const auto next = client.receive(time);
        if (next) {
            texts += next->text();
            continue;
        }
        const jackfield::WsStatus &status = next.error().status;
        if (next.error().reason == jackfield::ReceiveEnd::Reason::Closed)
            texts += QStringLiteral("%1 %2").arg(status.code).arg(status.reason).trimmed();
        return texts;
    }
}
