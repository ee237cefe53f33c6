// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logmenu.h"

#include <ui/models/copyforms.h>
#include <ui/models/format.h>
#include <ui/models/messagelogmodel.h>
#include <ui/models/payloadtext.h>
#include <ui/models/rowterms.h>

#include <QClipboard>
#include <QGuiApplication>

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
    , m_model(model)
    , m_rows(rows)
{
    setObjectName(u"logMenu"_s);
    addCopies(look);
    if (m_rows.size() == 1 && m_model.store().at(m_rows.first()).isMessage()) {
        addAction(look.icon(u"document-edit"_s), tr("Put into the composer"), this, [this] {
            Q_EMIT composeRequested(m_rows.first());
        });
    }
    addComparison(look);
    addSeparator();
    addTerms(look.icon(u"view-filter"_s), tr("Only ones like this"), {});
    addTerms(look.icon(u"view-hidden"_s), tr("Hide ones like this"), u"-"_s);
    addLenses(look);
}

QString LogMenu::title(const QString &text)
{
    return previewText(text.toUtf8(), longestTitle).replace(u"&"_s, u"&&"_s);
}

void LogMenu::addCopies(const Look &look)
{
    const auto copied = [this](const CopyForm &form) {
        return [this, &form] {
            QGuiApplication::clipboard()->setText(form.write(m_model.store(), m_rows));
        };
    };
    QAction *copy =
        addAction(look.icon(u"edit-copy"_s), tr("Copy"), this, copied(copyForms().front()));
    copy->setShortcut(QKeySequence::Copy);
    QMenu *menu = addMenu(tr("Copy as"));
    for (const CopyForm &form : copyForms()) {
        QAction *action =
            menu->addAction(QCoreApplication::translate("CopyForm", form.name), this, copied(form));
        action->setEnabled(form.isForAll || !form.write(m_model.store(), m_rows).isEmpty());
    }
}

void LogMenu::addComparison(const Look &look)
{
    const QIcon icon = look.icon(u"vcs-diff"_s);
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

void LogMenu::addTerms(const QIcon &icon, const QString &name, const QString &prefix)
{
    QMenu *menu = addMenu(icon, name);
    for (const QString &term : termsOf(m_model.store(), m_rows.first(), m_model.local())) {
        const QString whole = prefix + term;
        menu->addAction(title(whole), this, [this, whole] { Q_EMIT termRequested(whole); });
    }
}

void LogMenu::addLenses(const Look &look)
{
    const QStringList paths = valuePaths(m_model.store().payload(m_rows.first()), mostPaths);
    if (paths.isEmpty())
        return;
    QMenu *menu = addMenu(look.icon(u"view-split-left-right"_s), tr("Column of"));
    for (const QString &path : paths)
        menu->addAction(title(path), this, [this, path] { Q_EMIT lensRequested(path); });
}

} // namespace jackfield::ui
