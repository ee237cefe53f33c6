// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/filter/polyfilter.h>
#include <jackfield/lens/lensfailure.h>

namespace jackfield {

/// What is done about a lens that failed; `text` is what the peer reads.
struct LensAnswer
{
    int httpStatus = 400;
    WsStatus closeStatus = WsStatus::PolicyViolation;
    QString text;
};

/// Decides what a failed lens becomes, in a handshake or HTTP request, in messages and in timers, instead of the defaults.
/// A failure that is not the peer's fault (LensFailure::isFaultOfCaller) stays one of this side.
PolyFilter catchLensFailure(const std::function<LensAnswer(const LensFailure &)> &decide);

/// What an exception becomes that is no HandlerFailure. What is thrown and is no std::exception comes as one that says so;
/// `throw;` in these functions throws what was thrown.
struct CatchAll
{
    /// Of a handler, a socket's before the handshake or HTTP's. Without it 500, which tells nothing.
    std::function<Response(const Request &, const std::exception &)> refusal = {};
    /// Of the consumer, and of every listener and timer that it leaves: the peer gets code and reason, `onError` what the
    /// exception says. Without it, and for a code that may not be sent, 1011. Thread: the connection's.
    std::function<WsStatus(const Request &, const std::exception &)> closeStatus = {};
};

/// Decides what exceptions become. A HandlerFailure, and so a LensFailure, says that itself and passes.
PolyFilter catchAll(const CatchAll &answers);

} // namespace jackfield
