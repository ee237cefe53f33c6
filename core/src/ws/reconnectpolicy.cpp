// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/reconnectpolicy.h>

#include <algorithm>
#include <cmath>

namespace jackfield {

std::chrono::milliseconds reconnectDelay(const ReconnectPolicy &policy, int attempt, double chance)
{
    const double ceiling = std::max(0.0, double(policy.ceiling.count()));
    // A power that has no value any more is above every ceiling.
    const double grown =
        double(policy.firstDelay.count()) * std::pow(policy.factor, std::max(attempt, 1) - 1);
    const double whole = std::isfinite(grown) ? std::clamp(grown, 0.0, ceiling) : ceiling;
    const double share = std::clamp(policy.jitter, 0.0, 1.0) * std::clamp(chance, 0.0, 1.0);
    return std::chrono::milliseconds(std::llround(whole * (1 - share)));
}

} // namespace jackfield
