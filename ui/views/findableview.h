// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "laidoutview.h"

namespace jackfield::ui {

/// A view in which one finds what one types: all of it is marked, one is selected.
class FindableView : public LaidOutView
{
    Q_OBJECT

public:
    using LaidOutView::LaidOutView;

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

Q_SIGNALS:
    /// Somebody wants to find something.
    void findRequested();
    void matchesChanged();

protected:
    bool event(QEvent *event) override;
    bool findByKey(const QKeyEvent &event);
};

} // namespace jackfield::ui
