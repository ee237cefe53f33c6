// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "comparisontab.h"

#include <ui/models/format.h>
#include <ui/views/comparisonview.h>
#include <ui/views/notice.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/styled.h>

#include <QCheckBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

ComparisonTab::ComparisonTab(const PageContext &context, const TabState &state, QWidget *parent)
    : Tab(context, state, parent)
    , m_notice(new Notice(context.look, this))
    , m_names(elidedLabel(this))
    , m_verdict(plainLabel({}, this))
    , m_filter(new QLineEdit(this))
    , m_rules(new QCheckBox(tr("By the rules"), this))
    , m_onlyDifferent(new QCheckBox(tr("Only differences"), this))
    , m_view(new ComparisonView(context.look, m_comparison, this))
    , m_inspector(new PayloadInspector(context.look, m_comparison.log(), this))
    , m_split(new QSplitter(Qt::Vertical, this))
{
    m_state.files.resize(2);
    m_inspector->setRowNames([this](qsizetype row) { return m_comparison.nameOf(row); });
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_view);
    m_split->addWidget(m_inspector);
    m_split->setSizes({ 420, 240 });
    if (!m_state.splits.isEmpty())
        m_split->restoreState(m_state.splits);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createTitleBar());
    layout->addWidget(createFilterBar());
    layout->addWidget(m_split, 1);
    layout->addWidget(m_notice);
    connect(m_split, &QSplitter::splitterMoved, this, &Tab::edited);
    connect(m_view, &ComparisonView::currentRowChanged, this, &ComparisonTab::showRow);
    connect(&m_watch, &FileWatch::changed, this, &ComparisonTab::compare);
    nameColumns();
    compare();
}

QWidget *ComparisonTab::createTitleBar()
{
    const auto [bar, layout] = createBar(this);
    m_names->setFont(m_context.look.monospace());
    m_names->setMinimumHeight(28);
    m_verdict->setObjectName(u"comparisonVerdict"_s);
    auto *swapButton = new QToolButton(bar);
    swapButton->setObjectName(u"swapRecordings"_s);
    swapButton->setText(u"⇄"_s);
    swapButton->setAccessibleName(tr("Swap the two"));
    swapButton->setToolTip(tr("Swap the two: the rules are those beside the left one"));
    layout->addWidget(m_names, 1);
    layout->addWidget(swapButton);
    layout->addWidget(m_verdict);
    connect(swapButton, &QToolButton::clicked, this, &ComparisonTab::swap);
    return bar;
}

QWidget *ComparisonTab::createFilterBar()
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"filterBar"_s);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 0, 12, 8);
    layout->setSpacing(12);
    m_filter->setObjectName(u"comparisonFilter"_s);
    m_filter->setAccessibleName(tr("Filter of both recordings"));
    m_filter->setPlaceholderText(tr("Filter: a text in one of both payloads"));
    m_filter->setToolTip(tr("Shows rows with this text (Ctrl+F)"));
    m_rules->setObjectName(u"byRules"_s);
    m_rules->setChecked(!m_state.isMarking);
    m_rules->setToolTip(tr("What the rules beside the left one leave out is no difference"));
    m_onlyDifferent->setObjectName(u"onlyDifferences"_s);
    m_onlyDifferent->setChecked(m_state.isFolding);
    m_onlyDifferent->setToolTip(
        tr("Hides what is the same or not compared; F3 goes to the next difference"));
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_rules);
    layout->addWidget(m_onlyDifferent);
    connect(m_filter, &QLineEdit::textChanged, this, &ComparisonTab::filter);
    connect(m_onlyDifferent, &QCheckBox::toggled, this, &ComparisonTab::filter);
    connect(m_rules, &QCheckBox::toggled, this, &ComparisonTab::compare);
    m_comparison.show(m_onlyDifferent->isChecked(), {});
    return bar;
}

void ComparisonTab::nameColumns()
{
    QStringList names;
    for (const QString &file : std::as_const(m_state.files))
        names.append(m_context.workspace().relative(file));
    m_names->setText(names.join(u"  ↔  "_s));
    m_names->setToolTip(plainToolTip(m_state.files.join(u'\n')));
    const QFileInfo left(m_state.files.first());
    m_watch.setFiles(QStringList(m_state.files)
                     + QStringList { left.absolutePath() + u'/'
                                     + Workspace::titleOf(left.filePath()) + u".matching.json"_s });
}

/// Beside the window: recordings may be long.
void ComparisonTab::compare()
{
    m_isComparing = true;
    m_words = tr("comparing");
    m_verdict->setText(tr("Comparing…"));
    setStyled(m_verdict, "tone", QString());
    m_compared.compute(
        false,
        [left = m_state.files.first(),
         right = m_state.files.last(),
         isByRules = m_rules->isChecked()](const auto &) {
            return ComparedSessions::of(left, right, isByRules);
        },
        [this](const Result<ComparedSessions> &compared) { take(compared); });
    Q_EMIT changed();
}

void ComparisonTab::take(const Result<ComparedSessions> &compared)
{
    m_isComparing = false;
    if (!compared) {
        m_isSame.reset();
        m_words = tr("cannot be compared");
        m_verdict->setText(m_words);
        setStyled(m_verdict, "tone", u"failure"_s);
        tellError(compared.error());
        Q_EMIT changed();
        return;
    }
    m_notice->dismiss();
    const int row = m_view->currentIndex().row();
    m_comparison.take(*compared);
    tellVerdict(*compared);
    if (row >= 0 && row < m_comparison.rowCount())
        m_view->setCurrentIndex(m_comparison.index(row, SessionComparison::Outcome));
    else
        m_view->showDifference(true);
    Q_EMIT changed();
}

void ComparisonTab::tellVerdict(const ComparedSessions &compared)
{
    const Verdict &verdict = compared.verdict;
    m_isSame = verdict.passed();
    const auto differences = verdict.differences().size();
    const QString count = differences == 1 ? tr("1 difference")
                                           : tr("%1 differences").arg(formattedCount(differences));
    m_words = *m_isSame ? tr("no differences") : count;
    m_verdict->setText(
        *m_isSame ? tr("✓  The same: %1 messages").arg(formattedCount(verdict.messages()))
                  : tr("✗  %1 in %2 messages").arg(count, formattedCount(verdict.messages())));
    m_verdict->setToolTip(
        tr("Compared in %1").arg(formattedDuration(compared.took.count() * 1000)));
    setStyled(m_verdict, "tone", *m_isSame ? u"good"_s : u"warning"_s);
}

void ComparisonTab::filter()
{
    m_comparison.show(m_onlyDifferent->isChecked(), m_filter->text());
    Q_EMIT edited();
}

void ComparisonTab::showRow(int row)
{
    if (row < 0) {
        m_inspector->show(-1);
        return;
    }
    const ComparedRow &compared = m_comparison.at(row);
    if (compared.left >= 0 && compared.right >= 0)
        m_inspector->compare(compared.left, compared.right);
    else
        m_inspector->show(std::max(compared.left, compared.right));
}

void ComparisonTab::swap()
{
    m_state.files.swapItemsAt(0, 1);
    nameColumns();
    compare();
    Q_EMIT edited();
}

void ComparisonTab::follow(const QString &from, const QString &to)
{
    const QStringList before = m_state.files;
    for (QString &file : m_state.files) {
        if (file == from || file.startsWith(from + u'/'))
            file = to + file.sliced(from.size());
    }
    if (m_state.files == before)
        return;
    nameColumns();
    compare();
}

QString ComparisonTab::title() const
{
    return u"%1 ↔ %2"_s.arg(Workspace::titleOf(m_state.files.first()),
                            Workspace::titleOf(m_state.files.last()));
}

Health ComparisonTab::health() const
{
    if (m_isComparing)
        return Health::Busy;
    if (!m_isSame)
        return Health::Failed;
    return *m_isSame ? Health::Live : Health::Failed;
}

TabState ComparisonTab::state() const
{
    TabState state = m_state;
    state.isMarking = !m_rules->isChecked();
    state.isFolding = m_onlyDifferent->isChecked();
    state.splits = m_split->saveState();
    return state;
}

void ComparisonTab::apply(const Settings &settings)
{
    m_inspector->setVisible(settings.panes.payload);
}

void ComparisonTab::find(bool)
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void ComparisonTab::findNext(bool isForward)
{
    m_view->showDifference(isForward);
}

} // namespace jackfield::ui
