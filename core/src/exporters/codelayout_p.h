// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace jackfield {

/// A piece of program text that stands on one line if it fits there, and else has a line for each of its items.
struct Code
{
    QByteArray text; ///< before the items: "{", "type: " or the whole of it
    QList<Code> items = {};
    QByteArray end = {}; ///< behind the items: "}"
    QByteArray pad = {}; ///< between them and the brackets if they stand on one line
    QByteArray between = ", ";
    bool endsWithComma = true; ///< the last of several lines

    /// All of it on one line.
    QByteArray line() const;
    /// The same if it ends within `width`, beginning in column `column` of a line that is indented by `indent`; else with
    /// a line for each item, indented by `step` more.
    QByteArray
    fitted(qsizetype column, const QByteArray &indent, const QByteArray &step, int width) const;
};

} // namespace jackfield
