// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "condition_p.h"
#include "step_p.h"

#include <jackfield/mock/mockfile.h>

#include <deque>

namespace jackfield::mock {

class Conversation;
struct ScenarioItem;
using ScenarioItems = std::shared_ptr<const QList<ScenarioItem>>;

/// One item of a scenario.
struct ScenarioItem
{
    struct Wait
    {
        std::chrono::milliseconds time {};
    };
    /// A message that fits one of the ways. What comes meanwhile and fits none waits for the items that follow.
    struct Expect
    {
        struct Way
        {
            Condition when;
            ScenarioItems items;
        };
        QList<Way> ways;
        std::optional<std::chrono::milliseconds> within;
        ScenarioItems
            otherwise; ///< when the time is over; null: the connection is closed with 1008
    };
    struct Repeat
    {
        std::optional<qint64> times; ///< nothing: for ever
        std::optional<Condition> until; ///< of the last message, after each time
        ScenarioItems items;
    };

    std::variant<Step, Wait, Expect, Repeat> what;

    static ScenarioItems read(const Node &node, const Scope &scope);
};

/// A whole conversation, in the order in which it has to go.
struct Scenario
{
    QString path; ///< of the route
    ScenarioItems items;
    bool isStrict = false; ///< a message that is not expected ends the connection
};

/// Plays a scenario on one connection. Lives as long as the connection's listeners and timers do; on its thread.
class ScenarioPlayer final : public std::enable_shared_from_this<ScenarioPlayer>
{
public:
    ScenarioPlayer(std::shared_ptr<const Scenario> scenario,
                   std::shared_ptr<Conversation> conversation,
                   std::function<void(const MockMiss &)> missed);

    void run();
    void came(const WsMessage &message);

private:
    /// Items that are under way.
    struct Frame
    {
        ScenarioItems items;
        qsizetype next = 0;
        const ScenarioItem::Repeat *repeat = nullptr;
        qint64 round = 1;
    };
    struct Message
    {
        Received received;
        Context context;
    };

    /// Whether it is done with; else the scenario goes on later.
    bool play(const Step &step);
    bool play(const ScenarioItem::Wait &wait);
    bool play(const ScenarioItem::Expect &expect);
    bool play(const ScenarioItem::Repeat &repeat);
    void push(const ScenarioItems &items);
    void pop();
    void resumeAfter(std::chrono::milliseconds delay, const std::function<void()> &task);
    bool take(const ScenarioItem::Expect &expect);
    void expire(const ScenarioItem::Expect &expect);
    void refuse(const Message &message, const ScenarioItem::Expect &expect);
    void breakOff(const QString &why);
    void over(const Message &message);
    void tell(const Message &message, const QString &why) const;

    const std::shared_ptr<const Scenario> m_scenario;
    const std::shared_ptr<Conversation> m_conversation;
    const std::function<void(const MockMiss &)> m_missed;
    std::vector<Frame> m_frames;
    Context m_context; ///< of the message that was taken last
    Received m_last { WsMessage() };
    std::deque<Message> m_waiting; ///< messages that no item has taken
    const ScenarioItem::Expect *m_expected = nullptr; ///< what it waits for
    int m_played = 0; ///< items since it waited last
    quint64 m_pause = 0; ///< the number of the pause that it is in
    bool m_isPaused = false;
};

} // namespace jackfield::mock
