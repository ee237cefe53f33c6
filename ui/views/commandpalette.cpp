// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "commandpalette.h"

#include "styled.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize paletteSize(520, 328);
constexpr int topDistance = 48;
constexpr int rowHeight = 32;
constexpr int iconSize = 16;
constexpr qsizetype mostRecent = 5;
constexpr int detailRole = Qt::UserRole + 1;

class EntryDelegate : public QStyledItemDelegate
{
public:
    EntryDelegate(Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return { 0, rowHeight };
    }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = m_look.theme();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selected);
        const QRect row = option.rect.adjusted(12, 0, -12, 0);
        const auto placed = [&](const QRect &rect) {
            return QStyle::visualRect(option.direction, row, rect);
        };
        const QRect icon =
            placed({ row.left(), row.center().y() - iconSize / 2 + 1, iconSize, iconSize });
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
        painter->setPen(theme.muted);
        painter->drawText(
            row, Qt::AlignRight | Qt::AlignVCenter, index.data(detailRole).toString());
        painter->setPen(theme.ink);
        painter->drawText(placed(row.adjusted(iconSize + 8, 0, 0, 0)),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          index.data().toString());
    }

private:
    Look &m_look;
};
} // namespace

CommandPalette::CommandPalette(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_query(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_none(quietLabel({}, this))
{
    setObjectName(u"palette"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_query->setObjectName(u"paletteQuery"_s);
    m_query->setAccessibleName(tr("Search for files and commands"));
    m_query->setPlaceholderText(tr("Open a file or run a command"));
    m_query->addAction(look.icon(u"search"_s), QLineEdit::LeadingPosition);
    m_query->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setItemDelegate(new EntryDelegate(look, this));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_query);
    m_none->setObjectName(u"paletteNone"_s);
    m_none->setContentsMargins(8, 4, 8, 4);
    m_none->setWordWrap(true);
    layout->addWidget(m_none);
    layout->addWidget(m_list);
    connect(m_query, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_query, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::ask(QList<Entry> entries)
{
    m_entries = std::move(entries);
    m_before = QApplication::focusWidget();
    resize(paletteSize.boundedTo(parentWidget()->size()));
    QWidget::move((parentWidget()->width() - width()) / 2, topDistance);
    m_query->clear();
    narrow();
    show();
    raise();
    m_query->setFocus(Qt::ShortcutFocusReason);
}

QList<int> CommandPalette::matching(const QList<Entry> &entries, const QString &query)
{
    const QStringList words = query.simplified().split(u' ', Qt::SkipEmptyParts);
    QList<int> found;
    for (int i = 0; i < entries.size(); ++i) {
        const QString text = entries[i].title + u' ' + entries[i].detail;
        const auto isIn = [&](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        };
        if (std::ranges::all_of(words, isIn))
            found.append(i);
    }
    std::ranges::stable_partition(found, [&](int i) {
        return entries[i].title.startsWith(query.trimmed(), Qt::CaseInsensitive);
    });
    return found;
}

QList<int> CommandPalette::recentFirst(const QList<Entry> &entries, const QStringList &recent)
{
    QList<int> order = matching(entries, {});
    const auto place = [&](int i) {
        const qsizetype at = entries[i].key.isEmpty() ? -1 : recent.indexOf(entries[i].key);
        return at < 0 ? recent.size() : at;
    };
    std::ranges::stable_sort(order, {}, place);
    return order;
}

void CommandPalette::narrow()
{
    m_list->clear();
    const QString query = m_query->text();
    for (const int i : query.trimmed().isEmpty() ? recentFirst(m_entries, m_recent)
                                                 : matching(m_entries, query)) {
        auto *item = new QListWidgetItem(m_entries[i].icon, m_entries[i].title, m_list);
        item->setData(Qt::UserRole, i);
        item->setData(detailRole, m_entries[i].detail);
    }
    m_list->setCurrentRow(0);
    m_none->setText(tr("No file and no command has “%1” in its name.").arg(query.trimmed()));
    m_none->setVisible(m_list->count() == 0);
}

void CommandPalette::move(int rows)
{
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, m_list->count() - 1));
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const Entry entry = m_entries[item->data(Qt::UserRole).toInt()];
    leave();
    remember(entry);
    entry.run();
}

void CommandPalette::remember(const Entry &entry)
{
    if (entry.key.isEmpty())
        return;
    m_recent.removeAll(entry.key);
    m_recent.prepend(entry.key);
    m_recent = m_recent.first(std::min(mostRecent, m_recent.size()));
    Q_EMIT recentChanged();
}

void CommandPalette::leave()
{
    hide();
    if (m_before)
        m_before->setFocus();
    m_before = nullptr;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        m_before = nullptr;
        hide();
    }
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
            move(-1);
            return true;
        case Qt::Key_Down:
            move(1);
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace jackfield::ui
