// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>

#include <QList>
#include <QString>

namespace jackfield {

/// One way in which what happened is not what was recorded.
struct Difference
{
    enum class Kind {
        Message, ///< another message than the recorded one, at `where`
        Missing, ///< a recorded message did not come
        Additional, ///< a message came that was not recorded
        OutOfOrder, ///< a message came, and not where it was recorded
        Early, ///< a message came before the client's message that was recorded first
        Late, ///< an answer took longer than Matching::answerWithin()
        Handshake, ///< another answer to the handshake; `expected` and `actual` are HTTP status codes
        Subprotocol,
        Close, ///< another close code, or open instead of closed
        Connection, ///< a recorded connection was not made, or one more was; or there is none to play
        Assertion, ///< an assertion does not hold; `expected` and `actual` are words
    };

    Kind kind = Kind::Message;
    int conn = 0; ///< as it is numbered in the recording; 0: it is about the session
    int n =
        0; ///< the n-th message of the connection, both directions counted; 0: it is about no message
    Side from = Side::Server; ///< who sent the message
    QString where; ///< JSON Pointer into the message; empty: the whole
    QString
        expected; ///< as it was written: JSON text, other text, or bytes in hexadecimal; empty: nothing
    QString actual;
    int nearest =
        0; ///< of Missing and Additional: the message of the other side that is most like it; 0: none is
    QString name = {}; ///< of the assertion
    int assertion = -1; ///< which of the rules' assertions it is, from 0; -1: it is about none
    QString why = {}; ///< that one differs so: the first place, and what stands there

    /// What is different, without where: `expected 9, got 10`. Controls are escaped, what is long is cut.
    QString sentence() const;
    /// The same with its place: one line for people.
    QString text() const;
    /// {"kind":"changed","conn":1,"n":3,"from":"server","where":"/value","expected":"10","actual":"20","text":"..."}
    QByteArray toJson() const;
};

/// What became of a replay.
class Verdict
{
public:
    Verdict() = default;
    Verdict(QList<Difference> differences, int connections, int messages)
        : m_differences(std::move(differences))
        , m_connections(connections)
        , m_messages(messages)
    { }

    bool passed() const { return m_differences.isEmpty(); }
    /// In the order in which they were found.
    const QList<Difference> &differences() const { return m_differences; }
    /// How many recorded connections were played, and messages compared.
    int connections() const { return m_connections; }
    int messages() const { return m_messages; }
    /// {"passed":false,"connections":1,"messages":3,"differences":[...]} on one line.
    QByteArray toJson() const;
    /// One line: what was compared, or the first difference and how many more there are.
    QString text() const;

private:
    QList<Difference> m_differences;
    int m_connections = 0;
    int m_messages = 0;
};

} // namespace jackfield
