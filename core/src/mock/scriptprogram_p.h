// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "script/load_p.h"
#include "scriptqueue_p.h"

#include <jackfield/mock/mockfile.h>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace jackfield::script {
enum class Tell : quint8;
class Heard;
} // namespace jackfield::script

namespace jackfield::mock {

/// A script that is being played, with its connections. Its process is started for the first one, and again when it has
/// died. One turn at a time: a handshake, a message, an open connection, a timer. Those of hosted connections have a thread,
/// so that a script that takes its time holds up nobody else; offline, all happens within the call. Thread: any.
class ScriptProgram final : public std::enable_shared_from_this<ScriptProgram>
{
public:
    ScriptProgram(script::Source source, const MockSetup &setup);
    ~ScriptProgram();
    Q_DISABLE_COPY_MOVE(ScriptProgram)

    /// Of the route at that place in the script.
    WsResponse answer(qsizetype route, const Request &request);

private:
    struct Guest;
    class Pending;
    class Turn;

    bool isRunning();
    void open(int number, quint64 process, const WebSocket &socket);
    void enter(int number, quint64 process, const WebSocket &socket);
    void forget(int number, quint64 process);
    void take(int number, const WsMessage &message);
    void leave(int number, const WsStatus &status);
    /// `task` in its turn.
    void run(const WebSocket &socket, std::function<void()> task);
    /// What is said to the script in a turn, and what follows from it.
    template<typename... Values>
    void say(int number, quint8 ask, const Values &...values);
    /// `answer`: of a handshake, what it is answered with.
    void perform(const QByteArray &told, std::optional<WsResponse> *answer = nullptr);
    void performOn(Guest &guest, script::Tell kind, script::Heard &heard);
    void tellState(int number);
    void died(const Error &error);
    void log(const QString &text, bool isError, int number = 0) const;
    qint64 now() const;

    const script::Source m_source;
    const MockSetup m_setup;
    std::mutex m_mutex; ///< guards whose turn it is
    std::condition_variable m_turnIsOver;
    bool m_isInTurn = false;
    int m_waiting = 0; ///< handshakes, which go first
    std::atomic<bool> m_isLoading =
        false; ///< in this turn the script is read, which handshakes wait for
    bool m_isSlow = false; ///< some handshake has waited for this turn in vain
    // Only who has the turn touches what follows.
    bool m_isHosted = false; ///< some connection was
    std::unique_ptr<script::Process> m_process; ///< null: not started, or dead
    quint64 m_processNumber = 0; ///< how many there were
    int m_last = 0; ///< the number of the latest connection
    QHash<int, std::shared_ptr<Guest>> m_guests;
    ScriptQueue m_queue;
};

} // namespace jackfield::mock
