// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "condition_p.h"
#include "step_p.h"

namespace jackfield::mock {

/// Where a stream's messages come from: one template, a list of them, the rows of a file, or what a recorded server said.
class StreamSource
{
public:
    /// What `read` takes, for Node::expectKeys.
    static QStringList keys();
    static std::shared_ptr<const StreamSource> read(const Node &node, const Scope &scope);

    /// The message with this number, from 0; sets the row that templates speak of.
    WsMessage message(qint64 number, Context &context) const;
    /// Nothing follows it.
    bool isLast(qint64 number) const { return m_end && number + 1 >= *m_end; }
    /// How long the recorded server was silent before it; nothing: it is not recorded.
    std::optional<std::chrono::microseconds> silenceBefore(qint64 number) const;

private:
    struct Recorded
    {
        WsMessage message;
        std::chrono::microseconds silence {};
    };

    void readRows(const Node &file, const Node &node, const Scope &scope);
    void readSession(const Node &file, const Node &node, const Scope &scope);

    QList<MessageTemplate> m_messages;
    QList<JsonValue> m_rows;
    QList<Recorded> m_recorded;
    std::optional<qint64> m_end; ///< nothing: it begins again
};

/// Messages that come by themselves, until a message or for a number of times.
struct Stream
{
    std::chrono::milliseconds every {}; ///< unless it is recorded
    std::chrono::milliseconds jitter {}; ///< at most so much earlier or later
    int burst = 1; ///< messages each time
    std::shared_ptr<const StreamSource> source;
    std::optional<qint64> count;
    QList<Step> then; ///< played behind its last message
    std::optional<Condition> until; ///< templates in it speak of the message that began the stream

    static Stream read(const Node &node, const Scope &scope);

    std::chrono::microseconds pauseBefore(qint64 number) const
    {
        return source->silenceBefore(number).value_or(every);
    }
    std::chrono::microseconds wobble(QRandomGenerator &random) const;
};

} // namespace jackfield::mock
