// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sharedbytes.h"

namespace jackfield::ui {

/// What is different between two payloads, as they are read: JSON with a member a line, other text as it is, bytes as a hex dump.
struct PayloadDiff
{
    static constexpr qsizetype longestText = 1
        << 20; ///< bytes that are compared, of JSON as it is laid out
    static constexpr qsizetype longestBinary = 1 << 16;

    struct Side
    {
        SharedBytes payload;
        bool isBinary = false;
    };

    QByteArray lines; ///< see lineDiff()
    qsizetype cutAt = 0; ///< only so many bytes of the longer one were compared; 0: all

    /// Thread: any.
    static PayloadDiff of(const Side &before, const Side &after);
};

} // namespace jackfield::ui
