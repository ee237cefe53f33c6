// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "replaypanel.h"

#include "styled.h"

#include <ui/models/format.h>

#include <QComboBox>
#include <QFrame>
#include <QListWidget>
#include <QShortcut>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostShown = 1000; ///< differences
}

ReplayPanel::ReplayPanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_target(new QComboBox(this))
    , m_button(new QPushButton(tr("Replay"), this))
    , m_verdict(plainLabel({}, this))
    , m_findings(new QListWidget(this))
{
    m_target->setObjectName(u"replayTarget"_s);
    m_target->setToolTip(tr("Who answers: the recording itself, a mock of the workspace, or the "
                            "server that was recorded"));
    m_button->setObjectName(u"replay"_s);
    m_button->setIcon(look.icon(u"media-playback-start"_s));
    m_button->setToolTip(
        tr("Play the recorded client and compare every answer; offline, without a wait, unless a "
           "server is chosen"));
    m_verdict->setObjectName(u"verdict"_s);
    m_verdict->setWordWrap(true);
    m_verdict->setContentsMargins(12, 12, 12, 4);
    m_findings->setObjectName(u"findings"_s);
    m_findings->setAccessibleName(tr("Differences"));
    m_findings->setToolTip(tr("Each difference shows its message; Enter goes there"));
    m_findings->setWordWrap(true);
    m_findings->setResizeMode(QListView::Adjust);
    m_findings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_findings->setFrameShape(QFrame::NoFrame);

    setObjectName(u"replayPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *bar = new QWidget(this);
    auto *barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(12, 12, 8, 0);
    barLayout->setSpacing(8);
    barLayout->addWidget(plainLabel(tr("Against"), bar));
    barLayout->addWidget(m_target, 1);
    barLayout->addWidget(m_button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_verdict);
    layout->addWidget(m_findings, 1);

    connect(m_button, &QPushButton::clicked, this, &ReplayPanel::replayRequested);
    connect(m_target, &QComboBox::currentIndexChanged, this, &ReplayPanel::targetChanged);
    connectFindings();
    showNone();
}

void ReplayPanel::connectFindings()
{
    const auto rowOf = [](const QListWidgetItem *item) {
        const QVariant row = item ? item->data(Qt::UserRole) : QVariant();
        return row.isValid() ? row.toLongLong() : -1;
    };
    const auto show = [this, rowOf](const QListWidgetItem *item) {
        if (rowOf(item) >= 0)
            Q_EMIT rowRequested(rowOf(item));
    };
    connect(m_findings, &QListWidget::currentItemChanged, this, show);
    connect(m_findings, &QListWidget::itemClicked, this, show); // also the one that is current
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Enter }) {
        auto *enter = new QShortcut(key, m_findings);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this, rowOf] {
            if (const qsizetype row = rowOf(m_findings->currentItem()); row >= 0)
                Q_EMIT rowEntered(row);
        });
    }
}

void ReplayPanel::setTargets(const QStringList &targets)
{
    const QSignalBlocker quiet(m_target);
    const QString chosen = m_target->currentText();
    m_target->clear();
    m_target->addItems(targets);
    m_target->setCurrentIndex(std::max(0, m_target->findText(chosen)));
}

int ReplayPanel::target() const
{
    return m_target->currentIndex();
}

void ReplayPanel::setTarget(int target)
{
    const QSignalBlocker quiet(m_target);
    m_target->setCurrentIndex(target);
}

void ReplayPanel::showNone()
{
    showQuietly(tr("Not replayed yet. A replay plays the recorded client and compares every "
                   "answer with the recorded one."));
}

void ReplayPanel::showRunning()
{
    showQuietly(tr("Replaying…"));
}

void ReplayPanel::showQuietly(const QString &words)
{
    m_findings->clear();
    m_verdict->setText(words);
    setStyled(m_verdict, "tone", QString());
    setStyled(m_verdict, "quiet", true);
}

void ReplayPanel::showVerdict(bool passed,
                              const QString &text,
                              const QList<ReplayFinding> &findings)
{
    m_verdict->setText((passed ? u"✓  "_s : u"✗  "_s) + text);
    setStyled(m_verdict, "quiet", false);
    setStyled(m_verdict, "tone", passed ? u"good"_s : u"failure"_s);
    m_findings->clear();
    for (const ReplayFinding &finding : findings.first(std::min(findings.size(), mostShown))) {
        const QString place =
            finding.row < 0 ? QString() : u"#%1  "_s.arg(formattedCount(finding.row + 1));
        auto *item = new QListWidgetItem(place + finding.text, m_findings);
        item->setData(Qt::UserRole, qlonglong(finding.row));
    }
    if (findings.size() > mostShown)
        new QListWidgetItem(tr("and %1 more").arg(formattedCount(findings.size() - mostShown)),
                            m_findings);
    m_findings->setCurrentRow(0);
}

void ReplayPanel::showProblem(const QString &text)
{
    showVerdict(false, text, {});
}

} // namespace jackfield::ui
