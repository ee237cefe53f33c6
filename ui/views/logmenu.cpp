// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logmenu.h"

#include "styled.h"

#include <ui/models/copyforms.h>
#include <ui/models/format.h>
#include <ui/models/messagelogmodel.h>
#include <ui/models/payloadtext.h>
#include <ui/models/rowterms.h>

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestTitle = 60;
constexpr qsizetype mostPaths = 24;
} // namespace

LogMenu::LogMenu(const Look &look,
                 const MessageLogModel &model,
                 const QList<qsizetype> &rows,
                 QWidget *parent)
    : QMenu(parent)
    , m_look(look)
    , m_model(model)
    , m_rows(rows)
{
    setObjectName(u"logMenu"_s);
    addCopies();
    if (m_rows.size() == 1 && m_model.store().at(m_rows.first()).isMessage()) {
        m_compose =
            addAction(m_look.icon(u"document-edit"_s), tr("Put into the composer"), this, [this] {
                Q_EMIT composeRequested(m_rows.first());
            });
    }
    addComparison();
    addAction(m_look.icon(u"document-save-as"_s),
              tr("Save as a session"),
              this,
              &LogMenu::excerptRequested)
        ->setShortcut(QKeySequence(u"Ctrl+Shift+S"_s));
    addRule();
    addSeparator();
    addNotes();
    addFolding();
    addSeparator();
    addTerms(m_look.icon(u"view-filter"_s), tr("Show only ones like this"), {});
    addTerms(m_look.icon(u"view-hidden"_s), tr("Hide ones like this"), u"-"_s);
    const QStringList terms = termsOf(m_model.store(), m_rows.first(), m_model.local());
    if (!terms.isEmpty())
        addColours(terms.first());
    addLenses();
}

void LogMenu::offerAnswer()
{
    const auto record = m_model.store().at(m_rows.first());
    if (m_rows.size() > 1 || !record.isMessage() || record.from() == m_model.local())
        return;
    addSeparator();
    addAction(m_look.icon(u"mail-reply-sender"_s), tr("Answer ones like this…"), this, [this] {
        Q_EMIT answerRequested(m_rows.first());
    });
}

void LogMenu::offerHolding()
{
    const auto record = m_model.store().at(m_rows.first());
    if (m_rows.size() > 1 || !record.isMessage())
        return;
    const QStringList terms = termsOf(m_model.store(), m_rows.first(), m_model.local());
    const QString side = record.from() == m_model.local() ? u"dir:out"_s : u"dir:in"_s;
    const QString kind = terms.value(0);
    const QString filter = kind.isEmpty() || kind == side ? side : QString(kind + u' ' + side);
    addSeparator();
    addAction(m_look.icon(u"media-playback-pause"_s),
              tr("Hold ones like this"),
              this,
              [this, filter] { Q_EMIT holdRequested(filter); });
}

void LogMenu::offerSending(const QString &problem)
{
    if (!m_compose || m_model.store().at(m_rows.first()).from() != m_model.local())
        return;
    auto *send = new QAction(m_look.icon(u"document-send"_s), tr("Send again"), this);
    send->setShortcut(QKeySequence(u"Ctrl+Shift+Return"_s));
    send->setEnabled(problem.isEmpty());
    send->setToolTip(problem);
    setToolTipsVisible(!problem.isEmpty());
    connect(send, &QAction::triggered, this, [this] { Q_EMIT sendAgainRequested(m_rows.first()); });
    insertAction(m_compose, send);
}

void LogMenu::offerAssertions(const QList<QAction *> &actions)
{
    const bool isAny = std::ranges::any_of(
        m_rows, [this](qsizetype row) { return m_model.store().at(row).isMessage(); });
    if (!isAny || actions.isEmpty())
        return;
    addSeparator();
    addActions(actions);
}

QIcon LogMenu::swatch(const Look &look, RowColour colour)
{
    return look.swatch(std::ranges::find(rowColours(), colour) - rowColours().begin());
}

QString LogMenu::title(RowColour colour)
{
    switch (colour) {
    case RowColour::Red:
        return tr("Red");
    case RowColour::Orange:
        return tr("Orange");
    case RowColour::Yellow:
        return tr("Yellow");
    case RowColour::Green:
        return tr("Green");
    case RowColour::Blue:
        return tr("Blue");
    case RowColour::Violet:
        return tr("Violet");
    case RowColour::None:
        break;
    }
    return tr("None");
}

QString LogMenu::title(const QString &text)
{
    return previewText(text.toUtf8(), longestTitle).replace(u"&"_s, u"&&"_s);
}

void LogMenu::addCopies()
{
    const auto copied = [this](const CopyForm &form) {
        return [this, &form] {
            QGuiApplication::clipboard()->setText(form.write(m_model.store(), m_rows));
        };
    };
    QAction *copy =
        addAction(m_look.icon(u"edit-copy"_s), tr("Copy"), this, copied(copyForms().front()));
    copy->setShortcut(QKeySequence::Copy);
    QMenu *menu = addMenu(tr("Copy as"));
    for (const CopyForm &form : copyForms()) {
        QAction *action =
            menu->addAction(QCoreApplication::translate("CopyForm", form.name), this, copied(form));
        action->setEnabled(form.isForAll || !form.write(m_model.store(), m_rows).isEmpty());
    }
}

void LogMenu::addComparison()
{
    const QIcon icon = m_look.icon(u"vcs-diff"_s);
    if (m_rows.size() == 2) {
        addAction(icon, tr("Compare the two"), this, [this] {
            Q_EMIT compareRequested(m_rows.first(), m_rows.last());
        });
        return;
    }
    const qsizetype before = m_rows.size() == 1 ? m_model.likeBefore(m_rows.first()) : -1;
    if (before < 0)
        return;
    addAction(icon,
              tr("Compare with #%1, the last one like it").arg(formattedCount(before + 1)),
              this,
              [this, before] { Q_EMIT compareRequested(before, m_rows.first()); });
}

/// What a client said, with what it was answered if that is selected, too.
void LogMenu::addRule()
{
    const MessageStore &store = m_model.store();
    const bool isAsked = std::ranges::any_of(m_rows, [&](qsizetype row) {
        const auto record = store.at(row);
        return record.isMessage() && record.from() == Side::Client;
    });
    if (isAsked)
        addAction(m_look.icon(u"network-server"_s), tr("Make a mock rule"), this, [this] {
            Q_EMIT ruleRequested(m_rows);
        });
}

void LogMenu::addTerms(const QIcon &icon, const QString &name, const QString &prefix)
{
    QMenu *menu = addMenu(icon, name);
    for (const QString &term : termsOf(m_model.store(), m_rows.first(), m_model.local())) {
        const QString whole = prefix + term;
        menu->addAction(title(whole), this, [this, whole] { Q_EMIT termRequested(whole); });
    }
}

/// Of rows like this one, by what says most of it.
void LogMenu::addColours(const QString &term)
{
    QMenu *menu = addMenu(m_look.icon(u"color-management"_s), tr("Colour ones like this"));
    addHeading(menu, title(term));
    for (const RowColour colour : rowColours()) {
        menu->addAction(swatch(m_look, colour), title(colour), this, [=, this] {
            Q_EMIT colourRequested({ .filter = term, .colour = colour });
        });
    }
}

void LogMenu::addNotes()
{
    if (m_rows.size() > 1 || m_model.store().at(m_rows.first()).kind == EntryKind::Note)
        return;
    const bool isNoted = m_model.notes().at(m_rows.first()).has_value();
    addAction(m_look.icon(isNoted ? u"bookmark-remove"_s : u"bookmark-new"_s),
              isNoted ? tr("Remove the bookmark") : tr("Bookmark"),
              this,
              [this] { Q_EMIT bookmarkRequested(m_rows.first()); })
        ->setShortcut(QKeySequence(u"Ctrl+B"_s));
    addAction(m_look.icon(u"note"_s), tr("Note…"), this, [this] {
        Q_EMIT noteRequested(m_rows.first());
    })->setShortcut(QKeySequence(u"Ctrl+Shift+B"_s));
}

void LogMenu::addFolding()
{
    const qsizetype count = m_model.foldable(m_rows.first());
    if (count == 0)
        return;
    const bool isFolded = m_model.isFolded(m_rows.first());
    addAction(isFolded ? tr("Show %1 more heartbeats").arg(formattedCount(count))
                       : tr("Fold %1 heartbeats").arg(formattedCount(count)),
              this,
              [this] { Q_EMIT foldRequested(m_rows.first()); });
}

void LogMenu::addLenses()
{
    const QStringList paths = valuePaths(m_model.store(), m_rows.first(), mostPaths);
    if (paths.isEmpty())
        return;
    QMenu *menu = addMenu(m_look.icon(u"view-split-left-right"_s), tr("Add a column"));
    for (const QString &path : paths)
        menu->addAction(title(path), this, [this, path] { Q_EMIT lensRequested(path); });
}

} // namespace jackfield::ui
