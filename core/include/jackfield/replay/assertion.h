// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/replay/messageselector.h>

#include <chrono>
#include <variant>

namespace jackfield {

/// What must hold of the messages of each connection, whatever was recorded. A message is selected by what it says: `n` of
/// a selector is not looked at, and one with a `conn` is about that connection alone.
struct Assertion
{
    using Time = std::optional<std::chrono::milliseconds>;

    /// So many hundredths of the answers take at most so long.
    struct Percentile
    {
        int percent = 95;
        std::chrono::milliseconds most { 0 };
    };
    /// After each message that is `on`, one that is `expect`: each its own, the oldest question first. Where both select the
    /// same messages, nothing has to come after the last of them.
    struct Answered
    {
        std::optional<MessageSelector> on = {}; ///< nothing: the opening of the connection
        MessageSelector expect = {};
        /// The answer has the same value at the second place as the question at the first; a message without one is neither.
        std::optional<std::pair<JsonPlaces, JsonPlaces>> same = {};
        Time within = {}; ///< nothing: before the connection ends
        QList<Percentile> percentiles = {};
    };
    struct Never
    {
        MessageSelector never = {};
        std::optional<MessageSelector> on = {}; ///< only after such a message
        Time within = {}; ///< and only for so long
    };
    struct Count
    {
        MessageSelector messages = {};
        std::optional<qint64> atLeast = {};
        std::optional<qint64> atMost = {};
    };
    /// Each of them comes, and the first of each after the first of the one in front of it.
    struct Order
    {
        QList<MessageSelector> messages = {};
    };

    /// What a script in JavaScript checks: docs/sessions.md, "Checks in JavaScript".
    struct Script
    {
        QString file = {}; ///< as it is written: a path from the rules' folder
        std::chrono::milliseconds time { 1000 }; ///< of the processor, for a turn
        qint64 memory = 192 << 20; ///< bytes
        QByteArray text = {}; ///< of the file, UTF-8
    };

    QString name = {}; ///< for people
    std::variant<Answered, Never, Count, Order, Script> what = {};

    /// {"on":{...},"expect":{...},"within":500}; mistakes are told to the node. Files are read, from `folder` on.
    static Assertion read(const json::Node &node, const QString &folder);
    JsonValue toJson() const;
    /// For people, without the name: a message whose /type is "ack" within 500 ms after each message whose /type is "order".
    QString inWords() const;
    /// The connection that it is about; 0: each.
    int conn() const;
};

} // namespace jackfield
