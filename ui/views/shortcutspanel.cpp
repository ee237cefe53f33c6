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
    const auto tr = [](const char *text) { return ShortcutsPanel::tr(text); };
    return { { u"Alt+1 … Alt+9"_s, tr("The tabs") },
             { u"Ctrl+Enter"_s, tr("Composer: send") },
             { u"Alt+Up, Alt+Down"_s, tr("Composer: what was sent before") },
             { u"Esc"_s, tr("Composer, editors: leave") },
             { u"Space, End"_s, tr("Log: pause; follow") },
             { u"Enter"_s, tr("Log: show folded heartbeats") },
             { u"Ctrl+Shift+Enter"_s, tr("Log: send again") },
             { u"Shift+F10"_s, tr("Log: what can be done with rows") },
             { u"Ctrl+Shift+[ and ]"_s, tr("Payload: fold, open") },
             { u"Delete"_s, tr("Tree: delete") },
             { u"F10"_s, tr("The menu") } };
}

QList<Key> keysOf(const QList<QAction *> &actions)
{
    QList<Key> keys;
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            keys.append({ action->shortcut().toString(),
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
        grid->addWidget(text, int(i % rows), column + 1);
        grid->setColumnStretch(column + 1, 1);
    }
}

} // namespace jackfield::ui
