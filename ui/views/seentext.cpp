// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "seentext.h"

#include "laidoutview.h"

#include <QAccessibleWidget>
#include <algorithm>

namespace jackfield::ui {

namespace {
/// The rows that are seen as the text of a widget; any more would be a hundred megabytes.
class AccessibleRows : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit AccessibleRows(LaidOutView *view)
        : QAccessibleWidget(view, QAccessible::EditableText)
        , m_view(*view)
    { }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? seen().text : QAccessibleWidget::text(kind);
    }

    QString text(int from, int to) const override
    {
        return seen().text.mid(from, std::max(0, to - from));
    }
    int characterCount() const override { return int(seen().text.size()); }
    int cursorPosition() const override { return std::max(0, seen().cursor); }
    void setCursorPosition(int offset) override { m_view.setSeenCursor(offset, false); }
    int selectionCount() const override
    {
        const SeenText now = seen();
        return now.cursor != now.anchor && now.cursor >= 0 && now.anchor >= 0 ? 1 : 0;
    }
    void selection(int, int *from, int *to) const override
    {
        const SeenText now = seen();
        const bool isThere = selectionCount() > 0;
        *from = isThere ? std::min(now.cursor, now.anchor) : 0;
        *to = isThere ? std::max(now.cursor, now.anchor) : 0;
    }
    void addSelection(int from, int to) override { setSelection(0, from, to); }
    void setSelection(int, int from, int to) override
    {
        m_view.setSeenCursor(from, false);
        m_view.setSeenCursor(to, true);
    }
    void removeSelection(int) override { setCursorPosition(cursorPosition()); }

    QRect characterRect(int offset) const override
    {
        const QRect rect = m_view.seenRect(offset);
        return { m_view.viewport()->mapToGlobal(rect.topLeft()), rect.size() };
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        return m_view.seenOffset(m_view.viewport()->mapFromGlobal(point));
    }
    void scrollToSubstring(int from, int) override { setCursorPosition(from); }
    QString attributes(int, int *from, int *to) const override
    {
        *from = 0;
        *to = characterCount();
        return {};
    }

private:
    SeenText seen() const { return m_view.seenText(); }

    LaidOutView &m_view;
};

QAccessibleInterface *accessibleRows(const QString &, QObject *object)
{
    auto *view = qobject_cast<LaidOutView *>(object);
    return view ? new AccessibleRows(view) : nullptr;
}
} // namespace

int SeenText::rowAt(int offset) const
{
    const auto behind = std::ranges::upper_bound(rows, offset);
    return std::max(0, int(behind - rows.begin()) - 1);
}

void offerSeenText()
{
    static const bool isOffered = [] {
        QAccessible::installFactory(&accessibleRows);
        return true;
    }();
    Q_UNUSED(isOffered)
}

void tellSeenText(LaidOutView &view, const SeenText &before, const SeenText &now)
{
    if (now.text != before.text) {
        QAccessibleTextUpdateEvent event(&view, 0, before.text, now.text);
        QAccessible::updateAccessibility(&event);
    }
    if (now.cursor != before.cursor && now.cursor >= 0) {
        QAccessibleTextCursorEvent event(&view, now.cursor);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace jackfield::ui
