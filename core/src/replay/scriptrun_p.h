// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "script/process_p.h"
#include "script/wire_p.h"

#include <jackfield/replay/matching.h>

#include <map>
#include <memory>
#include <mutex>

namespace jackfield {

/// A script that is asked about the messages of a run's connections. A process that
/// ends, or takes too long for a turn, is asked nothing more. Thread: any, one at a time.
class RunningScript
{
public:
    explicit RunningScript(Assertion::Script what);
    ~RunningScript();

    /// What it has found, and whether it can be asked again.
    struct Answer
    {
        QStringList found = {};
        bool isOver = false;
    };

    /// Of a connection, from 1.
    int newNumber();
    template<typename... Values>
    Answer ask(script::Ask about, int number, const Values &...values)
    {
        return ask(script::said(about, now(), qint32(number), values...));
    }

private:
    static qint64 now();
    Answer ask(const QByteArray &said);
    void start();
    void takeIn(const QByteArray &told, Answer &answer);

    const Assertion::Script m_what;
    std::mutex m_mutex; ///< guards all that follows
    std::unique_ptr<script::Process> m_process;
    QString m_ended; ///< why there is no process any more
    int m_last = 0;
};

/// The scripts of a run, an assertion each, read before anything happens: all connections of the run share them. Thread: any.
class ScriptRun
{
public:
    explicit ScriptRun(const Matching &matching);

    /// Precondition: that assertion is a script.
    std::shared_ptr<RunningScript> of(int assertion) const { return m_scripts.at(assertion); }

private:
    std::map<int, std::shared_ptr<RunningScript>> m_scripts; ///< by the assertion's index
};

/// Lets each script that is asserted be read once. Invalid: one cannot be, or checks nothing.
Result<void> tryScripts(const QList<Assertion> &assertions);

} // namespace jackfield
