// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logpanel.h"

#include "logswitch.h"
#include "notebar.h"
#include "styled.h"
#include "timelineview.h"
#include "viewmenu.h"

#include <ui/models/format.h>
#include <ui/models/trafficlog.h>

#include <QCheckBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int narrow = 760; ///< pixels: there words would leave the filter none
} // namespace

LogPanel::LogPanel(Look &look, TrafficLog &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_filter(new QLineEdit(this))
    , m_switch(new LogSwitch(look, this))
    , m_unseen(new QPushButton(this))
    , m_mark(new QToolButton(this))
    , m_counts(elidedLabel(this))
    , m_viewMenu(new ViewMenu(look, *this, *log.model()))
    , m_follow(new QCheckBox(tr("Follow"), this))
    , m_view(new MessageLogView(look, this))
    , m_note(new NoteBar(look, *log.model(), this))
    , m_timeline(new TimelineView(look, log.model()->timeline(), log.model()->replies(), this))
    , m_hint(quietLabel({}, m_view))
{
    m_hint->setObjectName(u"logHint"_s);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_view->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(m_view, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_timeline);

    m_view->setLog(log.model());
    connect(log.model(), &MessageLogModel::countsChanged, this, &LogPanel::updateCounts);
    connect(log.model(), &MessageLogModel::marksChanged, this, &LogPanel::updateCounts);
    connect(m_filter, &QLineEdit::textChanged, this, &LogPanel::applyFilter);
    connect(m_mark, &QToolButton::toggled, this, &LogPanel::applyFilter);
    connect(m_follow, &QCheckBox::toggled, m_view, &MessageLogView::setFollowing);
    connect(m_view, &MessageLogView::followingChanged, m_follow, &QCheckBox::setChecked);
    connect(m_view, &MessageLogView::unseenChanged, this, &LogPanel::sayUnseen);
    connect(m_unseen, &QPushButton::clicked, m_view, [this] { m_view->setFollowing(true); });
    connect(m_view, &MessageLogView::columnsChanged, this, &LogPanel::settingsChanged);
    connect(m_view, &MessageLogView::termRequested, this, &LogPanel::addTerm);
    connect(m_view, &MessageLogView::lensRequested, this, &LogPanel::addColumn);
    connect(m_view, &MessageLogView::colourRequested, this, &LogPanel::addColour);
    connect(m_view, &MessageLogView::currentRowChanged, m_note, &NoteBar::show);
    connect(m_view, &MessageLogView::noteRequested, this, [this](qsizetype row) {
        m_note->show(row);
        m_note->write();
    });
    connect(m_note, &NoteBar::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_note, &NoteBar::failed, this, &LogPanel::failed);
    connect(m_timeline, &TimelineView::rangeChosen, this, [this](qint64 from, qint64 to) {
        setTimeRange(std::pair(from, to));
    });
    connect(m_timeline, &TimelineView::rangeCleared, this, [this] { setTimeRange({}); });
    connectConversation();
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
    m_unseen->setObjectName(u"newMessages"_s);
    m_unseen->setAccessibleName(tr("Go to the newest message"));
    m_unseen->setProperty("pill", true);
    m_unseen->setFocusPolicy(Qt::NoFocus);
    m_unseen->setToolTip(tr("Go to the end and follow (End)"));
    m_unseen->hide();
    m_mark->setObjectName(u"mark"_s);
    m_mark->setText(tr("Mark"));
    m_mark->setIcon(look.icon(u"draw-highlight"_s));
    m_mark->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_mark->setCheckable(true);
    m_mark->setToolTip(tr("Mark what is found instead of hiding the rest (Ctrl+Shift+F); F3 and "
                          "Shift+F3 go from one to the next"));
    m_counts->setObjectName(u"counts"_s);
    m_counts->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_counts->setMinimumWidth(1); // in a narrow log it ends in dots
    setStyled(m_counts, "quiet", true);
    auto *view = new QToolButton(bar);
    view->setObjectName(u"view"_s);
    view->setText(tr("View"));
    view->setIcon(look.icon(u"view-split-left-right"_s));
    view->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    view->setPopupMode(QToolButton::InstantPopup);
    view->setToolTip(tr("Columns, also of values in payloads; colours, heartbeats"));
    view->setMenu(m_viewMenu);
    m_viewMenu->setParent(view, m_viewMenu->windowFlags());
    m_follow->setObjectName(u"follow"_s);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest message in view (End; Space pauses)"));
    layout->addWidget(m_switch);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_unseen);
    layout->addWidget(m_mark);
    layout->addWidget(m_counts);
    layout->addWidget(view);
    layout->addWidget(m_follow);
    QList<QWidget *> order { m_filter, m_mark, view, m_follow, m_view, m_timeline };
    order = m_switch->buttons() + order;
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    return bar;
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

QList<ColourRule> LogPanel::colours() const
{
    return m_log.model()->colours();
}

void LogPanel::setColours(const QList<ColourRule> &rules)
{
    m_log.model()->setColours(rules);
    Q_EMIT settingsChanged();
}

/// The newest counts before older ones; the same filter has one colour.
void LogPanel::addColour(const ColourRule &rule)
{
    QList<ColourRule> rules = colours();
    rules.removeIf([&](const ColourRule &one) { return one.filter == rule.filter; });
    setColours(QList { rule } + rules);
}

bool LogPanel::isFolding() const
{
    return m_log.model()->isFolding();
}

void LogPanel::setFolding(bool on)
{
    m_log.model()->setFolding(on);
    Q_EMIT settingsChanged();
}

void LogPanel::setTimeLineShown(bool on)
{
    m_showsTimeLine = on;
    updateCounts();
}

void LogPanel::setStill()
{
    m_follow->hide();
    m_view->setStill();
}

void LogPanel::setHint(const QString &hint)
{
    m_emptyHint = hint;
    updateCounts();
}

/// Over the rows if there are none: why, in one sentence.
void LogPanel::updateHint()
{
    const MessageLogModel *model = m_log.model();
    const bool isEmpty = model->store().size() == 0;
    m_hint->setText(isEmpty ? m_emptyHint
                            : tr("No row passes the filter. Esc in it shows all rows again."));
    m_hint->setVisible(isEmpty || (model->rowCount() == 0 && !model->isFiltering()));
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
    updateHint();
    m_timeline->setVisible(m_showsTimeLine && model->timeline().peak() > 0);
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

/// Beside the filter, whose end alone moves; it never gets narrower while it counts.
void LogPanel::sayUnseen(qint64 count)
{
    if (count == 0) {
        m_unseen->hide();
        m_unseen->setMinimumWidth(0);
        return;
    }
    m_unseen->setText(tr("%1 new, press End").arg(formattedCount(count)));
    m_unseen->setMinimumWidth(m_unseen->sizeHint().width());
    m_unseen->show();
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
    if (watched == m_view && event->type() == QEvent::Resize) {
        m_hint->setGeometry(m_view->rect().adjusted(24, 24, -24, 0));
        m_switch->setCompact(m_view->width() < narrow);
    }
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (filterKey(key->key(), key->modifiers()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace jackfield::ui
