// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace jackfield::ui {

class LaidOutView;

/// What is seen of a view, for tools that read it aloud: its rows, and where cursor and selection are among their characters.
struct SeenText
{
    QString text; ///< a line feed behind each row that ends a line
    QList<int> rows; ///< where each begins in it
    int cursor = -1; ///< it is not seen
    int anchor = -1; ///< the other end of the selection

    /// The row that a character is in; 0 if there is none.
    int rowAt(int offset) const;
};

/// Makes the text of all LaidOutViews readable by such tools; once is enough.
void offerSeenText();
/// Tells them what changed since `before`.
void tellSeenText(LaidOutView &view, const SeenText &before, const SeenText &now);

} // namespace jackfield::ui
