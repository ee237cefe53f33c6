// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "composer.h"

#include "answerform.h"
#include "attachmentview.h"
#include "savedmessages.h"
#include "styled.h"
#include "variablecompleter.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/models/payloadtext.h>

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int stripHeight = 28;
constexpr qsizetype longestLine = 80; ///< of what was sent, in a menu

} // namespace

Composer::Composer(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_editor(new CodeView(look, this))
    , m_completer(new VariableCompleter(look, m_editor))
    , m_mode(new QComboBox(this))
    , m_saved(new SavedMessages(look, this))
    , m_answerForm(new AnswerForm(look, this))
    , m_attachment(new AttachmentView(look, this))
    , m_file(new QToolButton(this))
    , m_sent(new QPushButton(tr("Sent"), this))
    , m_verdict(elidedLabel(this))
    , m_repeat(new QToolButton(this))
    , m_interval(new QDoubleSpinBox(this))
    , m_repeatNew(new QPushButton(tr("Use the new text"), this))
    , m_send(new QPushButton(tr("Send"), this))
{
    m_editor->setObjectName(u"composerText"_s);
    setFocusProxy(m_editor);
    m_editor->setPlaceholderText(tr("Write a message; Ctrl+Enter sends it"));
    m_editor->setAccessibleName(tr("Message to send"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(m_answerForm);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_attachment, 1);
    layout->addWidget(createStrip());

    addShortcut(u"Ctrl+Return"_s, &Composer::send);
    addShortcut(u"Ctrl+Enter"_s, &Composer::send);
    addShortcut(u"Alt+Up"_s, &Composer::showOlder);
    addShortcut(u"Alt+Down"_s, &Composer::showNewer);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
    connect(m_mode, &QComboBox::currentIndexChanged, this, &Composer::modeChanged);
    connect(m_mode, &QComboBox::activated, this, &Composer::switchMode);
    connect(m_attachment, &AttachmentView::changed, this, &Composer::showAttached);
    connect(m_file, &QToolButton::clicked, this, &Composer::chooseFile);
    m_editor->setPasteBounded(true);
    connect(m_editor, &CodeView::pastedTooMuch, this, &Composer::holdLong);
    setAcceptDrops(true);
    connect(m_saved, &SavedMessages::chosen, this, &Composer::fill);
    connect(m_saved, &SavedMessages::keepRequested, this, &Composer::saveAs);
    connect(m_answerForm, &AnswerForm::kept, m_saved, &SavedMessages::setAnswer);
    createHistory();
    createRepeat();
    modeChanged();
}

QWidget *Composer::createBar(Look &look)
{
    auto *bar = panelBar(this);
    for (const QString &name : { tr("JSON"), tr("XML"), tr("Text"), tr("Hex"), tr("Base64") })
        m_mode->addItem(name);
    m_mode->setObjectName(u"composerMode"_s);
    m_mode->setToolTip(tr("Format of the message, which is checked. Hex and Base64 are sent as a "
                          "binary message. Another format is written with the same bytes"));
    m_verdict->setObjectName(u"composerVerdict"_s);
    m_send->setObjectName(u"send"_s);
    m_send->setToolTip(tr("Send (Ctrl+Enter)"));
    m_repeat->setIcon(look.icon(u"media-playlist-repeat"_s));
    m_file->setObjectName(u"composerFile"_s);
    m_file->setIcon(look.icon(u"mail-attachment"_s));
    m_file->setToolTip(tr("Send a file: choose one here, or drop it on the composer"));
    m_file->setAccessibleName(tr("Send a file"));
    bar->layout()->addWidget(m_mode);
    bar->layout()->addWidget(m_sent);
    bar->layout()->addWidget(m_saved);
    bar->layout()->addWidget(m_file);
    static_cast<QHBoxLayout *>(bar->layout())->addStretch(1);
    bar->layout()->addWidget(m_repeat);
    bar->layout()->addWidget(m_send);
    return bar;
}

/// Below: what is wrong with what is written, how it repeats, and what answers by itself.
QWidget *Composer::createStrip()
{
    auto *strip = new QFrame(this);
    strip->setObjectName(u"composerStrip"_s);
    strip->setFixedHeight(stripHeight);
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(12, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_verdict, 1);
    layout->addWidget(m_repeatNew);
    layout->addWidget(m_interval);
    layout->addWidget(m_saved->answers());
    return strip;
}

void Composer::addShortcut(const QString &keys, void (Composer::*act)())
{
    auto *shortcut = new QShortcut(QKeySequence(keys), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
}

void Composer::createHistory()
{
    m_sent->setObjectName(u"sentMessages"_s);
    m_sent->setMenu(new QMenu(m_sent));
    m_sent->setProperty("drop", true);
    m_sent->setToolTip(tr("Messages sent in this tab, newest first (Alt+Up, Alt+Down)"));
    m_sent->hide();
    connect(m_sent->menu(), &QMenu::aboutToShow, this, &Composer::fillHistory);
}

void Composer::fillHistory()
{
    m_sent->menu()->clear();
    for (const SentHistory::Entry &entry : m_history.entries()) {
        const QString line = previewText(entry.text.simplified().toUtf8(), longestLine);
        m_sent->menu()->addAction(
            QString(line).replace(u"&"_s, u"&&"_s), this, [this, entry] { showEntry(entry); });
    }
}

void Composer::remember(const Message &message)
{
    if (message.isFile())
        return;
    const Mode as = message.kind == kindOf(mode()) ? mode() : modeOf(message.kind);
    m_history.add({ message.text, int(as) });
    m_sent->show();
    Q_EMIT edited();
}

void Composer::setHistory(const SentHistory &history)
{
    m_history = history;
    m_sent->setVisible(!history.entries().isEmpty());
}

void Composer::showOlder()
{
    if (const auto entry = m_history.older({ text(), int(mode()) }))
        showEntry(*entry);
}

void Composer::showNewer()
{
    if (const auto entry = m_history.newer())
        showEntry(*entry);
}

void Composer::showEntry(const SentHistory::Entry &entry)
{
    setMode(Mode(entry.mode));
    replaceText(entry.text);
}

void Composer::saveAs(const QString &name)
{
    const auto message = lasting(name);
    if (message)
        m_saved->keep(*message);
    else
        Q_EMIT failed(tr("Nothing was saved: %1").arg(message.error().message));
}

void Composer::fill(const Message &message)
{
    if (message.isFile()) {
        attach(QDir(m_folder).filePath(message.text), message.kind == Message::Kind::TextFile);
        return;
    }
    const Mode as = modeOf(message.kind);
    if (as != Mode::Text)
        setMode(as);
    else if (mode() == Mode::Text || kindOf(mode()) != Message::Kind::Text)
        setMode(JsonValue::parse(message.text.toUtf8()) ? Mode::Json : Mode::Text);
    replaceText(message.text);
}

void Composer::setVariables(const std::function<QStringList()> &variables)
{
    m_completer->setSource(variables);
}

QString Composer::text() const
{
    return m_editor->text();
}

void Composer::setText(const QString &text)
{
    if (!isShortEnough(text))
        return holdLong(text);
    m_attachment->remove();
    m_editor->setText(text);
    showAttached();
}

void Composer::replaceText(const QString &text)
{
    if (!isShortEnough(text))
        return holdLong(text);
    m_attachment->remove();
    m_editor->replaceText(text);
    showAttached();
}

void Composer::setReady(bool ready)
{
    m_ready = ready;
    if (!ready)
        setRepeating(false);
    check();
}

void Composer::send()
{
    if (!m_ready)
        say(tr("not connected: go to the URL (Ctrl+L) and press Enter"), "warning");
    if (!m_send->isEnabled())
        return;
    Q_EMIT sendRequested(written());
}

} // namespace jackfield::ui
