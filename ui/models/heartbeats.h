// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "logentry.h"

#include <optional>
#include <vector>

namespace jackfield::ui {

/// Whether a row only says that somebody is still there: a ping, a pong, or a message of the same meaning in one of the
/// common protocols, {"type":"ping"} for one. `isEngineIo`: the connection's handshake says that "2" and "3" are.
/// A ping that somebody sent by hand, and its pong, are none.
bool isHeartbeat(EntryKind kind, QByteArrayView payload, bool isEngineIo);

/// The payload of the n-th ping that is sent by hand.
QByteArray handPing(int n);

/// Runs of more than two heartbeats in a log. The first two rows of a run are shown, or the first alone; what follows is folded
/// away until somebody unfolds it. A log without long runs costs nothing. Rows are numbered as in the store, or as they are shown.
class Heartbeats
{
public:
    static constexpr qsizetype leastRun = 3; ///< rows

    explicit Heartbeats(bool isFolding = true, qsizetype shown = 2)
        : m_isFolding(isFolding)
        , m_shown(shown)
    { }

    /// The next row of the store.
    void append(qsizetype row, bool isHeartbeat);
    /// With false every run is shown whole, and stays so.
    void setFolding(bool on);
    bool isFolding() const { return m_isFolding; }
    /// So many rows of a folded run are shown: 1 or 2.
    void setShown(qsizetype shown);
    qsizetype shown() const { return m_shown; }
    bool hasRuns() const { return !m_runs.empty(); }

    /// Rows that are folded away.
    qsizetype hidden() const;
    qsizetype storeRow(qsizetype shown) const;
    /// Where a row of the store is shown; of a hidden one, the row that is shown in its stead, the last of its run.
    qsizetype shownRow(qsizetype row) const;
    bool isHidden(qsizetype row) const;
    /// Rows of the store that belong behind this one and can be folded, or are: first and how many. Nothing for others.
    std::optional<std::pair<qsizetype, qsizetype>> foldAt(qsizetype row) const;
    bool isFolded(qsizetype row) const;
    /// Folds or unfolds the run that `row` is of.
    void setFolded(qsizetype row, bool on);

private:
    struct Run
    {
        qsizetype first; ///< row behind those that are always shown
        qsizetype count;
        qsizetype hiddenBefore; ///< of the runs before
        bool isFolded;

        qsizetype hidden() const { return isFolded ? count : 0; }
    };
    using Runs = std::vector<Run>;

    /// The run that `row` is of, with the rows that are always shown.
    Runs::const_iterator runOf(qsizetype row) const;
    void countAgain();

    Runs m_runs; ///< longer than what is shown of each
    qsizetype m_length = 0; ///< of the run at the end
    bool m_isFolding;
    qsizetype m_shown;
};

} // namespace jackfield::ui
