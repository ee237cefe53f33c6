// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "latestresult.h"
#include "messagestore.h"

#include <jackfield/session/replypairs.h>

#include <QMap>
#include <QObject>
#include <QSet>

namespace jackfield::ui {

class MessageLogModel;

/// What answers what in a log, and which connections there are. Nothing is looked at until somebody asks for it; then each row
/// is, once: a few new ones on the spot, many beside the window, in pieces.
class Conversation : public QObject
{
    Q_OBJECT

public:
    /// `log` outlives it.
    explicit Conversation(const MessageLogModel &log, QObject *parent = nullptr);

    /// Whether rows are looked at.
    void setActive(bool on);
    /// So many rows of the store were looked at.
    qsizetype scanned() const { return m_scanned; }

    struct Reply
    {
        qsizetype question; ///< row of the store
        bool isByOrder;
    };
    /// What a row of the store answers.
    std::optional<Reply> replyAt(qsizetype row) const;
    /// The row that answers this one; -1 if none does.
    qsizetype answerOf(qsizetype row) const;
    /// Whether it asked, and nobody answers any more: the connection is over, or 5 seconds went by in the log.
    bool isUnanswered(qsizetype row) const;
    /// The row that is unanswered next behind `row`, or before it, round the end; -1 if none is.
    qsizetype nextUnanswered(qsizetype row, bool isForward) const;

    /// Connections of the rows that are shown, by their numbers.
    const QList<quint32> &lanes() const { return m_lanes; }
    /// Makes sure that these rows of the table have lanes.
    void take(int first, int last);
    /// From the first row of a connection in the store to its last; -1: it goes on, or nobody has looked yet.
    struct Life
    {
        qsizetype begin = -1;
        qsizetype end = -1;
    };
    Life lifeOf(quint32 connection) const { return m_lives.value(connection); }

Q_SIGNALS:
    /// More was looked at.
    void grown();
    /// There are other lanes.
    void lanesChanged();

private:
    /// A data message of the client.
    struct Question
    {
        quint32 row : 31;
        quint32 isAsking : 1; ///< it has an id
        quint32 answer; ///< row; 0: none
    };
    struct Answer
    {
        quint32 row;
        quint32 question : 31; ///< row
        quint32 isByOrder : 1;
    };
    static_assert(sizeof(Question) == 8 && sizeof(Answer) == 8);

    /// What goes on from row to row.
    struct State
    {
        ReplyPairs pairs { ReplyPairs::Wanted::ByOrderToo };
        QSet<quint32> engineIo;
    };
    /// What was found in some rows.
    struct Piece
    {
        qsizetype end = 0;
        std::vector<Question> questions;
        std::vector<Answer> answers;
        QMap<quint32, Life> lives;
    };
    static Piece look(const MessageRows &rows, qsizetype from, qsizetype end, State &state);

    void beginAnew();
    void grow();
    void growLanes();
    void addLane(quint32 connection);
    void take(const Piece &piece);
    std::vector<Question>::const_iterator questionAt(qsizetype row) const;
    bool isUnanswered(const Question &question) const;

    const MessageLogModel &m_log;
    bool m_isActive = false;
    bool m_isLooking = false; ///< a piece is under way
    std::shared_ptr<State> m_state;
    qsizetype m_scanned = 0;
    std::vector<Question> m_questions; ///< by row
    std::vector<Answer> m_answers; ///< by row
    QMap<quint32, Life> m_lives;
    QList<quint32> m_lanes;
    int m_laned = 0; ///< so many rows of the table have lanes
    bool m_isLaning = false; ///< the next turn goes on
    LatestResult<Piece> m_looking { this };
};

} // namespace jackfield::ui
