// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/ws/wsevent.h>

namespace jackfield::ui {

/// A frame that somebody makes by hand (RFC 6455 section 5.2), right or wrong.
struct HandFrame
{
    enum class LengthForm { Shortest, Bits7, Bits16, Bits64 };

    WsFrame frame; ///< `length` is what it says, whatever the payload has
    LengthForm form = LengthForm::Shortest;
    QByteArray payload; ///< unmasked
};

/// The same as it goes out.
struct WrittenFrame
{
    QByteArray header; ///< with the masking key
    QByteArray payload; ///< masked, if there is a key
    /// How a server that is strict takes it, as a sentence; empty: as one frame without a fault.
    QString fault;
};

} // namespace jackfield::ui
