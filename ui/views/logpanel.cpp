// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logpanel.h"

#include "logmenu.h"
#include "styled.h"
#include "timelineview.h"

#include <ui/models/format.h>
#include <ui/models/rowterms.h>
#include <ui/models/trafficlog.h>

#include <QCheckBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>
#include <QWidgetAction>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostPaths = 24;
constexpr qsizetype nearby = 200; ///< rows in which there is a message to take paths from
} // namespace

LogPanel::LogPanel(Look &look, TrafficLog &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_filter(new QLineEdit(this))
    , m_mark(new QToolButton(this))
    , m_counts(quietLabel({}, this))
    , m_columns(new QToolButton(this))
    , m_follow(new QCheckBox(tr("Follow"), this))
    , m_view(new MessageLogView(look, this))
    , m_timeline(new TimelineView(look, log.model()->timeline(), this))
    , m_hint(quietLabel({}, m_view))
{
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_view->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(m_view, 1);
    layout->addWidget(m_timeline);
    createColumnsMenu();

    m_view->setLog(log.model());
    connect(log.model(), &MessageLogModel::countsChanged, this, &LogPanel::updateCounts);
    connect(log.model(), &MessageLogModel::marksChanged, this, &LogPanel::updateCounts);
    connect(m_filter, &QLineEdit::textChanged, this, &LogPanel::applyFilter);
    connect(m_mark, &QToolButton::toggled, this, &LogPanel::applyFilter);
    connect(m_follow, &QCheckBox::toggled, m_view, &MessageLogView::setFollowing);
    connect(m_view, &MessageLogView::followingChanged, m_follow, &QCheckBox::setChecked);
    connect(m_view, &MessageLogView::termRequested, this, &LogPanel::addTerm);
    connect(m_view, &MessageLogView::lensRequested, this, &LogPanel::addColumn);
    connect(m_timeline, &TimelineView::rangeChosen, this, [this](qint64 from, qint64 to) {
        setTimeRange(std::pair(from, to));
    });
    connect(m_timeline, &TimelineView::rangeCleared, this, [this] { setTimeRange({}); });
    connect(m_view, &MessageLogView::lensUnwanted, this, [this](qsizetype lens) {
        QStringList paths = columns();
        paths.removeAt(lens);
        setColumns(paths);
    });
    updateCounts();
}

QWidget *LogPanel::createBar(Look &look)
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"filterBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 0, 12, 8);
    layout->setSpacing(8);
    m_filter->setObjectName(u"filter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setPlaceholderText(
        tr("Filter: words, -not this, dir:in, size>1k, $.price > 100, /re/"));
    m_filter->setToolTip(tr("Show only messages with all of these (Ctrl+F, Esc clears)"));
    m_filter->setAccessibleName(tr("Filter of the log"));
    m_filter->addAction(look.icon(u"view-filter"_s), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_mark->setObjectName(u"mark"_s);
    m_mark->setText(tr("Mark"));
    m_mark->setIcon(look.icon(u"draw-highlight"_s));
    m_mark->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_mark->setCheckable(true);
    m_mark->setToolTip(tr("Mark what is found instead of hiding the rest (Ctrl+Shift+F); F3 and "
                          "Shift+F3 go from one to the next"));
    m_counts->setObjectName(u"counts"_s);
    m_columns->setObjectName(u"columns"_s);
    m_columns->setText(tr("Columns"));
    m_columns->setIcon(look.icon(u"view-split-left-right"_s));
    m_columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setToolTip(tr("Make a column of what a path finds in the payloads"));
    m_follow->setObjectName(u"follow"_s);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest message in view (End)"));
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_mark);
    layout->addWidget(m_counts);
    layout->addWidget(m_columns);
    layout->addWidget(m_follow);
    return bar;
}

void LogPanel::createColumnsMenu()
{
    auto *menu = new QMenu(m_columns);
    m_columns->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &LogPanel::fillColumnsMenu);
}

/// The columns there are, those that the current message or one of the last could make, and a field for others.
void LogPanel::fillColumnsMenu()
{
    QMenu *menu = m_columns->menu();
    menu->clear();
    QStringList paths = columns();
    const auto own = paths.size();
    const MessageStore &store = m_log.store();
    const QList<qsizetype> selected = m_view->selectedRows();
    qsizetype row = selected.isEmpty() ? store.size() - 1 : selected.first();
    for (const qsizetype last = std::max<qsizetype>(-1, row - nearby); row > last; --row) {
        const QStringList found = valuePaths(store.payload(row), mostPaths);
        for (const QString &path : found) {
            if (!paths.contains(path))
                paths.append(path);
        }
        if (!found.isEmpty())
            break;
    }
    for (qsizetype i = 0; i < paths.size(); ++i) {
        QAction *action = menu->addAction(LogMenu::title(paths[i]));
        action->setCheckable(true);
        action->setChecked(i < own);
        connect(action, &QAction::triggered, this, [this, path = paths[i]](bool isWanted) {
            QStringList all = columns();
            if (isWanted)
                all.append(path);
            else
                all.removeAll(path);
            setColumns(all);
        });
    }
    if (!paths.isEmpty())
        menu->addSeparator();
    auto *field = new QLineEdit;
    field->setPlaceholderText(tr("Another path: $.items[0].id"));
    field->setMinimumWidth(240);
    field->setAccessibleName(tr("JSONPath of a new column"));
    connect(field, &QLineEdit::returnPressed, this, [this, field, menu] {
        addColumn(field->text().trimmed());
        menu->hide();
    });
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(field);
    menu->addAction(action);
}

QString LogPanel::filter() const
{
    return m_filter->text();
}

void LogPanel::setFilter(const QString &text)
{
    m_filter->setText(text);
}

bool LogPanel::isMarking() const
{
    return m_mark->isChecked();
}

void LogPanel::setMarking(bool on)
{
    m_mark->setChecked(on);
}

void LogPanel::focusFilter(bool isMarking)
{
    setMarking(isMarking);
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LogPanel::addTerm(const QString &term)
{
    m_filter->setText(QString(m_filter->text() + u' ' + term).trimmed());
}

void LogPanel::setTimeRange(const std::optional<std::pair<qint64, qint64>> &range)
{
    static const QRegularExpression term(u"\\s*(?<!\\S)time:\\S*"_s);
    QString text = m_filter->text().remove(term);
    if (range) {
        text += u" time:%1-%2"_s.arg(formattedExactTime(range->first),
                                     formattedExactTime(range->second));
    }
    m_filter->setText(text.trimmed());
}

QStringList LogPanel::columns() const
{
    QStringList paths;
    for (const PayloadPath &lens : m_log.model()->lenses())
        paths.append(lens.text());
    return paths;
}

void LogPanel::setColumns(const QStringList &paths)
{
    MessageLogModel *model = m_log.model();
    for (qsizetype lens = model->lenses().size() - 1; lens >= 0; --lens) {
        if (!paths.contains(model->lenses()[lens].text()))
            model->removeLens(lens);
    }
    m_columnProblem.clear();
    for (const QString &path : paths) {
        if (columns().contains(path))
            continue;
        if (const auto lens = PayloadPath::compile(path))
            model->addLens(*lens);
        else
            m_columnProblem = lens.error().message;
    }
    updateCounts();
    Q_EMIT settingsChanged();
}

void LogPanel::addColumn(const QString &path)
{
    setColumns(columns() << path);
}

void LogPanel::setStill()
{
    m_follow->hide();
    m_view->setStill();
}

void LogPanel::setHint(const QString &hint)
{
    m_hint->setText(hint);
}

void LogPanel::applyFilter()
{
    const auto parsed = MessageFilter::parse(m_filter->text());
    setStyled(m_filter, "invalid", !parsed);
    const MessageFilter filter = parsed.value_or(MessageFilter());
    m_filterProblem = parsed ? QString() : parsed.error().message;
    if (!m_filter->text().contains(u"time:"))
        m_timeline->clearRange();
    m_log.model()->setSearch(isMarking() ? filter : MessageFilter());
    m_log.model()->setFilter(isMarking() ? MessageFilter() : filter);
    updateCounts();
    Q_EMIT settingsChanged();
}

void LogPanel::updateCounts()
{
    const MessageLogModel *model = m_log.model();
    const qsizetype all = model->store().size();
    m_hint->setVisible(all == 0);
    m_timeline->setVisible(model->timeline().peak() > 0);
    m_timeline->update();
    const QString count = formattedCount(all);
    const QString problem = m_filterProblem.isEmpty() ? m_columnProblem : m_filterProblem;
    if (!problem.isEmpty()) {
        m_counts->setText(problem);
    } else if (m_filter->text().isEmpty()) {
        m_counts->setText(all == 1 ? tr("1 event") : tr("%1 events").arg(count));
    } else if (isMarking()) {
        const auto marked = qsizetype(model->marked().rows().size());
        const QString more = model->marked().scanned() < all ? u"…"_s : QString();
        m_counts->setText(tr("%1%2 marked of %3").arg(formattedCount(marked), more, count));
    } else {
        const QString more = model->isFiltering() ? u"…"_s : QString();
        m_counts->setText(tr("%1%2 of %3").arg(formattedCount(model->rowCount()), more, count));
    }
}

bool LogPanel::filterKey(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Escape:
        m_filter->clear();
        m_view->setFocus();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isMarking())
            m_view->showMarked(!modifiers.testFlag(Qt::ShiftModifier));
        else
            m_view->setFocus();
        return true;
    default:
        return false;
    }
}

bool LogPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        m_hint->setGeometry(m_view->rect().adjusted(24, 24, -24, 0));
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (filterKey(key->key(), key->modifiers()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace jackfield::ui
