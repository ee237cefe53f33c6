// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "shortcutspanel.h"

#include "styled.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int columns = 3;
constexpr int tallest = 248;

struct Key
{
    QString keys;
    QString text;
};

/// Of places with keys of their own, which are no actions of the window.
QList<Key> keysOfPlaces()
{
    return {
        { u"Alt+1 … Alt+9"_s, ShortcutsPanel::tr("The tabs") },
        { ShortcutsPanel::tr("Ctrl+Enter"), ShortcutsPanel::tr("Composer: send") },
        { ShortcutsPanel::tr("Alt+Up, Alt+Down"),
          ShortcutsPanel::tr("Composer: what was sent before") },
        { u"Esc"_s, ShortcutsPanel::tr("Composer, editors: leave") },
        { ShortcutsPanel::tr("Space, End"), ShortcutsPanel::tr("Log: pause; follow") },
        { ShortcutsPanel::tr("Enter"), ShortcutsPanel::tr("Log: show folded heartbeats") },
        { ShortcutsPanel::tr("Ctrl+Shift+Enter"), ShortcutsPanel::tr("Log: send again") },
        { ShortcutsPanel::tr("Shift+F10"), ShortcutsPanel::tr("Log: what can be done with rows") },
        { ShortcutsPanel::tr("Ctrl+Shift+[ and ]"), ShortcutsPanel::tr("Payload: fold, open") },
        { ShortcutsPanel::tr("Delete"), ShortcutsPanel::tr("Tree: delete") },
        { u"F10"_s, ShortcutsPanel::tr("The menu") }
    };
}

QList<Key> keysOf(const QList<QAction *> &actions)
{
    QList<Key> keys;
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            keys.append({ action->shortcut().toString(QKeySequence::NativeText),
                          QString(action->text()).replace(u"&&"_s, u"&"_s) });
    }
    return keys;
}
} // namespace

ShortcutsPanel::ShortcutsPanel(const Look &look, QWidget *parent)
    : QFrame(parent)
    , m_keys(new QWidget(this))
{
    setObjectName(u"settingsPanel"_s); // looks like it
    setMaximumHeight(tallest);
    auto *bar = panelBar(this);
    auto *done = new QToolButton(this);
    done->setObjectName(u"shortcutsDone"_s);
    done->setText(tr("Done"));
    done->setToolTip(tr("Done (F1)"));
    done->setIcon(look.icon(u"dialog-close"_s));
    done->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *row = static_cast<QHBoxLayout *>(bar->layout());
    row->addWidget(plainLabel(tr("Keyboard shortcuts"), bar));
    row->addStretch();
    row->addWidget(done);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(scrolling(m_keys, this));
    connect(done, &QToolButton::clicked, this, &ShortcutsPanel::closed);
}

void ShortcutsPanel::show(const QList<QAction *> &actions)
{
    qDeleteAll(m_keys->findChildren<QLabel *>(Qt::FindDirectChildrenOnly));
    delete m_keys->layout();
    auto *grid = new QGridLayout(m_keys);
    grid->setContentsMargins(12, 8, 12, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    const QList<Key> keys = keysOf(actions) + keysOfPlaces();
    const qsizetype rows = (keys.size() + columns - 1) / columns;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const int column = int(i / rows) * 2;
        grid->addWidget(quietLabel(keys[i].keys, m_keys), int(i % rows), column);
        QLabel *text = elidedLabel(m_keys);
        text->setText(keys[i].text);
        text->setToolTip(plainToolTip(keys[i].text));
        grid->addWidget(text, int(i % rows), column + 1);
        grid->setColumnStretch(column + 1, 1);
    }
}

} // namespace jackfield::ui
