// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/transport.h>
#include <jackfield/ws/websocket.h>
#include <jackfield/ws/wsresponse.h>

#include <QTest>

/// A test runs once over each.
inline void addTransports()
{
    QTest::addColumn<jackfield::Transport>("transport");
    QTest::newRow("qt") << jackfield::Transport::QtWebSockets;
    QTest::newRow("exact") << jackfield::Transport::Exact;
}

/// Sends back what comes.
inline jackfield::WsResponse echoing(const jackfield::Request &)
{
    return [](const jackfield::WebSocket &socket) {
        socket.onMessage([socket](const jackfield::WsMessage &message) { socket.send(message); });
    };
}
