// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "learnpanel.h"

#include <ui/models/format.h>
#include <ui/models/payloadtext.h>
#include <ui/models/workspace.h>
#include <ui/views/styled.h>

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostShown = 200; ///< differences
constexpr qsizetype longestExample = 60; ///< bytes

QString example(const QString &json)
{
    return json.isEmpty() ? LearnPanel::tr("nothing") : previewText(json.toUtf8(), longestExample);
}

/// Rows as high as their text needs beside a check box, which styles forget.
class RuleDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int beside = 44;
        constexpr int vertical = 8;
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        const auto *list = qobject_cast<const QListWidget *>(option.widget);
        if (!list)
            return hint;
        const QRect room(0, 0, list->viewport()->width() - beside, 10'000);
        const QRect text =
            option.fontMetrics.boundingRect(room, Qt::TextWordWrap, index.data().toString());
        return { hint.width(), std::max(hint.height(), text.height() + vertical) };
    }
};

/// The rule, and in a second line what suggests it.
QString wordsOf(const Learnt::Reason &reason, qsizetype messages)
{
    QString why = reason.count == 1 ? LearnPanel::tr("differs once")
                                    : LearnPanel::tr("differs %1 times").arg(reason.count);
    if (!reason.first.isEmpty() || !reason.second.isEmpty()) {
        why += LearnPanel::tr(", first %1, then %2")
                   .arg(example(reason.first), example(reason.second));
    }
    const QString about = messages == 1
        ? LearnPanel::tr("about 1 message")
        : LearnPanel::tr("about %1 messages").arg(formattedCount(messages));
    return visibleText(reason.rule.toUtf8()) + u'\n' + about + u"; "_s + why;
}
} // namespace

LearnPanel::LearnPanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_other(new QComboBox(this))
    , m_keep(new QPushButton(tr("Keep these rules"), this))
    , m_words(plainLabel({}, this))
    , m_rules(new QListWidget(this))
{
    setObjectName(u"replayPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_words->setObjectName(u"learnt"_s);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(12, 8, 12, 4);
    m_rules->setObjectName(u"learntRules"_s);
    m_rules->setAccessibleName(tr("Rules that the recordings suggest"));
    m_rules->setToolTip(tr("Blank takes a rule or leaves it; the messages that a rule is about are "
                           "marked in the log"));
    m_rules->setItemDelegate(new RuleDelegate(m_rules));
    m_rules->setWordWrap(true);
    m_rules->setResizeMode(QListView::Adjust);
    m_rules->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rules->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(m_words);
    layout->addWidget(m_rules, 1);
    connect(m_other, &QComboBox::activated, this, &LearnPanel::learn);
    connect(m_rules, &QListWidget::itemChanged, this, &LearnPanel::compare);
    connect(m_rules, &QListWidget::currentRowChanged, this, &LearnPanel::choose);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        if (m_learning)
            Q_EMIT kept(m_learning->chosen(taken()));
    });
}

QWidget *LearnPanel::createBar(Look &look)
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 8, 0);
    layout->setSpacing(8);
    m_other->setObjectName(u"learnFrom"_s);
    m_other->setAccessibleName(tr("Second recording"));
    m_other->setToolTip(
        tr("A second recording of the same flow; those that look most like this one come first"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_keep->setObjectName(u"keepRules"_s);
    m_keep->setProperty("primary", true);
    m_keep->setToolTip(tr("Writes the rules that are taken behind those that there are"));
    auto *leave = new QToolButton(bar);
    leave->setObjectName(u"leaveLearning"_s);
    leave->setIcon(look.icon(u"dialog-close"_s));
    leave->setAccessibleName(tr("Learn nothing"));
    leave->setToolTip(tr("Learn nothing (Esc)"));
    layout->addWidget(plainLabel(tr("From"), bar));
    layout->addWidget(m_other, 1);
    layout->addWidget(m_keep);
    layout->addWidget(leave);
    connect(leave, &QToolButton::clicked, this, &LearnPanel::left);
    return bar;
}

void LearnPanel::start(const QString &recording, const QStringList &others, const Matching &known)
{
    stop();
    m_recording = recording;
    m_known = known;
    m_other->clear();
    say(tr("Looking for recordings that are alike…"));
    m_found.compute(
        false,
        [recording, others](const auto &isWanted) {
            return mostAlike(recording, others, isWanted);
        },
        [this](const QList<AlikeRecording> &recordings) { offer(recordings); });
    m_other->setFocus();
}

void LearnPanel::stop()
{
    m_found.cancel();
    m_learnt.cancel();
    m_compared.cancel();
    m_learning.reset();
    const QSignalBlocker quiet(m_rules);
    m_rules->clear();
    m_keep->setEnabled(false);
}

void LearnPanel::offer(const QList<AlikeRecording> &recordings)
{
    for (const auto &[path, likeness] : recordings) {
        m_other->addItem(
            tr("%1 (%2 % alike)").arg(Workspace::titleOf(path)).arg(qRound(likeness * 100)), path);
    }
    if (recordings.isEmpty())
        say(tr("There is no other recording in the workspace. Record the same once more, and what "
               "differs by itself is learnt from both."));
    else
        learn();
}

/// Beside the window: recordings may be long.
void LearnPanel::learn()
{
    const QString other = m_other->currentData().toString();
    stop();
    say(tr("Comparing both recordings…"));
    m_learnt.compute(
        false,
        [first = m_recording, other, known = m_known](const auto &) {
            return Learning::of(first, other, known);
        },
        [this](const Result<Learning> &learning) { show(learning); });
}

void LearnPanel::show(const Result<Learning> &learning)
{
    if (!learning) {
        say(learning.error().message, u"failure"_s);
        return;
    }
    m_learning = *learning;
    {
        const QSignalBlocker quiet(m_rules);
        for (qsizetype i = 0; i < learning->learnt.reasons.size(); ++i) {
            auto *item = new QListWidgetItem(
                wordsOf(learning->learnt.reasons[i], learning->touched[i].size()), m_rules);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(Qt::Checked);
        }
    }
    showRest(learning->learnt.rest);
}

QList<bool> LearnPanel::taken() const
{
    QList<bool> all;
    const qsizetype rules = m_learning ? m_learning->learnt.reasons.size() : 0;
    for (int row = 0; row < rules; ++row)
        all.append(m_rules->item(row)->checkState() == Qt::Checked);
    return all;
}

void LearnPanel::compare()
{
    if (!m_learning)
        return;
    say(tr("Comparing…"));
    m_compared.compute(
        false,
        [learning = *m_learning, taken = taken()](const auto &) { return learning.rest(taken); },
        [this](const Verdict &verdict) { showRest(verdict); });
}

void LearnPanel::showRest(const Verdict &verdict)
{
    const QSignalBlocker quiet(m_rules);
    const auto rules = int(m_learning->learnt.reasons.size());
    while (m_rules->count() > rules)
        delete m_rules->takeItem(rules);
    const auto differences = verdict.differences().size();
    for (const Difference &difference :
         verdict.differences().first(std::min(differences, mostShown))) {
        auto *item = new QListWidgetItem(tr("still differs: %1").arg(difference.text()), m_rules);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setForeground(m_look.theme().warning);
    }
    m_keep->setEnabled(std::ranges::contains(taken(), true));
    if (rules == 0 && verdict.passed()) {
        say(tr("✓  The recordings do not differ: there is nothing to learn from this one."),
            u"good"_s);
    } else if (verdict.passed()) {
        say(tr("✓  The recordings match under these rules. What differs for another reason would "
               "be "
               "learnt as well: look at each."),
            u"good"_s);
    } else {
        say(differences == 1 ? tr("✗  1 difference would stay.")
                             : tr("✗  %1 differences would stay.").arg(formattedCount(differences)),
            u"failure"_s);
    }
}

void LearnPanel::say(const QString &text, const QString &tone)
{
    m_words->setText(text);
    setStyled(m_words, "tone", tone);
}

void LearnPanel::choose(int row)
{
    if (m_learning && row >= 0 && row < m_learning->touched.size())
        Q_EMIT ruleChosen(m_learning->touched[row], m_learning->learnt.reasons[row].rule);
}

void LearnPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace jackfield::ui
