// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "seentext.h"

#include <QAbstractScrollArea>

namespace jackfield::ui {

/// A view that lays out its content itself, and anew when its size or font is another one. The focus shows.
class LaidOutView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LaidOutView(QWidget *parent = nullptr);

    virtual SeenText seenText() = 0;
    /// A character of it, on the viewport.
    virtual QRect seenRect(int offset) = 0;
    /// The character of it at a place of the viewport; -1 if there is none.
    virtual int seenOffset(QPoint position) = 0;
    /// Moves the cursor to a character of it; `selects` takes along what is on the way.
    virtual void setSeenCursor(int offset, bool selects) = 0;

protected:
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    virtual void layOut() = 0;

private:
    SeenText m_told; ///< to tools that read aloud
};

} // namespace jackfield::ui
