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

#include <QComboBox>
#include <QFrame>
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

QWidget *PayloadInspector::createBar(Look &look)
{
    auto *bar = panelBar(this);
    bar->layout()->setContentsMargins(0, 0, 8, 1);
    m_tabs->setObjectName(u"payloadTabs"_s);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    for (const QString &name :
         { tr("Pretty"), tr("Tree"), tr("Table"), tr("Raw"), tr("Hex"), tr("Frames"), tr("Diff") })
        m_tabs->addTab(name);
    m_tabs->setTabToolTip(
        Pretty, tr("Laid out; parts of JSON fold with Ctrl+Shift+[ and open with Ctrl+Shift+]"));
    m_tabs->setTabToolTip(Table, tr("An array of the payload, a row for each element"));
    m_tabs->setTabToolTip(Frames, tr("How it stood on the wire, frame by frame"));
    m_tabs->setTabToolTip(Diff, tr("What is different from the last message like it"));
    m_about->setObjectName(u"payloadAbout"_s);
    m_about->setProperty("quiet", true);
    m_about->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_copy->setAccessibleName(tr("Copy the payload"));
    m_copy->setToolTip(tr("Copy the payload as it came (Ctrl+C in the log)"));
    m_copy->setIcon(look.icon(u"edit-copy"_s));
    auto *row = static_cast<QHBoxLayout *>(bar->layout());
    row->addWidget(m_tabs, 0, Qt::AlignBottom);
    row->addWidget(m_about, 1);
    row->addWidget(m_decoding);
    row->addWidget(m_copy);
    return bar;
}

void PayloadInspector::createDecoding()
{
    m_decoding->setObjectName(u"decoding"_s);
    m_decoding->setAccessibleName(tr("What the payload is written in"));
    m_decoding->setToolTip(
        tr("What the payload is written in: Auto goes by its content and the handshake. Raw and "
           "Hex show it as it came"));
    m_decoding->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_decoding->setMinimumContentsLength(5);
    m_decoding->addItem(tr("Auto"));
    m_decoding->addItem(tr("As it came"));
    for (const decode::Decoder &decoder : decode::decoders())
        m_decoding->addItem(QString::fromLatin1(decoder.name));
    connect(m_decoding, &QComboBox::currentIndexChanged, this, &PayloadInspector::read);
}

} // namespace jackfield::ui
