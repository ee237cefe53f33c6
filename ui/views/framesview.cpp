// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "framesview.h"

#include "styled.h"
#include "tablecells.h"
#include "uniformtable.h"

#include <QHeaderView>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int rowHeight = 22;
}

FramesView::FramesView(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_table(new UniformTable(rowHeight, this))
    , m_summary(elidedLabel(this))
{
    m_table->setLayoutDirection(Qt::LeftToRight); // as the text of the payload
    m_table->setObjectName(u"payloadFrames"_s);
    m_table->setAccessibleName(tr("The message's frames"));
    look.setMonospace(m_table);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CellDelegate(look, m_table));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setToolTip(
        tr("RSV: the three reserved bits; the first one means compressed (RFC 7692). On the wire: "
           "with the frame's header and, from a client, its masking key"));
    m_summary->setObjectName(u"framesSummary"_s);
    m_summary->setProperty("quiet", true);
    auto *bar = panelBar(this);
    bar->layout()->addWidget(m_summary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(bar);
}

void FramesView::setFrames(const MessageFrames &frames)
{
    m_model.setFrames(frames);
    m_summary->setText(frames.summary());
    m_summary->setToolTip(plainToolTip(frames.summary()));
    fitColumns(*m_table);
}

} // namespace jackfield::ui
