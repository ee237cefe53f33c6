// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockmisses.h"

#include <ui/views/styled.h>
#include <ui/views/tablecells.h>
#include <ui/views/uniformtable.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

MockMisses::MockMisses(Look &look, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_misses(clock)
    , m_table(recordTable(look, m_misses, this))
    , m_why(elidedLabel(this))
    , m_make(new QPushButton(tr("Make a rule"), this))
    , m_clear(new QPushButton(tr("Clear"), this))
{
    m_table->setObjectName(u"missTable"_s);
    m_table->setAccessibleName(tr("Messages that no rule answered"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(createBar());
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &MockMisses::updateState);
    connect(m_table, &QTableView::activated, m_make, &QPushButton::click);
    connect(&m_misses, &MissTable::came, this, [this] {
        if (total() == m_misses.rowCount()) // at first, and while there are few
            fitColumns(*m_table);
        updateState();
        Q_EMIT changed();
    });
    updateState();
}

QWidget *MockMisses::createBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    m_why->setObjectName(u"missWhy"_s);
    setStyled(m_why, "quiet", true);
    m_make->setObjectName(u"makeRule"_s);
    m_make->setToolTip(tr("Write a rule for such messages into the definition (Enter)"));
    m_clear->setObjectName(u"clearMisses"_s);
    m_clear->setToolTip(tr("Empty this list"));
    layout->addWidget(m_why, 1);
    layout->addWidget(m_clear);
    layout->addWidget(m_make);
    connect(m_make, &QPushButton::clicked, this, [this] {
        if (current() >= 0)
            Q_EMIT ruleRequested(m_misses.at(current()));
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_misses.clear();
        updateState();
        Q_EMIT changed();
    });
    return bar;
}

int MockMisses::current() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void MockMisses::updateState()
{
    const int row = current();
    const bool isAny = m_misses.rowCount() > 0;
    const QString why = row < 0 ? isAny ? tr("Select a message to see why no rule answered it.")
                                        : tr("Messages that no rule answers appear here.")
                                : m_misses.whyOf(row);
    m_why->setText(why);
    m_why->setToolTip(plainToolTip(why));
    m_make->setEnabled(row >= 0 && !m_misses.at(row).place.isEmpty());
    m_clear->setEnabled(isAny);
}

} // namespace jackfield::ui
