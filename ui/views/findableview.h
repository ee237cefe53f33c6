// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "findable.h"
#include "laidoutview.h"

namespace jackfield::ui {

/// A view in which one finds.
class FindableView : public LaidOutView, public Findable
{
    Q_OBJECT

public:
    using LaidOutView::LaidOutView;

Q_SIGNALS:
    void findRequested();
    void matchesChanged();

protected:
    bool event(QEvent *event) override;
    bool findByKey(const QKeyEvent &event);
};

} // namespace jackfield::ui
