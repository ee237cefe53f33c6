// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>

/// A handler that answers with its name and the path values it got.
inline jackfield::WsHandler named(const QString &name)
{
    return [name](const jackfield::Request &request) -> jackfield::WsResponse {
        QString text = name;
        for (const auto &[key, value] : request.route()->values)
            text += QLatin1Char(' ') + key + QLatin1Char('=') + value;
        return [text](const jackfield::WebSocket &socket) {
            socket.send(jackfield::WsMessage::text(text));
        };
    };
}

/// What the table's handler said, or the status of the refusal.
inline QString asked(const jackfield::WsHandler &table, const jackfield::Request &request)
{
    auto client = jackfield::testing::upgrade(table, request);
    return client ? (*client)->receive().value().text()
                  : QString::number(client.error().response.status());
}
