// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadinspector.h"

#include "framesview.h"
#include "hexpanel.h"
#include "jsontableview.h"
#include "jsontreeview.h"
#include "styled.h"

#include <ui/models/copyforms.h>
#include <ui/models/format.h>
#include <ui/models/handshakesecrets.h>
#include <ui/models/jsonedit.h>
#include <ui/models/messagelogmodel.h>
#include <ui/models/payloadtext.h>
#include <ui/models/rowreading.h>

#include <QClipboard>
#include <QComboBox>
#include <QFrame>
#include <QGuiApplication>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype shortDecoded = 64 << 10; ///< that is decoded at once
constexpr qsizetype longestColoured = 1 << 18; ///< of languages that are read from the front

/// Rows of the choice; behind them stand the decoders.
enum Decoding { ByContent, AsItCame, FirstDecoder };

bool isBinary(EntryKind kind)
{
    return kind == EntryKind::Binary || kind == EntryKind::Ping || kind == EntryKind::Pong;
}

/// What colours it, if it is not JSON.
CodeMode modeOf(const SharedBytes &payload)
{
    return payload.size() <= longestColoured && payload.view.trimmed().startsWith('<')
        ? CodeMode::Xml
        : CodeMode::Plain;
}

} // namespace

PayloadInspector::PayloadInspector(Look &look, const MessageLogModel &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_text(new TextView(look, this))
    , m_textPage(new QWidget(this))
    , m_tree(new JsonTreeView(look, this))
    , m_table(new JsonTableView(look, this))
    , m_hex(new HexPanel(look, this))
    , m_frames(new FramesView(look, this))
    , m_noTree(quietLabel({}, this))
    , m_pages(new QStackedWidget(this))
    , m_bar(panelBar(this))
    , m_tabs(new QTabBar(this))
    , m_decoding(new QComboBox(this))
    , m_about(elidedLabel(this))
    , m_line(new QFrame(this))
    , m_copy(new QToolButton(this))
    , m_secretsBar(createSecretsBar(look))
    , m_problemBar(new QFrame(this))
    , m_problem(elidedLabel(m_problemBar))
    , m_decoded(this)
    , m_compared(this)
{
    createPages(look);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    createBar(look);
    layout->addWidget(m_bar);
    layout->addWidget(m_line);
    layout->addWidget(m_secretsBar);
    layout->addWidget(m_problemBar);
    layout->addWidget(m_pages);
    createDecoding();
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_aboutWidth = 0;
        render();
    });
    connect(m_copy, &QToolButton::clicked, this, &PayloadInspector::copy);
    connect(m_tree, &JsonTreeView::lensRequested, this, &PayloadInspector::lensRequested);
    connect(m_tree, &JsonTreeView::termRequested, this, &PayloadInspector::termRequested);
    connect(&log, &QAbstractItemModel::modelReset, this, [this] {
        if (m_row >= m_log.store().size())
            show(-1);
    });
    connect(&m_json, &JsonReading::finished, this, &PayloadInspector::renderJson);
    const auto tell = [this] {
        if (m_row >= 0 && m_tabs->currentIndex() != Diff)
            sayAbout(about());
    };
    connect(m_text, &TextView::textChanged, this, tell);
    connect(m_table, &JsonTableView::tableChanged, this, tell);
    m_copy->setEnabled(false);
    render();
}

PayloadInspector::Shown PayloadInspector::raw(qsizetype row) const
{
    if (row < 0)
        return {};
    const MessageStore::Record record = m_log.store().at(row);
    return { .payload = payloadOf(row), .isBinary = isBinary(record.kind) };
}

/// With its secrets once they are shown.
SharedBytes PayloadInspector::payloadOf(qsizetype row) const
{
    if (const auto whole = m_secrets ? m_secrets->shown(row) : std::nullopt)
        return SharedBytes::of(*whole);
    return m_log.store().sharedPayload(m_log.store().at(row));
}

void PayloadInspector::setSecrets(HandshakeSecrets &secrets)
{
    m_secrets = &secrets;
    connect(&secrets, &HandshakeSecrets::nowShown, this, &PayloadInspector::read);
}

bool PayloadInspector::isToDecode(qsizetype row) const
{
    return row >= 0 && m_decoding->currentIndex() != AsItCame && m_log.store().at(row).isMessage();
}

PayloadInspector::Shown
PayloadInspector::decoded(const Shown &came, int choice, const decode::Hint &hint)
{
    Shown shown = came;
    const decode::Payload payload { came.payload.view.toByteArray(), !came.isBinary };
    const auto take = [&shown](const decode::Payload &decoded, const QStringList &by) {
        shown = { .payload = SharedBytes::of(decoded.bytes),
                  .isBinary = !decoded.isText,
                  .by = by };
    };
    if (choice == ByContent) {
        if (const auto decoded = decode::decodeByContent(payload, hint))
            take(decoded->payload, decoded->by);
        return shown;
    }
    const decode::Decoder &decoder = decode::decoders()[size_t(choice - FirstDecoder)];
    if (const auto decoded = decoder.decode(payload))
        take(*decoded, { QString::fromLatin1(decoder.name) });
    else
        shown.problem = decoded.error().message;
    return shown;
}

/// A long one stands there as it came until it is decoded.
void PayloadInspector::read()
{
    m_shown = raw(m_row);
    m_isDecoding = isToDecode(m_row);
    if (!m_isDecoding) {
        m_decoded.cancel();
        render();
        return;
    }
    const bool isShort = m_shown.payload.size() <= shortDecoded;
    if (!isShort)
        render();
    m_decoded.compute(
        isShort,
        [came = m_shown, choice = m_decoding->currentIndex(), hint = hintOf(m_log.store(), m_row)](
            const auto &) { return decoded(came, choice, hint); },
        [this, isShort](const Shown &shown) {
            m_shown = shown;
            m_isDecoding = false;
            if (isShort || m_tabs->currentIndex() == Diff || !shown.by.isEmpty()
                || !shown.problem.isEmpty())
                render();
        });
}

void PayloadInspector::show(qsizetype row)
{
    m_row = row;
    m_before.reset();
    m_copy->setEnabled(row >= 0);
    read();
}

void PayloadInspector::compare(qsizetype before, qsizetype row)
{
    m_row = row;
    m_before = before;
    m_copy->setEnabled(true);
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(Diff);
    }
    read();
}

QString PayloadInspector::nameOf(qsizetype row) const
{
    return m_rowNames ? m_rowNames(row) : u'#' + formattedCount(row + 1);
}

QString PayloadInspector::about() const
{
    QString about =
        leftToRight(u"%1 · %2"_s.arg(nameOf(m_row), formattedSize(m_log.store().at(m_row).size)));
    if (!m_shown.by.isEmpty())
        return about + u" · "_s + m_shown.by.join(u" · "_s);
    if (m_pages->currentWidget() == m_table && m_table->model().table().hasMoreKeys)
        about += tr(" · the first %1 keys").arg(formattedCount(JsonTable::mostColumns));
    if (m_pages->currentWidget() != m_textPage)
        return about;
    if (m_text->reading().text().hasCuts()) {
        about += tr(" · lines are cut at %1").arg(formattedSize(LineCutter::longestLine));
    }
    if (m_text->reading().isRunning())
        about += tr(" · reading…");
    return about;
}

void PayloadInspector::sayAbout(const QString &about)
{
    m_about->setText(about);
    m_about->setToolTip(plainToolTip(about));
    placeAbout();
}

void PayloadInspector::render()
{
    m_pages->setCurrentWidget(m_textPage);
    m_json.stop();
    m_compared.cancel();
    m_problem->setText(m_shown.problem);
    m_problem->setToolTip(plainToolTip(m_shown.problem));
    m_problemBar->setVisible(!m_shown.problem.isEmpty());
    m_secretsBar->setVisible(m_secrets && m_secrets->hides(m_row));
    m_text->setPlaceholderText(m_row < 0 ? tr("Select a message in the log to read it here")
                                         : tr("The payload is empty"));
    if (m_row < 0) {
        m_text->clear();
        m_hex->view()->setBytes({});
        sayAbout({});
        return;
    }
    const SharedBytes came = payloadOf(m_row);
    switch (m_tabs->currentIndex()) {
    case Pretty:
        if (m_shown.isBinary)
            showBytes(m_shown.payload);
        else
            m_text->setBytes(m_shown.payload, TextReading::Form::Pretty, modeOf(m_shown.payload));
        break;
    case Tree:
    case Table:
        showNone(tr("Reading…"));
        m_json.start(m_shown.payload);
        break;
    case Raw:
        m_text->setBytes(came, TextReading::Form::AsItIs, modeOf(came));
        break;
    case Hex:
        showBytes(came);
        break;
    case Frames:
        renderFrames();
        break;
    case Diff:
        renderDiff();
        return;
    }
    sayAbout(about());
}

void PayloadInspector::showBytes(const SharedBytes &bytes)
{
    m_hex->view()->setBytes(bytes);
    m_pages->setCurrentWidget(m_hex);
}

void PayloadInspector::renderJson()
{
    const JsonValue value = m_json.value().value_or(JsonValue());
    if (m_tabs->currentIndex() == Table) {
        if (m_table->setValue(value))
            m_pages->setCurrentWidget(m_table);
        else
            showNone(
                tr("A table needs a JSON array that is not empty, and this message has none."));
    } else if (isContainer(value)) {
        m_tree->setValue(value);
        m_pages->setCurrentWidget(m_tree);
    } else {
        showNone(tr("A tree needs a JSON object or array, and this message is not one."));
    }
}

void PayloadInspector::showNone(const QString &why)
{
    m_noTree->setText(why);
    m_pages->setCurrentWidget(m_noTree);
}

void PayloadInspector::renderFrames()
{
    const auto frames = framesOf(m_log.store(), m_row);
    if (!frames)
        return showNone(tr("This row was not a frame on the wire."));
    m_frames->setFrames(*frames);
    m_pages->setCurrentWidget(m_frames);
}

void PayloadInspector::renderDiff()
{
    const qsizetype before = m_before ? *m_before : m_log.likeBefore(m_row);
    if (before < 0) {
        showNone(tr("There is no message like it before this one.\nSelect two rows of the log and "
                    "compare them with their menu."));
        return;
    }
    const Shown other = raw(before);
    const bool isShort = std::max(other.payload.size(), m_shown.payload.size()) <= shortDecoded;
    const QString about = tr("%1 compared with %2").arg(nameOf(m_row), nameOf(before));
    sayAbout(about);
    if (!isShort)
        showNone(tr("Comparing…"));
    if (m_isDecoding)
        return; // until it is decoded
    m_compared.compute(
        isShort,
        [other,
         shown = m_shown,
         choice = isToDecode(before) ? m_decoding->currentIndex() : int(AsItCame),
         hint = hintOf(m_log.store(), before)](const auto &isWanted) {
            const Shown like = choice == AsItCame ? other : decoded(other, choice, hint);
            return isWanted() ? PayloadDiff::of({ like.payload, like.isBinary },
                                                { shown.payload, shown.isBinary })
                              : PayloadDiff();
        },
        [this, about](const PayloadDiff &diff) { showDiff(diff, about); });
}

void PayloadInspector::showDiff(const PayloadDiff &diff, const QString &about)
{
    m_pages->setCurrentWidget(m_textPage);
    m_text->setBytes(SharedBytes::of(diff.lines), TextReading::Form::AsItIs, CodeMode::Diff);
    sayAbout(diff.cutAt == 0 ? about
                             : about + tr(" · the first %1").arg(formattedSize(diff.cutAt)));
}

void PayloadInspector::copy()
{
    const auto whole = m_secrets ? m_secrets->shown(m_row) : std::nullopt;
    QGuiApplication::clipboard()->setText(
        whole ? exactText(*whole) : copyForms().front().write(m_log.store(), { m_row }));
}

} // namespace jackfield::ui
