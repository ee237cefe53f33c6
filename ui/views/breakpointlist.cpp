// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "breakpointlist.h"

#include "styled.h"

#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSignalBlocker>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

BreakpointList::BreakpointList(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_problem(quietLabel({}, this))
    , m_hint(quietLabel(tr("What one of these finds is held. Each is a filter as that of the log."),
                        this))
    , m_list(new QListWidget(this))
{
    m_filter->setObjectName(u"breakpointFilter"_s);
    m_filter->setAccessibleName(tr("Messages to hold"));
    m_filter->setFont(look.monospace());
    m_filter->setPlaceholderText(tr("$.type = order dir:in, size>1k, /re/"));
    m_filter->setToolTip(tr("Messages to hold, as the log's filter finds them: dir:in are those of "
                            "clients, dir:out those of the server (Enter adds it)"));
    m_add->setObjectName(u"addBreakpoint"_s);
    m_add->setToolTip(tr("Hold what this finds from now on (Enter)"));
    m_list->setObjectName(u"breakpoints"_s);
    m_list->setAccessibleName(tr("Breakpoints"));
    m_list->setFont(look.monospace());
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setToolTip(tr("Space switches one off and on, F2 edits it, Delete removes it"));
    m_problem->setObjectName(u"breakpointProblem"_s);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(12, 4, 12, 4);
    auto *remove = new QToolButton(this);
    remove->setObjectName(u"removeBreakpoint"_s);
    remove->setIcon(look.icon(u"edit-delete"_s));
    remove->setToolTip(tr("Remove the current one (Delete)"));
    remove->setAccessibleName(tr("Remove the current breakpoint"));
    auto *bar = panelBar(this);
    bar->layout()->addWidget(m_filter);
    bar->layout()->addWidget(m_add);
    bar->layout()->addWidget(remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_problem);
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
    auto *keys = new QShortcut(QKeySequence::Delete, m_list);
    keys->setContext(Qt::WidgetShortcut);
    connect(keys, &QShortcut::activated, this, &BreakpointList::removeCurrent);
    connect(remove, &QToolButton::clicked, this, &BreakpointList::removeCurrent);
    connect(m_filter, &QLineEdit::textChanged, this, &BreakpointList::check);
    connect(m_filter, &QLineEdit::returnPressed, this, &BreakpointList::addWritten);
    connect(m_add, &QPushButton::clicked, this, &BreakpointList::addWritten);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
    check();
}

QList<Breakpoint> BreakpointList::breakpoints() const
{
    QList<Breakpoint> all;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        all.append({ .filter = item->text(), .isOn = item->checkState() == Qt::Checked });
    }
    return all;
}

void BreakpointList::setBreakpoints(const QList<Breakpoint> &breakpoints)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Breakpoint &breakpoint : breakpoints)
        addRow(breakpoint);
    check();
}

void BreakpointList::addRow(const Breakpoint &breakpoint)
{
    auto *item = new QListWidgetItem(breakpoint.filter, m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable
                   | Qt::ItemIsUserCheckable);
    item->setCheckState(breakpoint.isOn ? Qt::Checked : Qt::Unchecked);
}

void BreakpointList::add(const QString &filter)
{
    const auto same = m_list->findItems(filter, Qt::MatchExactly);
    if (!same.isEmpty()) {
        same.first()->setCheckState(Qt::Checked);
        return;
    }
    const QSignalBlocker quiet(m_list);
    addRow({ .filter = filter });
    m_list->setCurrentRow(m_list->count() - 1);
    check();
    Q_EMIT edited();
}

void BreakpointList::addWritten()
{
    if (!m_add->isEnabled())
        return;
    add(m_filter->text().trimmed());
    m_filter->clear();
}

void BreakpointList::removeCurrent()
{
    const std::unique_ptr<QListWidgetItem> item(m_list->takeItem(m_list->currentRow()));
    check();
    if (item)
        Q_EMIT edited();
}

/// Of what is written, and of those that are there.
void BreakpointList::check()
{
    const QString written = m_filter->text().trimmed();
    const auto filter = MessageFilter::parse(written);
    m_add->setEnabled(filter && !filter->isEmpty());
    QString problem = filter ? QString() : filter.error().message;
    for (const Breakpoint &breakpoint : breakpoints()) {
        const auto parsed = MessageFilter::parse(breakpoint.filter);
        if (problem.isEmpty() && (!parsed || parsed->isEmpty()))
            problem = tr("“%1” holds nothing: %2")
                          .arg(breakpoint.filter,
                               parsed ? tr("it finds nothing") : parsed.error().message);
    }
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_problem->setContentsMargins(12, 4, 12, 4);
    setStyled(m_problem, "tone", u"warning"_s);
    m_hint->setVisible(m_list->count() == 0);
}

} // namespace jackfield::ui
