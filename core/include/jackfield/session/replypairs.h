// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>

#include <QHash>
#include <optional>

namespace jackfield {

/// Which message of the client each message of the server answers, found as they come, in bounded memory and a bounded
/// time each, for whoever looks at a conversation. By id: a JSON message of the client with an `id`, `requestId` or the
/// like, and the first of the server with the same. By order, if wanted: the first message of the server behind one of
/// the client without an id, unless such messages come by themselves. replay::causes says it with all of a recording in
/// hand.
class ReplyPairs
{
public:
    enum class By { Id, Order };
    enum class Wanted { ById, ByOrderToo };

    /// A data message; heartbeats are none.
    struct Said
    {
        quint32 connection = 0;
        Side from = Side::Client;
        qint64 number = 0; ///< the caller's own
        qint64 time = 0; ///< microseconds
        bool isText = true;
        QByteArrayView payload;
    };
    /// What a message is found to be.
    struct Found
    {
        bool isQuestion = false; ///< it has an id: an answer is expected
        bool isAnswer = false; ///< what follows is of the message that it answers
        By by = By::Id;
        qint64 number = 0;
        qint64 time = 0;
    };

    explicit ReplyPairs(Wanted wanted)
        : m_wanted(wanted)
    { }

    Found add(const Said &said);

private:
    struct Asked
    {
        qint64 number = 0;
        qint64 time = 0;
    };
    /// Messages of the server of one kind, on one connection.
    struct Kind
    {
        qint64 count = 0;
        qint64 answers = 0;

        bool isStream() const { return count > 5 && answers * 10 <= count; }
    };
    struct Talk
    {
        std::optional<Asked> waiting; ///< the client's last message, if it has no id
        int looked = 0; ///< so many of the server's were looked at since the client's last
        QHash<QByteArray, Kind> kinds;
    };

    Found byId(const Said &said);
    Found byOrder(const Said &said);
    bool keep(const QByteArray &id, const Asked &asked);

    Wanted m_wanted;
    QHash<QByteArray, Asked> m_asked; ///< by connection and id
    QHash<quint32, Talk> m_talks;
    qint64 m_nextCleaning = 0; ///< of what waits in vain
};

} // namespace jackfield
