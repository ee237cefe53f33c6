// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparisonview.h"

#include "markedscrollbar.h"
#include "styled.h"

#include <ui/models/sessioncomparison.h>

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Kind = ComparedMessage::Kind;

namespace {
constexpr int leastHeight = 22; ///< pixels of a row
constexpr int padding = 8;
constexpr int markWidth = 4;
constexpr int numberWidth = 56;
constexpr int timeWidth = 84;
constexpr int outcomeWidth = 184;

class ComparisonDelegate : public QStyledItemDelegate
{
public:
    ComparisonDelegate(const Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    { }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = m_look.theme();
        const bool isSelected = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, isSelected ? theme.selected : background(index));
        if (index.column() == SessionComparison::LeftNumber && kindOf(index) == Kind::Changed)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(markWidth, option.rect.height())),
                              theme.warning);
        const QRect cell = option.rect.adjusted(padding, 0, -padding, 0);
        painter->setFont(option.font);
        painter->setPen(ink(index));
        painter->drawText(
            cell,
            index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    }

private:
    static Kind kindOf(const QModelIndex &index)
    {
        return Kind(index.data(SessionComparison::KindRole).toInt());
    }

    QColor background(const QModelIndex &index) const
    {
        const Theme &theme = m_look.theme();
        const int column = index.column();
        const bool isLeft = column < SessionComparison::Outcome;
        const bool isRight = column > SessionComparison::Outcome;
        switch (kindOf(index)) {
        case Kind::Changed:
            return theme.warningTint;
        case Kind::Missing:
            return isLeft ? theme.removed : isRight ? theme.window : theme.base;
        case Kind::Unexpected:
            return isRight ? theme.added : isLeft ? theme.window : theme.base;
        default:
            return theme.base;
        }
    }

    QColor ink(const QModelIndex &index) const
    {
        const Theme &theme = m_look.theme();
        const Kind kind = kindOf(index);
        const int column = index.column();
        if (kind == Kind::NotCompared)
            return theme.muted;
        if (column == SessionComparison::Outcome) {
            if (kind == Kind::Same)
                return Side(index.data(SessionComparison::FromRole).toInt()) == Side::Client
                    ? theme.outgoing
                    : theme.incoming;
            return kind == Kind::Changed ? theme.warning : theme.ink;
        }
        const bool isText = column == SessionComparison::Left || column == SessionComparison::Right;
        return isText ? theme.ink : theme.muted;
    }

    const Look &m_look;
};
} // namespace

ComparisonView::ComparisonView(Look &look, SessionComparison &model, QWidget *parent)
    : UniformTable(leastHeight, parent)
    , m_model(model)
{
    setObjectName(u"comparison"_s);
    setLayoutDirection(Qt::LeftToRight); // what is said of it names the left and the right one
    setAccessibleName(tr("Two recordings side by side"));
    setItemDelegate(new ComparisonDelegate(look, this));
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBar(new MarkedScrollBar(
        look, [this](double begin, double end) { return m_model.differsBetween(begin, end); }));
    look.setMonospace(this);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setModel(&model);
    connect(&look, &Look::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&look, &Look::textSizeChanged, this, &ComparisonView::fit);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        fit();
        Q_EMIT currentRowChanged(-1);
    });
}

void ComparisonView::fit()
{
    const double size = double(fontMetrics().averageCharWidth()) / 7;
    const auto scaled = [size](int width) { return int(width * std::max(1.0, size)); };
    const int fixed = 2 * (scaled(numberWidth) + scaled(timeWidth)) + scaled(outcomeWidth);
    const int side = std::max(60, (viewport()->width() - fixed) / 2);
    for (const int column : { SessionComparison::LeftNumber, SessionComparison::RightNumber })
        setColumnWidth(column, scaled(numberWidth));
    for (const int column : { SessionComparison::LeftTime, SessionComparison::RightTime })
        setColumnWidth(column, scaled(timeWidth));
    for (const int column : { SessionComparison::Left, SessionComparison::Right })
        setColumnWidth(column, side);
    setColumnWidth(SessionComparison::Outcome, scaled(outcomeWidth));
}

void ComparisonView::showDifference(bool isForward)
{
    const int current = currentIndex().isValid() ? currentIndex().row()
        : isForward                              ? -1
                                                 : m_model.rowCount();
    const int row = m_model.nextDifference(current, isForward);
    if (row < 0)
        return;
    setCurrentIndex(m_model.index(row, SessionComparison::Outcome));
    scrollTo(currentIndex(), PositionAtCenter);
}

void ComparisonView::resizeEvent(QResizeEvent *event)
{
    UniformTable::resizeEvent(event);
    fit();
}

void ComparisonView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    UniformTable::currentChanged(current, previous);
    if (current.row() != previous.row())
        Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

bool ComparisonView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return UniformTable::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    const QString words = index.isValid() ? m_model.wordsOf(index.row()) : QString();
    QToolTip::showText(help->globalPos(), plainToolTip(words), viewport());
    return true;
}

} // namespace jackfield::ui
