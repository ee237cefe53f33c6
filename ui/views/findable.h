// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace jackfield::ui {

/// Something in which one finds what one types: all of it is marked, one is selected. A widget that is one has the signals
/// `findRequested()`, somebody wants to, and `matchesChanged()`.
class Findable
{
public:
    /// Marks where it stands, and selects the next of them.
    virtual void find(const QString &wanted) = 0;
    /// Selects the next one or the one before, round the end.
    virtual void findNext(bool isForward) = 0;
    virtual size_t matchCount() const = 0;
    /// Beyond which no more are found.
    virtual size_t mostMatches() const = 0;
    /// The one that is selected; -1 if none is.
    virtual qsizetype currentMatch() const = 0;
    /// What is selected, as one would type it; nothing if it is long.
    virtual QString wantedFromSelection() const = 0;

protected:
    ~Findable() = default;
};

} // namespace jackfield::ui
