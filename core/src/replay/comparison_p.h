// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bindings_p.h"
#include "differences_p.h"

#include <QSet>

namespace jackfield {

/// A message, and when it was there: microseconds since the epoch.
struct TimedMessage
{
    ReadMessage read;
    std::chrono::microseconds at { 0 };
};

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
    /// Messages that can be the same have the same one; 0: it may be the same as any.
    quint64 fingerprint(const ReadMessage &read) const;
    /// From 0, nothing alike, to 1.
    double similarity(const MessagePlace &place,
                      const TimedMessage &expected,
                      const TimedMessage &actual) const;

private:
    class Pair;
    using Visit = std::function<bool(const Difference &)>;

    bool each(const MessagePlace &place,
              const TimedMessage &expected,
              const TimedMessage &actual,
              Bindings *bindings,
              const Visit &visit) const;
    bool eachUnexplained(const Pair &pair, const Visit &visit) const;
    bool eachBound(const Pair &pair, Bindings &bindings, const Visit &visit) const;
    bool isExplained(const Pair &pair, const json::Difference &difference) const;
    bool isExplainedByStrictness(const Pair &pair, const json::Difference &difference) const;
    bool isIgnored(const Pair &pair) const;

    Matching m_matching;
    bool m_binds;
    bool m_hasFingerprints;
};

} // namespace jackfield
