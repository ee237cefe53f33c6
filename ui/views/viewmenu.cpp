// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "viewmenu.h"

#include "logmenu.h"
#include "logpanel.h"
#include "styled.h"

#include <ui/models/messagelogmodel.h>
#include <ui/models/rowterms.h>

#include <QLineEdit>
#include <QWidgetAction>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostPaths = 16;
constexpr qsizetype nearby = 200; ///< rows in which there is a message to take paths from
} // namespace

ViewMenu::ViewMenu(Look &look, LogPanel &panel, MessageLogModel &log)
    : m_look(look)
    , m_panel(panel)
    , m_log(log)
{
    setObjectName(u"viewMenu"_s);
    connect(this, &QMenu::aboutToShow, this, &ViewMenu::fill);
}

void ViewMenu::fill()
{
    clear();
    QAction *fold = addAction(tr("Fold heartbeats"));
    fold->setCheckable(true);
    fold->setChecked(m_log.isFolding());
    connect(fold, &QAction::triggered, &m_panel, &LogPanel::setFolding);
    addColours();
    addAction(tr("Save as SVG…"), &m_panel, &LogPanel::savePicture);
    addHeading(this, tr("Columns"));
    addOwnColumns();
    addHeading(this, tr("Columns of payloads"));
    addColumns();
    addPathField();
    addSeparator();
    QAction *widths = addAction(tr("Reset column widths"));
    widths->setEnabled(!m_panel.view()->widths().isEmpty());
    connect(widths, &QAction::triggered, this, [this] { m_panel.view()->setWidths({}); });
}

/// Those that all logs have.
void ViewMenu::addOwnColumns()
{
    MessageLogView *view = m_panel.view();
    for (const auto &[name, heading] : view->hideableColumns()) {
        QAction *action = addAction(heading);
        action->setCheckable(true);
        action->setChecked(!view->hiddenColumns().contains(name));
        connect(action, &QAction::triggered, this, [view, name](bool isWanted) {
            QStringList hidden = view->hiddenColumns();
            if (isWanted)
                hidden.removeAll(name);
            else
                hidden.append(name);
            view->setHiddenColumns(hidden);
        });
    }
}

/// The columns there are, and those that the current message or one of the last could make.
void ViewMenu::addColumns()
{
    QStringList paths = m_panel.columns();
    const auto own = paths.size();
    const MessageStore &store = m_log.store();
    const QList<qsizetype> selected = m_panel.view()->selectedRows();
    qsizetype row = selected.isEmpty() ? store.size() - 1 : selected.first();
    for (const qsizetype last = std::max<qsizetype>(-1, row - nearby); row > last; --row) {
        const QStringList found = valuePaths(store, row, mostPaths);
        for (const QString &path : found) {
            if (!paths.contains(path))
                paths.append(path);
        }
        if (!found.isEmpty())
            break;
    }
    for (qsizetype i = 0; i < paths.size(); ++i) {
        QAction *action = addAction(LogMenu::title(paths[i]));
        action->setCheckable(true);
        action->setChecked(i < own);
        connect(action, &QAction::triggered, this, [this, path = paths[i]](bool isWanted) {
            QStringList all = m_panel.columns();
            if (isWanted)
                all.append(path);
            else
                all.removeAll(path);
            m_panel.setColumns(all);
        });
    }
}

void ViewMenu::addPathField()
{
    auto *field = new QLineEdit;
    field->setPlaceholderText(tr("Another path: $.items[0].id"));
    field->setMinimumWidth(240);
    field->setAccessibleName(tr("JSONPath of a new column"));
    connect(field, &QLineEdit::returnPressed, this, [this, field] {
        m_panel.addColumn(field->text().trimmed());
        hide();
    });
    auto *action = new QWidgetAction(this);
    action->setDefaultWidget(field);
    addAction(action);
}

/// The rules there are, each of which can be taken away, and a new one of what is filtered for.
void ViewMenu::addColours()
{
    QMenu *menu = addMenu(m_look.icon(u"color-management"_s), tr("Colours"));
    const QList<ColourRule> rules = m_log.colours();
    for (const ColourRule &rule : rules) {
        QAction *action =
            menu->addAction(LogMenu::swatch(m_look, rule.colour), LogMenu::title(rule.filter));
        action->setCheckable(true);
        action->setChecked(true);
        action->setToolTip(tr("Remove this colour"));
        connect(action, &QAction::triggered, this, [this, rule] {
            QList<ColourRule> left = m_log.colours();
            left.removeOne(rule);
            m_panel.setColours(left);
        });
    }
    const QString filter = m_panel.filter().trimmed();
    addHeading(menu,
               filter.isEmpty() ? tr("Write a filter to colour what it finds")
                                : tr("Colour what the filter finds"));
    for (const RowColour colour : rowColours()) {
        QAction *action = menu->addAction(
            LogMenu::swatch(m_look, colour), LogMenu::title(colour), this, [=, this] {
                m_panel.addColour({ .filter = filter, .colour = colour });
            });
        action->setEnabled(!filter.isEmpty());
    }
}

} // namespace jackfield::ui
