// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logpanel.h"

#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/trafficlog.h>

#include <QCheckBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

LogPanel::LogPanel(Look &look, TrafficLog &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_filter(new QLineEdit(this))
    , m_counts(quietLabel({}, this))
    , m_follow(new QCheckBox(tr("Follow"), this))
    , m_view(new MessageLogView(look, this))
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
    layout->addWidget(m_view);

    m_view->setLog(log.model());
    connect(log.model(), &MessageLogModel::countsChanged, this, &LogPanel::updateCounts);
    connect(m_filter, &QLineEdit::textChanged, this, &LogPanel::applyFilter);
    connect(m_follow, &QCheckBox::toggled, m_view, &MessageLogView::setFollowing);
    connect(m_view, &MessageLogView::followingChanged, m_follow, &QCheckBox::setChecked);
    updateCounts();
}

QWidget *LogPanel::createBar(Look &look)
{
    auto *bar = new QWidget(this);
    bar->setObjectName(u"filterBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 0, 12, 8);
    layout->setSpacing(12);
    m_filter->setObjectName(u"filter"_s);
    m_filter->setClearButtonEnabled(true);
    m_filter->setPlaceholderText(tr("Filter: words, dir:in, kind:text, size>1k"));
    m_filter->setToolTip(tr("Show only messages with all of these (Ctrl+F, Esc clears)"));
    m_filter->addAction(look.icon(u"view-filter"_s), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_counts->setObjectName(u"counts"_s);
    m_follow->setObjectName(u"follow"_s);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest message in view (End)"));
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_counts);
    layout->addWidget(m_follow);
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

void LogPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
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
    m_log.model()->setFilter(parsed.value_or(MessageFilter()));
    updateCounts();
    if (!parsed)
        m_counts->setText(parsed.error().message);
    Q_EMIT filterChanged();
}

void LogPanel::updateCounts()
{
    const MessageLogModel *model = m_log.model();
    const qsizetype all = model->store().size();
    if (m_filter->text().isEmpty()) {
        m_counts->setText(all == 1 ? tr("1 event") : tr("%1 events").arg(formattedCount(all)));
    } else {
        const QString more = model->isFiltering() ? u"…"_s : QString();
        m_counts->setText(
            tr("%1%2 of %3").arg(formattedCount(model->rowCount()), more, formattedCount(all)));
    }
    m_hint->setVisible(all == 0);
}

bool LogPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        m_hint->setGeometry(m_view->rect().adjusted(24, 24, -24, 0));
    if (watched == m_filter && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_filter->clear();
        m_view->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace jackfield::ui
