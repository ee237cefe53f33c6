// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <chrono>
#include <functional>

namespace jackfield {

/// What a client does when there is no connection: nothing, unless `isOn`. Then it dials again, the first connection
/// too, until it was closed by this side, or normally by the peer, or `maxAttempts` came to nothing.
struct ReconnectPolicy
{
    bool isOn = false;
    std::chrono::milliseconds firstDelay = std::chrono::milliseconds(500);
    double factor = 2; ///< from one delay to the next
    std::chrono::milliseconds ceiling = std::chrono::seconds(30);
    double jitter = 0.5; ///< the share of a delay that is left to chance, 0 to 1
    int maxAttempts = 0; ///< without a connection that held; 0: no limit
    /// A connection that stood for so long has held: the delays begin anew after it.
    std::chrono::milliseconds stableAfter = std::chrono::seconds(10);
    bool afterNormalClosure = false; ///< also after the peer closed with 1000, or without a code
    bool afterRefusal = false; ///< also after what will not change: see ConnectFailure::isLasting
    qsizetype queuedMessages = 1000; ///< may wait for a connection; 0: none
    qint64 queuedBytes = 8 << 20;
    /// Dialling begins again in `delay`, for the `attempt`-th time (from 1), because of `reason`, a sentence.
    /// Thread: the client's.
    std::function<void(int attempt, std::chrono::milliseconds delay, const QString &reason)>
        onReconnecting = {};
};

/// How long to wait before the `attempt`-th time (from 1): firstDelay * factor^(attempt - 1), at most the ceiling, less
/// jitter times `chance` of it. `chance`: 0 to 1, drawn by the caller.
std::chrono::milliseconds reconnectDelay(const ReconnectPolicy &policy, int attempt, double chance);

} // namespace jackfield
