// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsmessage.h>

#include <QList>
#include <functional>
#include <vector>

namespace jackfield {

/// What is waited for among the messages of a connection, and what of it has come. It is told of each message once, in
/// the order in which they came; the clock and the connection are those of who waits. Thread: one at a time.
class AwaitedMessages
{
public:
    using Predicate = std::function<bool(const WsMessage &)>;

    struct Terms
    {
        QList<Predicate> awaited;
        QList<Predicate> refused = {}; ///< none of them may come; asked before `awaited`
        QList<Predicate> ignoring = {}; ///< such messages are for nothing; asked before all else
        bool oneIsEnough = false; ///< any of the awaited, not all; of none it never comes
        bool inOrder = false; ///< as they are listed, one after the other
        bool mayShare = false; ///< one message may be several of them, unless there is an order
        bool nothingElse = false; ///< what is neither awaited nor ignored is refused, too
    };

    enum class Outcome {
        Awaited, ///< it stands for one of those that were missing
        Ignored,
        Refused,
        Other ///< neither of these
    };
    struct Taken
    {
        Outcome outcome = Outcome::Other;
        qsizetype refusal = -1; ///< the index in `refused`; -1: there is none
    };

    explicit AwaitedMessages(Terms terms);

    Taken take(const WsMessage &message);
    /// Nothing more is waited for.
    bool isComplete() const;
    /// The message of the awaited one with this index, counted from 0 without the ignored ones; -1: none yet.
    qsizetype messageOf(qsizetype awaited) const { return m_places[size_t(awaited)].message; }
    /// The indices of the awaited ones that have none; of one that is enough: all of them, or none.
    QList<qsizetype> missing() const;

private:
    /// Which of the awaited a message can be.
    using Fits = std::vector<bool>;
    struct Place
    {
        qsizetype message = -1;
        Fits fits;
    };

    bool takeAwaited(const WsMessage &message, qsizetype number);
    bool takeAll(const WsMessage &message, qsizetype number);
    bool place(const Place &candidate, Fits &tried);

    Terms m_terms;
    std::vector<Place> m_places; ///< of each of the awaited
    qsizetype m_told = 0; ///< messages, without the ignored ones
};

} // namespace jackfield
