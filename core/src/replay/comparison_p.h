// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bindings_p.h"

#include <jackfield/replay/verdict.h>
#include <jackfield/session/session.h>

namespace jackfield {

/// A message, and when it was there: microseconds since the epoch.
struct TimedMessage
{
    ReadMessage read;
    std::chrono::microseconds at { 0 };
};

/// A message as it stands in a difference.
QString shown(const WsMessage &message);

/// How two messages are compared.
class Comparer
{
public:
    explicit Comparer(Matching matching);

    const Matching &matching() const { return m_matching; }
    /// Whether some rule binds values.
    bool binds() const { return m_binds; }

    /// Nothing if they are the same. What they bind is kept in `bindings`, whether they are the same or not; without
    /// `bindings` every bound value is as good as another.
    QList<Difference> compare(const MessagePlace &place,
                              const TimedMessage &expected,
                              const TimedMessage &actual,
                              Bindings *bindings) const;
    /// Whether they are the same; binds only then.
    bool accepts(const MessagePlace &place,
                 const TimedMessage &expected,
                 const TimedMessage &actual,
                 Bindings *bindings) const;
    /// From 0, nothing alike, to 1.
    double similarity(const MessagePlace &place,
                      const TimedMessage &expected,
                      const TimedMessage &actual) const;

private:
    struct Pair;
    bool isIgnored(const Pair &pair) const;
    bool isExplained(const Pair &pair, const json::Difference &difference) const;
    bool isExplainedBy(const Pair &pair,
                       const PlaceRule &rule,
                       const json::Difference &difference) const;
    bool isExplainedByStrictness(const json::Difference &difference) const;
    QList<Difference> bound(const Pair &pair, Bindings *bindings, QList<JsonPointer> &places) const;

    Matching m_matching;
    bool m_binds;
};

Difference missing(const MessagePlace &place, const WsMessage &expected, const QString &instead);
Difference additional(const MessagePlace &place, const WsMessage &actual);
/// A message that came before the client's message `ask`, unasked.
Difference early(const MessagePlace &place, int ask, const WsMessage &actual);
/// A message that came, but not where it was recorded; `order` says where that was.
Difference outOfOrder(const MessagePlace &place, const QString &order, const WsMessage &actual);
Difference
late(const MessagePlace &place, std::chrono::milliseconds limit, std::chrono::milliseconds took);
/// The differences as a verdict names them: by connection and message, those about the session first.
QList<Difference> inOrder(QList<Difference> differences);
/// What cannot be played: messages of connections whose handshake is not in the session, or no connection at all.
QList<Difference> unplayable(const Session &session);
/// A difference about the connection, not about a message.
Difference
aboutConnection(Difference::Kind kind, int conn, const QString &expected, const QString &actual);

} // namespace jackfield
