// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "replaylog_p.h"
#include "servedscript_p.h"

#include <jackfield/ws/websocket.h>

#include <vector>

namespace jackfield {

/// One live connection of a session that plays the server. Thread: the connection's.
class ServedConnection final : public std::enable_shared_from_this<ServedConnection>
{
public:
    /// `others`: where `how.otherwise` is set, what they have is answered, too.
    ServedConnection(const ServedScript &script,
                     const QList<ServedScript> &others,
                     const Matching &matching,
                     const ServerReplay &how,
                     const ScriptRun &run);

    static void start(const std::shared_ptr<ServedConnection> &self, const WebSocket &socket);

private:
    using Step = ServedScript::Step;
    enum class State : quint8 {
        Waiting,
        Due,
        Done
    }; ///< a client's step is done when its message has come

    void received(const WebSocket &socket, const WsMessage &message);
    qsizetype claimed(const TimedMessage &message) const;
    qsizetype claimedInBackground(const TimedMessage &message) const;
    bool mayTake(qsizetype i, const TimedMessage &message) const;
    void claim(const WebSocket &socket, qsizetype i, const TimedMessage &message);
    void repeatAnswers(const WebSocket &socket, qsizetype asked);
    void pump(const WebSocket &socket);
    void finish(const WebSocket &socket, qsizetype i);
    bool isReady(const Step &step) const;
    std::chrono::milliseconds delayOf(qsizetype i, std::chrono::microseconds now) const;
    void perform(const WebSocket &socket, qsizetype i);
    void passOn(const WebSocket &socket, const TimedMessage &message);
    std::optional<std::pair<qsizetype, qsizetype>> questionOf(const TimedMessage &message) const;
    bool answerAsRecorded(const WebSocket &socket, const TimedMessage &message);
    void answerFrom(const WebSocket &socket,
                    std::pair<qsizetype, qsizetype> question,
                    qsizetype next,
                    bool withStream);
    /// 0: its own; then the others.
    const ServedScript &scriptAt(qsizetype which) const
    {
        return which == 0 ? m_script : m_others.at(which - 1);
    }
    void say(const WebSocket &socket, const Step &step);
    void ended(const WsStatus &status, Side initiator);
    MessagePlace placeOf(const Step &step) const
    {
        return { step.event.conn, step.n, step.event.from };
    }
    TimedMessage recorded(const Step &step) const;

    const ServedScript m_script;
    const QList<ServedScript> m_others;
    const Comparer m_comparer;
    const ServerReplay m_how;
    const std::shared_ptr<Bindings> m_bindings = std::make_shared<Bindings>();
    const std::shared_ptr<ReplayReport::Log::Played> m_played;
    std::vector<State> m_states; ///< of each step
    std::vector<std::chrono::microseconds> m_times; ///< when it was done
    qsizetype m_firstOpen = 0; ///< all steps before it are done, or given up
    qsizetype m_lastDone = 0;
    std::function<void(const WsMessage &)> m_otherwise; ///< once it was needed
    QSet<std::pair<qsizetype, qsizetype>> m_answered; ///< out of turn: script and step
    bool m_isRejected = false; ///< closed for a difference that is told
};

} // namespace jackfield
