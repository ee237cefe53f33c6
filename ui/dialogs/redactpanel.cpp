// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "redactpanel.h"

#include <ui/models/format.h>
#include <ui/models/payloadtext.h>
#include <ui/views/codeeditor.h>
#include <ui/views/styled.h>

#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::milliseconds pause { 300 }; ///< before what is typed is tried
} // namespace

RedactPanel::RedactPanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_rules(new CodeEditor(look, this))
    , m_words(plainLabel({}, this))
    , m_places(new QListWidget(this))
    , m_copy(new QPushButton(tr("Save a copy"), this))
    , m_replace(new QPushButton(tr("Replace"), this))
{
    setObjectName(u"replayPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_rules->setObjectName(u"redactRules"_s);
    m_rules->setAccessibleName(tr("What else is secret, a rule a line"));
    m_rules->setPlaceholderText(tr(
        "json:/auth/token, json:$..password, header:X-Key, query:key,\nregex:EXPRESSION, entropy"));
    m_rules->setToolTip(
        tr("What is secret besides credentials, cookies and tokens in handshakes, a rule a line"));
    m_words->setObjectName(u"redactWords"_s);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(12, 6, 12, 4);
    m_places->setObjectName(u"redactPlaces"_s);
    m_places->setAccessibleName(tr("Secrets that would be replaced, and those that would be left"));
    m_places->setToolTip(tr("Each shows its row of the log"));
    m_places->setTextElideMode(Qt::ElideRight);
    m_places->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_places->setFrameShape(QFrame::NoFrame);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(1);
    split->addWidget(m_rules);
    split->addWidget(m_places);
    split->setSizes({ 50, 100 });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar());
    layout->addWidget(split, 1);
    m_typing.setSingleShot(true);
    m_typing.setInterval(pause);
    connect(&m_typing, &QTimer::timeout, this, &RedactPanel::refresh);
    connect(m_rules, &QPlainTextEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    const auto show = [this](const QListWidgetItem *item) {
        if (item && item->data(Qt::UserRole).isValid())
            Q_EMIT eventRequested(item->data(Qt::UserRole).toLongLong());
    };
    connect(m_places, &QListWidget::currentItemChanged, this, show);
    connect(m_places, &QListWidget::itemClicked, this, show);
}

QWidget *RedactPanel::createBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 6, 8, 6);
    layout->setSpacing(8);
    m_copy->setObjectName(u"redactCopy"_s);
    m_copy->setProperty("primary", true);
    m_copy->setToolTip(tr("Writes the session without these secrets beside this one"));
    m_replace->setObjectName(u"redactReplace"_s);
    m_replace->setToolTip(tr("Takes them out of this session; what it was can be brought back, "
                             "until the program's trash is emptied"));
    layout->addWidget(m_words, 1);
    layout->addWidget(m_replace);
    layout->addWidget(m_copy);
    const auto wanted = [this](auto signal) {
        return [this, signal] {
            if (const auto rules = RedactionRules { m_rules->code() }.parse())
                Q_EMIT(this->*signal)(*rules);
        };
    };
    connect(m_copy, &QPushButton::clicked, this, wanted(&RedactPanel::copyWanted));
    connect(m_replace, &QPushButton::clicked, this, wanted(&RedactPanel::replacementWanted));
    return bar;
}

void RedactPanel::setSession(const QString &path)
{
    m_path = path;
    refresh();
}

void RedactPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

/// Beside the window: all of the session is looked through.
void RedactPanel::refresh()
{
    m_typing.stop();
    m_previewed.cancel();
    m_copy->setEnabled(false);
    m_replace->setEnabled(false);
    if (!isVisible() || m_path.isEmpty())
        return;
    const auto rules = RedactionRules { m_rules->code() }.parse();
    m_rules->setMistake(rules ? 0 : rules.error().where.toInt());
    if (!rules) {
        m_places->clear();
        say(tr("line %1: %2").arg(rules.error().where, rules.error().message), u"failure"_s);
        return;
    }
    say(tr("Looking through the session…"));
    m_previewed.compute(
        false,
        [path = m_path, rules = *rules](const auto &isWanted) {
            return previewOf(path, rules, isWanted);
        },
        [this](const Result<RedactionPreview> &preview) { show(preview); });
}

void RedactPanel::show(const Result<RedactionPreview> &preview)
{
    m_places->clear();
    if (!preview) {
        say(preview.error().message, u"failure"_s);
        return;
    }
    m_copy->setEnabled(preview->replaced > 0);
    m_replace->setEnabled(preview->replaced > 0);
    const QString replaced = preview->replaced == 1
        ? tr("1 secret would be replaced")
        : tr("%1 secrets would be replaced").arg(formattedCount(preview->replaced));
    const QString left = preview->remaining == 1
        ? tr("1 that looks like one would be left")
        : tr("%1 that look like some would be left").arg(formattedCount(preview->remaining));
    if (preview->remaining > 0)
        say(u"%1, %2."_s.arg(replaced, left), u"warning"_s);
    else
        say(tr("%1, nothing else looks like one.").arg(replaced));
    list(*preview);
}

void RedactPanel::list(const RedactionPreview &preview)
{
    const auto add = [this](qint64 event, const QString &text) {
        auto *item = new QListWidgetItem(
            u"#%1  %2"_s.arg(formattedCount(event), visibleText(text.toUtf8())), m_places);
        item->setData(Qt::UserRole, event);
        item->setToolTip(plainToolTip(item->text()));
        return item;
    };
    for (const RedactionPreview::Left &left : preview.left) {
        add(left.event,
            tr("left: %1, %2 (%3)").arg(left.secret.what, left.secret.where, left.secret.masked))
            ->setForeground(m_look.theme().warning);
    }
    for (const RedactedPlace &place : preview.places)
        add(place.event, tr("%1: %2 for %3").arg(place.where, place.pseudonym, place.masked));
    const qint64 more =
        preview.replaced + preview.remaining - preview.places.size() - preview.left.size();
    if (more > 0)
        new QListWidgetItem(tr("and %1 more").arg(formattedCount(more)), m_places);
}

void RedactPanel::say(const QString &text, const QString &tone)
{
    m_words->setText(text);
    setStyled(m_words, "tone", tone);
}

} // namespace jackfield::ui
