// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractScrollArea>

namespace jackfield::ui {

/// A view that lays out its content itself, and anew when its size or font is another one. The focus shows.
class LaidOutView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    using QAbstractScrollArea::QAbstractScrollArea;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    virtual void layOut() = 0;
};

} // namespace jackfield::ui
