// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadinspector.h"

#include "hexpanel.h"
#include "jsontreeview.h"
#include "styled.h"

#include <jackfield/decode/decoder.h>
#include <ui/models/copyforms.h>
#include <ui/models/format.h>
#include <ui/models/jsonedit.h>
#include <ui/models/linediff.h>
#include <ui/models/messagelogmodel.h>
#include <ui/models/payloadtext.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestShown = 1 << 20;
constexpr qsizetype longestColoured = 1 << 18;
constexpr qsizetype longestDumped = 1 << 16;

/// Rows of the choice; behind them stand the decoders.
enum Decoding { ByContent, AsItCame, FirstDecoder };

QString dumped(const QByteArray &payload)
{
    return hexDump(QByteArrayView(payload).first(std::min(payload.size(), longestDumped)));
}
} // namespace

PayloadInspector::PayloadInspector(Look &look, const MessageLogModel &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_text(new CodeView(look, this))
    , m_tree(new JsonTreeView(look, this))
    , m_hex(new HexPanel(look, this))
    , m_noTree(quietLabel({}, this))
    , m_pages(new QStackedWidget(this))
    , m_tabs(new QTabBar(this))
    , m_decoding(new QComboBox(this))
    , m_about(elidedLabel(this))
    , m_copy(new QToolButton(this))
{
    m_text->setObjectName(u"payloadText"_s);
    m_text->setReadOnly(true);
    m_text->setPlaceholderText(tr("Select a message in the log to read it here"));
    m_text->setAccessibleName(tr("Payload of the selected message"));
    m_noTree->setObjectName(u"payloadNone"_s);
    m_noTree->setAlignment(Qt::AlignCenter);
    m_noTree->setWordWrap(true);
    for (QWidget *page : std::initializer_list<QWidget *> { m_text, m_tree, m_hex, m_noTree })
        m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(m_pages);
    createDecoding();
    connect(m_tabs, &QTabBar::currentChanged, this, &PayloadInspector::render);
    connect(m_copy, &QToolButton::clicked, this, &PayloadInspector::copy);
    connect(m_tree, &JsonTreeView::lensRequested, this, &PayloadInspector::lensRequested);
    connect(m_tree, &JsonTreeView::termRequested, this, &PayloadInspector::termRequested);
    connect(&log, &QAbstractItemModel::modelReset, this, [this] {
        if (m_row >= m_log.store().size())
            show(-1);
    });
    m_copy->setEnabled(false);
}

QWidget *PayloadInspector::createBar(Look &look)
{
    auto *bar = panelBar(this);
    bar->layout()->setContentsMargins(0, 0, 8, 1);
    m_tabs->setObjectName(u"payloadTabs"_s);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    for (const QString &name : { tr("Pretty"), tr("Tree"), tr("Raw"), tr("Hex"), tr("Diff") })
        m_tabs->addTab(name);
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
    connect(m_decoding, &QComboBox::currentIndexChanged, this, [this] {
        m_shown = shown(m_row);
        render();
    });
}

PayloadInspector::Shown PayloadInspector::raw(qsizetype row) const
{
    if (row < 0)
        return {};
    const MessageStore::Record record = m_log.store().at(row);
    const QByteArrayView payload = m_log.store().payload(record);
    return { .payload = payload.first(std::min(payload.size(), longestShown)).toByteArray(),
             .isBinary = record.kind == EntryKind::Binary || record.kind == EntryKind::Ping
                 || record.kind == EntryKind::Pong,
             .isCut = payload.size() > longestShown };
}

PayloadInspector::Shown PayloadInspector::shown(qsizetype row) const
{
    Shown shown = raw(row);
    const int choice = m_decoding->currentIndex();
    if (row < 0 || shown.isCut || choice == AsItCame || !m_log.store().at(row).isMessage())
        return shown;
    const decode::Payload payload { shown.payload, !shown.isBinary };
    const auto take = [&shown](const decode::Payload &decoded, const QStringList &by) {
        shown = { .payload = decoded.bytes, .isBinary = !decoded.isText, .by = by };
    };
    if (choice == ByContent) {
        if (const auto decoded = decode::decodeByContent(payload, m_log.hintOf(row)))
            take(decoded->payload, decoded->by);
        return shown;
    }
    const auto decoded = decode::decoders()[size_t(choice - FirstDecoder)].decode(payload);
    if (decoded)
        take(*decoded, { m_decoding->currentText() });
    else
        shown.problem = decoded.error().message;
    return shown;
}

void PayloadInspector::show(qsizetype row)
{
    m_row = row;
    m_before.reset();
    m_shown = shown(row);
    m_copy->setEnabled(row >= 0);
    render();
}

void PayloadInspector::compare(qsizetype before, qsizetype row)
{
    m_row = row;
    m_before = before;
    m_shown = shown(row);
    m_copy->setEnabled(true);
    m_tabs->setCurrentIndex(Diff);
    render();
}

std::pair<QString, CodeMode> PayloadInspector::pretty(const Shown &shown)
{
    if (shown.isBinary)
        return { dumped(shown.payload), CodeMode::Plain };
    QByteArray bytes = shown.payload;
    CodeMode mode = bytes.trimmed().startsWith('<') ? CodeMode::Xml : CodeMode::Plain;
    if (const auto json = prettyJson(bytes)) {
        bytes = *json;
        mode = CodeMode::Json;
    }
    return { visibleText(bytes), bytes.size() > longestColoured ? CodeMode::Plain : mode };
}

void PayloadInspector::render()
{
    m_pages->setCurrentWidget(m_text);
    if (m_row < 0) {
        m_about->clear();
        m_text->clear();
        m_hex->view()->setBytes({});
        return;
    }
    const MessageStore::Record record = m_log.store().at(m_row);
    QString about = u"#%1 · %2 · %3"_s.arg(
        formattedCount(m_row + 1), nameOf(record.kind), formattedSize(record.size));
    if (m_shown.isCut)
        about += tr(" · the first %1 are shown").arg(formattedSize(longestShown));
    if (!m_shown.by.isEmpty())
        about = u"#%1 · %2"_s.arg(formattedCount(m_row + 1), m_shown.by.join(u" · "_s));
    if (!m_shown.problem.isEmpty())
        about = m_shown.problem;
    m_about->setText(about);
    m_about->setToolTip(plainToolTip(about));
    setStyled(m_about, "tone", m_shown.problem.isEmpty() ? QString() : u"warning"_s);
    const auto [text, mode] = pretty(m_shown);
    switch (m_tabs->currentIndex()) {
    case Pretty:
        if (m_shown.isBinary)
            showBytes(SharedBytes::of(m_shown.payload));
        else
            m_text->setCode(text, mode);
        break;
    case Tree:
        renderTree();
        break;
    case Raw:
        m_text->setCode(visibleText(raw(m_row).payload),
                        m_shown.by.isEmpty() ? mode : CodeMode::Plain);
        break;
    case Hex:
        showBytes(m_log.store().sharedPayload(record));
        break;
    case Diff:
        renderDiff();
        break;
    }
}

void PayloadInspector::showBytes(const SharedBytes &bytes)
{
    m_hex->view()->setBytes(bytes);
    m_pages->setCurrentWidget(m_hex);
}

void PayloadInspector::renderTree()
{
    const auto value = JsonValue::parse(m_shown.payload);
    if (value && isContainer(*value)) {
        m_tree->setValue(*value);
        m_pages->setCurrentWidget(m_tree);
        return;
    }
    m_noTree->setText(m_shown.isCut
                          ? tr("Longer than what is shown as a tree.")
                          : tr("A tree needs a JSON object or array, and this message is none."));
    m_pages->setCurrentWidget(m_noTree);
}

void PayloadInspector::renderDiff()
{
    const qsizetype before = m_before ? *m_before : m_log.likeBefore(m_row);
    if (before < 0) {
        m_noTree->setText(tr("There is no message like it before this one.\nSelect two rows of the "
                             "log and compare them by their menu."));
        m_pages->setCurrentWidget(m_noTree);
        return;
    }
    m_about->setText(
        tr("#%1 compared with #%2").arg(formattedCount(m_row + 1), formattedCount(before + 1)));
    m_text->setCode(lineDiff(pretty(shown(before)).first, pretty(m_shown).first), CodeMode::Diff);
}

void PayloadInspector::copy()
{
    QGuiApplication::clipboard()->setText(copyForms().front().write(m_log.store(), { m_row }));
}

} // namespace jackfield::ui
