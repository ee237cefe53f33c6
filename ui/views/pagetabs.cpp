// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pagetabs.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QTabBar>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int widest = 240; ///< pixels of a tab
constexpr int narrowest = 144; ///< where there are many: below it they scroll

class PageTabBar : public QTabBar
{
public:
    using QTabBar::QTabBar;

protected:
    QSize tabSizeHint(int index) const override
    {
        const QSize hint = QTabBar::tabSizeHint(index);
        return { std::min(hint.width(), widest), hint.height() };
    }
    QSize minimumTabSizeHint(int index) const override
    {
        const QSize hint = tabSizeHint(index);
        return { std::min(hint.width(), narrowest), hint.height() };
    }
};
} // namespace

PageTabs::PageTabs(const Look &look, QAction *add, QWidget *parent)
    : QTabWidget(parent)
    , m_list(new QToolButton(this))
{
    setTabBar(new PageTabBar(this));
    setObjectName(u"pages"_s);
    setDocumentMode(false); // it would draw a line below the corner
    setTabsClosable(true);
    setMovable(true);
    setElideMode(Qt::ElideMiddle); // beginnings and ends differ
    setUsesScrollButtons(true);
    tabBar()->setExpanding(false);
    setIconSize({ 16, 16 });
    tabBar()->installEventFilter(this);

    auto *plus = new QToolButton(this);
    plus->setObjectName(u"newTab"_s);
    plus->setIcon(look.icon(u"list-add"_s));
    plus->setToolTip(add->toolTip());
    plus->setAccessibleName(add->text());
    connect(plus, &QToolButton::clicked, add, &QAction::trigger);
    m_list->setObjectName(u"allTabs"_s);
    m_list->setIcon(look.icon(u"arrow-down"_s));
    m_list->setToolTip(tr("All tabs"));
    m_list->setAccessibleName(tr("All tabs"));
    m_list->setPopupMode(QToolButton::InstantPopup);
    m_list->setProperty("drop", false);
    m_list->setMenu(new QMenu(m_list));
    connect(m_list->menu(), &QMenu::aboutToShow, this, &PageTabs::fillList);
    auto *corner = new QWidget(this);
    auto *layout = new QHBoxLayout(corner);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(plus);
    layout->addWidget(m_list);
    setCornerWidget(corner);
}

void PageTabs::fillList()
{
    QMenu *menu = m_list->menu();
    menu->clear();
    for (int i = 0; i < count(); ++i) {
        QAction *tab =
            menu->addAction(tabIcon(i), tabText(i), this, [this, i] { setCurrentIndex(i); });
        tab->setToolTip(tabToolTip(i));
        if (i == currentIndex())
            menu->setDefaultAction(tab);
    }
    menu->setToolTipsVisible(true);
}

bool PageTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::ContextMenu) {
        const bool isMenu = event->type() == QEvent::ContextMenu;
        const QPoint position = isMenu ? static_cast<QContextMenuEvent *>(event)->pos()
                                       : static_cast<QMouseEvent *>(event)->position().toPoint();
        const int index = tabBar()->tabAt(position);
        if (isMenu && index >= 0) {
            setCurrentIndex(index);
            Q_EMIT menuRequested(static_cast<QContextMenuEvent *>(event)->globalPos());
            return true;
        }
        if (!isMenu && index >= 0
            && static_cast<QMouseEvent *>(event)->button() == Qt::MiddleButton) {
            Q_EMIT tabCloseRequested(index);
            return true;
        }
    }
    return QTabWidget::eventFilter(watched, event);
}

} // namespace jackfield::ui
