// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/lensfailure.h>
#include <jackfield/ws/wsresponse.h>

namespace jackfield {

/// What is done about a lens that failed; `text` is what the peer reads.
struct LensAnswer
{
    int httpStatus = 400;
    WsStatus closeStatus = WsStatus::PolicyViolation;
    QString text;
};

/// Decides what a failed lens becomes, in the handshake and in messages, instead of the defaults. A failure that is not
/// the peer's fault (see LensFailure::isFaultOfCaller) stays one of this side.
WsFilter catchLensFailure(const std::function<LensAnswer(const LensFailure &)> &decide);

} // namespace jackfield
