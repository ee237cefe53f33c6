// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockrules.h"

#include <ui/views/styled.h>
#include <ui/views/tablecells.h>
#include <ui/views/uniformtable.h>

#include <QLabel>
#include <QVBoxLayout>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds pause { 500 }; ///< between two looks
} // namespace

MockRules::MockRules(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_table(recordTable(look, m_rules, this))
    , m_summary(quietLabel({}, this))
{
    m_table->setObjectName(u"ruleTable"_s);
    m_table->setAccessibleName(tr("Routes and rules, and how often they were used"));
    m_table->setToolTip(tr("Double click or Enter shows where it stands in the definition"));
    m_summary->setObjectName(u"ruleSummary"_s);
    m_summary->setContentsMargins(12, 4, 12, 4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_summary);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT placeEntered(m_rules.placeOf(index.row()));
    });
    m_looking.setInterval(pause);
    connect(&m_looking, &QTimer::timeout, this, &MockRules::refresh);
    refresh();
}

void MockRules::setMock(const std::optional<LiveMock> &mock)
{
    refresh(); // what it did at last
    m_mock = mock;
    refresh();
}

void MockRules::setDefinition(const QString &text)
{
    m_definition = text;
    refresh();
}

void MockRules::refresh()
{
    const int before = m_rules.rowCount();
    if (m_mock)
        m_rules.take(m_mock->routes(), m_definition);
    if (before == 0)
        fitColumns(*m_table);
    const int rules = m_rules.ruleCount();
    const int used = m_rules.usedCount();
    m_summary->setText(m_rules.rowCount() == 0 ? tr("Start the server to see which rules answer.")
                           : rules == 0        ? tr("No route of this mock has rules.")
                           : used == rules
                           ? tr("All %1 rules have answered.").arg(rules)
                           : tr("%1 of %2 rules have answered.").arg(used).arg(rules));
}

void MockRules::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_looking.start();
}

void MockRules::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_looking.stop();
}

} // namespace jackfield::ui
