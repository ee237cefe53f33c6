// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadinspector.h"

#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/messagefilter.h>
#include <ui/models/messagestore.h>
#include <ui/models/payloadtext.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QTabBar>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestShown = 1 << 20;
constexpr qsizetype longestColoured = 1 << 18;
constexpr qsizetype longestDumped = 1 << 16;

bool looksLikeXml(const QByteArray &payload)
{
    return payload.trimmed().startsWith('<');
}
} // namespace

PayloadInspector::PayloadInspector(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_text(new CodeView(look, this))
    , m_tabs(new QTabBar(this))
    , m_about(quietLabel({}, this))
    , m_copy(new QToolButton(this))
{
    m_text->setObjectName(u"payloadText"_s);
    m_text->setReadOnly(true);
    m_text->setPlaceholderText(tr("Select a message in the log to read it here"));
    m_text->setAccessibleName(tr("Payload of the selected message"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(m_text);
    connect(m_tabs, &QTabBar::currentChanged, this, &PayloadInspector::render);
    connect(m_copy, &QToolButton::clicked, this, &PayloadInspector::copy);
    m_copy->setEnabled(false);
}

QWidget *PayloadInspector::createBar(Look &look)
{
    auto *bar = panelBar(this);
    bar->layout()->setContentsMargins(0, 0, 8, 1);
    m_tabs->setObjectName(u"payloadTabs"_s);
    m_tabs->setExpanding(false);
    for (const QString &name : { tr("Pretty"), tr("Raw"), tr("Hex") })
        m_tabs->addTab(name);
    m_about->setObjectName(u"payloadAbout"_s);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the payload as it came (Ctrl+C in the log)"));
    m_copy->setIcon(look.icon(u"edit-copy"_s));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *row = static_cast<QHBoxLayout *>(bar->layout());
    row->addWidget(m_tabs, 0, Qt::AlignBottom);
    row->addStretch(1);
    row->addWidget(m_about);
    row->addWidget(m_copy);
    return bar;
}

void PayloadInspector::show(const MessageStore &store, qsizetype row)
{
    m_copy->setEnabled(row >= 0);
    if (row < 0) {
        m_payload.clear();
        m_about->clear();
        m_text->clear();
        return;
    }
    const MessageStore::Record &record = store.at(row);
    const QByteArrayView payload = store.payload(row);
    m_isCut = payload.size() > longestShown;
    m_payload = payload.first(std::min(payload.size(), longestShown)).toByteArray();
    m_isBinary = record.kind == EntryKind::Binary || record.kind == EntryKind::Ping
        || record.kind == EntryKind::Pong;
    QString about = u"#%1 · %2 · %3"_s.arg(
        formattedCount(row + 1), nameOf(record.kind), formattedSize(record.size));
    if (m_isCut)
        about += tr(" · the first %1 are shown").arg(formattedSize(longestShown));
    m_about->setText(about);
    render();
}

void PayloadInspector::render()
{
    const int tab = m_tabs->currentIndex();
    if (tab == Hex || (tab == Pretty && m_isBinary)) {
        const qsizetype shown = std::min(m_payload.size(), longestDumped);
        m_text->setCode(hexDump(QByteArrayView(m_payload).first(shown)), CodeMode::Plain);
        return;
    }
    QByteArray bytes = m_payload;
    CodeMode mode = looksLikeXml(m_payload) ? CodeMode::Xml : CodeMode::Plain;
    if (const auto pretty = prettyJson(m_payload)) {
        mode = CodeMode::Json;
        if (tab == Pretty)
            bytes = *pretty;
    }
    if (bytes.size() > longestColoured)
        mode = CodeMode::Plain;
    m_text->setCode(visibleText(bytes), mode);
}

void PayloadInspector::copy()
{
    QGuiApplication::clipboard()->setText(m_isBinary ? QString::fromLatin1(m_payload.toHex(' '))
                                                     : QString::fromUtf8(m_payload));
}

} // namespace jackfield::ui
