// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "styled.h"

#include <QBoxLayout>
#include <QFrame>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int barHeight = 36;

class IconLabel : public QWidget
{
public:
    IconLabel(QIcon icon, int size, QWidget *parent)
        : QWidget(parent)
        , m_icon(std::move(icon))
    {
        setFixedSize(size, size);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

class ElidedLabel : public QLabel
{
public:
    explicit ElidedLabel(QWidget *parent)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(),
                         int(alignment()),
                         fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
    }
};
} // namespace

QLabel *elidedLabel(QWidget *parent)
{
    return new ElidedLabel(parent);
}

QWidget *iconLabel(const QIcon &icon, int size, QWidget *parent)
{
    return new IconLabel(icon, size, parent);
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setProperty("quiet", true);
    return label;
}

QFrame *panelBar(QWidget *parent)
{
    auto *bar = new QFrame(parent);
    bar->setObjectName(u"panelBar"_s);
    bar->setFixedHeight(barHeight);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 0, 8, 0);
    layout->setSpacing(8);
    return bar;
}

QScrollArea *scrolling(QWidget *widget, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(widget);
    area->viewport()->setAutoFillBackground(false);
    widget->setAutoFillBackground(false);
    return area;
}

QTabBar *tabbedPanel(QWidget *panel, const QList<std::pair<QString, QWidget *>> &pages)
{
    auto *stack = new QStackedWidget(panel);
    auto *bar = panelBar(panel);
    bar->layout()->setContentsMargins(0, 0, 8, 1);
    auto *tabs = new QTabBar(bar);
    tabs->setExpanding(false);
    for (const auto &[title, page] : pages) {
        tabs->addTab(title);
        stack->addWidget(page);
    }
    auto *barLayout = static_cast<QHBoxLayout *>(bar->layout());
    barLayout->addWidget(tabs, 0, Qt::AlignBottom);
    barLayout->addStretch(1);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(stack, 1);
    QObject::connect(tabs, &QTabBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);
    return tabs;
}

void setStyled(QWidget *widget, const char *property, const QVariant &value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void orderTabs(const QList<QWidget *> &parts)
{
    QList<QWidget *> stops;
    for (QWidget *part : parts) {
        for (QWidget *inside = part->nextInFocusChain(); inside != part;
             inside = inside->nextInFocusChain()) {
            if (part->isAncestorOf(inside) && inside->focusPolicy() & Qt::TabFocus
                && !inside->focusProxy())
                stops.append(inside);
        }
    }
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

void addHeading(QMenu *menu, const QString &text)
{
    if (!menu->isEmpty())
        menu->addSeparator();
    menu->addAction(text)->setEnabled(false);
}

QString leftToRight(const QString &piece)
{
    constexpr QChar isolate(0x2066);
    constexpr QChar endOfIsolate(0x2069);
    return QGuiApplication::isRightToLeft() ? QString(isolate + piece + endOfIsolate) : piece;
}

QString plainToolTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? u"<qt>"_s + text.toHtmlEscaped() + u"</qt>"_s : text;
}

} // namespace jackfield::ui
