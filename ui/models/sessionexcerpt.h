// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagerows.h"

#include <jackfield/support/error.h>

#include <functional>

namespace jackfield::ui {

/// Some rows of a log as a session of their own.
struct SessionExcerpt
{
    MessageRows rows; ///< of the log
    std::vector<qsizetype> chosen; ///< of them, in order
    QString sourcePath; ///< the session file that the log shows
    bool keepsOthers = false; ///< what of the file has no row of its own comes along, too

    /// All rows but these, which are in order.
    static std::vector<qsizetype> without(const MessageRows &rows, const QList<qsizetype> &removed);

    /// Writes the chosen events to `target`, in place of what is there, as they stand in the source: their times, frames and bytes. The
    /// handshakes and ends of their connections come along, so that it can be replayed, and the notes at them. How many
    /// events were chosen and found. Errors: Io; those of reading the source; Missing, if it holds none of them. Thread: any.
    Result<qsizetype> write(const QString &target) const;
};

} // namespace jackfield::ui
