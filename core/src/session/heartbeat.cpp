// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/heartbeat.h>

#include <QByteArray>
#include <algorithm>
#include <array>

namespace jackfield {

namespace {
constexpr qsizetype longest = 48; ///< bytes of a message that is one

/// Whole messages, without the blanks of JSON.
constexpr std::array<QByteArrayView, 17> messages {
    "\n", // STOMP
    "ping",
    "pong",
    "PING",
    "PONG",
    "heartbeat",
    "{\"type\":6}\x1e", // SignalR
    "{\"type\":\"ping\"}", // graphql-transport-ws
    "{\"type\":\"pong\"}",
    "{\"type\":\"ka\"}", // graphql-ws
    "{\"type\":\"heartbeat\"}",
    "{\"op\":\"ping\"}",
    "{\"op\":\"pong\"}",
    "{\"event\":\"ping\"}",
    "{\"event\":\"pong\"}",
    "{\"event\":\"heartbeat\"}",
    "{\"method\":\"ping\"}",
};
} // namespace

bool isHeartbeat(QByteArrayView text, bool isEngineIo)
{
    if (text.isEmpty() || text.size() > longest)
        return false;
    if (text == "2" || text == "3")
        return isEngineIo;
    if (!text.startsWith('{'))
        return std::ranges::contains(messages, text);
    QByteArray json = text.toByteArray();
    json.removeIf([](char c) { return c == ' '; });
    return std::ranges::contains(messages, QByteArrayView(json));
}

} // namespace jackfield
