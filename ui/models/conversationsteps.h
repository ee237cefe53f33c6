// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/exporters/sequence.h>

#include <QHash>

namespace jackfield::ui {

class Conversation;
class MessageLogModel;

/// The rows of a log's table as steps of a sequence diagram, made for those that are asked for.
class ConversationSteps
{
public:
    /// Both outlive it.
    ConversationSteps(const MessageLogModel &log, const Conversation &conversation)
        : m_log(log)
        , m_conversation(conversation)
    { }

    /// Precondition: a row of the table.
    SequenceStep at(int row) const;
    /// Microseconds since what is shown before it ended.
    qint64 pauseBefore(int row) const;
    /// What happens there, in a sentence for whoever does not see arrows.
    QString inWords(int row) const;
    /// Another log.
    void forget() { m_beats.clear(); }

private:
    QString titleOf(qsizetype row) const;
    void makeExchange(SequenceStep &step, qsizetype row, qsizetype folded) const;

    /// How far a run of heartbeats was looked through.
    struct Beats
    {
        qsizetype next = 0; ///< row of the store
        Rhythm rhythm;
    };

    const MessageLogModel &m_log;
    const Conversation &m_conversation;
    mutable QHash<qsizetype, Beats> m_beats; ///< by the run's first row
};

} // namespace jackfield::ui
