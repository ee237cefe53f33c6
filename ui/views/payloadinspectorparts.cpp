// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What the inspector consists of.
#include "findbar.h"
#include "framesview.h"
#include "hexpanel.h"
#include "jsontableview.h"
#include "jsontreeview.h"
#include "payloadinspector.h"
#include "styled.h"

#include <jackfield/decode/decoder.h>
#include <ui/models/handshakesecrets.h>

#include <QAbstractItemView>
#include <QComboBox>
#include <QFrame>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

void PayloadInspector::createPages(Look &look)
{
    m_text->setObjectName(u"payloadText"_s);
    m_text->setAccessibleName(tr("Payload of the selected message"));
    m_problem->setObjectName(u"payloadProblem"_s);
    m_problemBar->setObjectName(u"payloadProblemBar"_s);
    auto *problemLayout = new QHBoxLayout(m_problemBar);
    problemLayout->setContentsMargins(12, 4, 12, 4);
    problemLayout->addWidget(m_problem);
    m_problemBar->hide();
    m_noTree->setObjectName(u"payloadNone"_s);
    m_noTree->setAlignment(Qt::AlignCenter);
    m_noTree->setWordWrap(true);
    auto *textLayout = new QVBoxLayout(m_textPage);
    textLayout->setContentsMargins({});
    textLayout->setSpacing(0);
    textLayout->addWidget(m_text, 1);
    textLayout->addWidget(new FindBar(look, *m_text, tr("Find in the payload"), m_textPage));
    for (QWidget *page : std::initializer_list<QWidget *> {
             m_textPage, m_tree, m_table, m_hex, m_frames, m_noTree })
        m_pages->addWidget(page);
}

void PayloadInspector::focusContent()
{
    QWidget *page = m_pages->currentWidget();
    if (page->focusPolicy() != Qt::NoFocus)
        return page->setFocus(Qt::OtherFocusReason);
    for (QWidget *part : page->findChildren<QWidget *>()) {
        if ((part->focusPolicy() & Qt::TabFocus) != 0 && part->isVisible())
            return part->setFocus(Qt::OtherFocusReason);
    }
}

void PayloadInspector::createBar(Look &look)
{
    m_bar->layout()->setContentsMargins(0, 0, 8, 1);
    m_tabs->setObjectName(u"payloadTabs"_s);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    for (const QString &name :
         { tr("Pretty"), tr("Tree"), tr("Table"), tr("Raw"), tr("Hex"), tr("Frames"), tr("Diff") })
        m_tabs->addTab(name);
    m_tabs->setTabToolTip(
        Pretty, tr("Laid out; parts of JSON fold with Ctrl+Shift+[ and unfold with Ctrl+Shift+]"));
    m_tabs->setTabToolTip(Table, tr("An array of the payload, a row for each element"));
    m_tabs->setTabToolTip(Frames, tr("As it was on the wire, frame by frame"));
    m_tabs->setTabToolTip(Diff, tr("Differences from the last message like it"));
    m_about->setObjectName(u"payloadAbout"_s);
    m_about->setProperty("quiet", true);
    m_about->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_copy->setAccessibleName(tr("Copy the payload"));
    m_copy->setToolTip(tr("Copy the payload as it came (Ctrl+C in the log)"));
    m_copy->setIcon(look.icon(u"edit-copy"_s));
    auto *row = static_cast<QHBoxLayout *>(m_bar->layout());
    row->addWidget(m_tabs, 0, Qt::AlignBottom);
    row->addWidget(m_about, 1);
    row->addStretch();
    row->addWidget(m_decoding);
    row->addWidget(m_copy);
    m_line->setObjectName(u"payloadLine"_s);
    auto *below = new QHBoxLayout(m_line);
    below->setContentsMargins(12, 2, 8, 2);
    below->setSpacing(8);
    m_line->hide();
}

QWidget *PayloadInspector::createSecretsBar(Look &look)
{
    auto *bar = new QFrame(this);
    bar->setObjectName(u"secretsBar"_s);
    auto *words = elidedLabel(bar);
    words->setProperty("quiet", true);
    words->setText(tr("Secrets are shown by their names, as in (token)"));
    auto *show = new QToolButton(bar);
    show->setObjectName(u"showSecrets"_s);
    show->setText(tr("Show secrets"));
    show->setIcon(look.icon(u"view-visible"_s));
    show->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    show->setToolTip(tr("Show and copy them in this pane, until the tab is closed"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 2, 8, 2);
    layout->setSpacing(8);
    layout->addWidget(words, 1);
    layout->addWidget(show);
    bar->hide();
    connect(show, &QToolButton::clicked, this, [this] { m_secrets->show(); });
    return bar;
}

QSize PayloadInspector::minimumSizeHint() const
{
    const int spacing = m_bar->layout()->spacing();
    return { m_tabs->sizeHint().width() + m_copy->sizeHint().width() + 3 * spacing,
             QWidget::minimumSizeHint().height() };
}

void PayloadInspector::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        m_aboutWidth = 0;
    placeAbout();
}

/// Beside the tabs if there is room, else with the decoder in a line of their own. The line stays as long as the pane has that
/// width and tab: what is below does not jump from message to message.
void PayloadInspector::placeAbout()
{
    m_aboutWidth =
        std::max(m_aboutWidth, m_about->fontMetrics().horizontalAdvance(m_about->text()));
    const int room = width() - minimumSizeHint().width() - m_decoding->sizeHint().width()
        - 2 * m_bar->layout()->spacing();
    const bool isBelow = m_aboutWidth > room;
    if (isBelow == !m_line->isHidden())
        return;
    auto *row = static_cast<QHBoxLayout *>(m_bar->layout());
    if (isBelow) {
        auto *line = static_cast<QHBoxLayout *>(m_line->layout());
        line->addWidget(m_about, 1);
        line->addWidget(m_decoding);
    } else {
        row->insertWidget(1, m_about, 1);
        row->insertWidget(row->count() - 1, m_decoding);
    }
    m_about->setAlignment((isBelow ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    m_line->setVisible(isBelow);
}

void PayloadInspector::createDecoding()
{
    m_decoding->setObjectName(u"decoding"_s);
    m_decoding->setAccessibleName(tr("Encoding of the payload"));
    m_decoding->setToolTip(tr("Encoding of the payload: Auto goes by its content and the "
                              "handshake. Raw and Hex show it as it came"));
    m_decoding->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_decoding->addItem(tr("Auto"));
    m_decoding->setMinimumContentsLength(std::max(2, int(m_decoding->itemText(0).size()) - 1));
    m_decoding->addItem(tr("As it came"));
    for (const decode::Decoder &decoder : decode::decoders())
        m_decoding->addItem(QString::fromLatin1(decoder.name));
    QAbstractItemView *choices = m_decoding->view(); // wider than the box
    choices->setMinimumWidth(choices->sizeHintForColumn(0) + 2 * m_bar->layout()->spacing());
    connect(m_decoding, &QComboBox::currentIndexChanged, this, &PayloadInspector::read);
}

} // namespace jackfield::ui
