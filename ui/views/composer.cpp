// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "composer.h"

#include "answerform.h"
#include "attachmentview.h"
#include "savedmessages.h"
#include "styled.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/models/payloadtext.h>

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QRegularExpression>
#include <QShortcut>
#include <QToolButton>
#include <QXmlStreamReader>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestChecked = 1 << 20;
constexpr qsizetype longestLine = 80; ///< of what was sent, in a menu

CodeMode codeMode(Composer::Mode mode)
{
    switch (mode) {
    case Composer::Mode::Json:
        return CodeMode::Json;
    case Composer::Mode::Xml:
        return CodeMode::Xml;
    default:
        return CodeMode::Plain;
    }
}

/// Nothing if `text` is what its mode promises.
QString problemOf(const QString &text, Composer::Mode mode)
{
    if (mode == Composer::Mode::Json) {
        const auto json = JsonValue::parse(text.toUtf8());
        return json ? QString() : json.error().where + u": "_s + json.error().message;
    }
    if (mode == Composer::Mode::Hex)
        return bytesFromHex(text) ? QString() : u"two hex digits a byte, please"_s;
    if (mode == Composer::Mode::Text)
        return {};
    QXmlStreamReader xml(text);
    while (!xml.atEnd())
        xml.readNext();
    return xml.hasError() ? u"%1:%2: %3"_s.arg(QString::number(xml.lineNumber()),
                                               QString::number(xml.columnNumber()),
                                               xml.errorString())
                          : QString();
}
} // namespace

Composer::Composer(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_editor(new CodeView(look, this))
    , m_mode(new QComboBox(this))
    , m_saved(new SavedMessages(look, this))
    , m_answerForm(new AnswerForm(look, this))
    , m_attachment(new AttachmentView(look, this))
    , m_file(new QToolButton(this))
    , m_sent(new QPushButton(tr("Sent"), this))
    , m_verdict(elidedLabel(this))
    , m_repeat(new QToolButton(this))
    , m_interval(new QDoubleSpinBox(this))
    , m_send(new QPushButton(tr("Send"), this))
{
    m_editor->setObjectName(u"composerText"_s);
    setFocusProxy(m_editor);
    m_editor->setPlaceholderText(tr("Write a message, Ctrl+Enter sends it"));
    m_editor->setAccessibleName(tr("Message to send"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar(look));
    layout->addWidget(m_answerForm);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_attachment, 1);
    layout->addWidget(m_verdict);

    addShortcut(u"Ctrl+Return"_s, &Composer::send);
    addShortcut(u"Ctrl+Enter"_s, &Composer::send);
    addShortcut(u"Alt+Up"_s, &Composer::showOlder);
    addShortcut(u"Alt+Down"_s, &Composer::showNewer);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        m_editor->setMode(codeMode(mode()));
        check();
        Q_EMIT edited();
    });
    connect(m_attachment, &AttachmentView::changed, this, &Composer::showAttached);
    connect(m_file, &QToolButton::clicked, this, &Composer::chooseFile);
    setAcceptDrops(true);
    connect(m_saved, &SavedMessages::chosen, this, &Composer::fill);
    connect(m_saved, &SavedMessages::keepRequested, this, &Composer::saveAs);
    connect(m_answerForm, &AnswerForm::kept, m_saved, &SavedMessages::setAnswer);
    createHistory();
    createRepeat();
    m_editor->setMode(codeMode(mode()));
    check();
}

QWidget *Composer::createBar(Look &look)
{
    auto *bar = panelBar(this);
    for (const QString &name : { tr("JSON"), tr("XML"), tr("Text"), tr("Hex") })
        m_mode->addItem(name);
    m_mode->setObjectName(u"composerMode"_s);
    m_mode->setToolTip(tr("What is written here; it sets the colours and the check. Hex is sent as "
                          "a binary message"));
    m_verdict->setObjectName(u"composerVerdict"_s);
    m_send->setObjectName(u"send"_s);
    m_send->setToolTip(tr("Send (Ctrl+Enter)"));
    m_repeat->setObjectName(u"repeat"_s);
    m_repeat->setCheckable(true);
    m_repeat->setIcon(look.icon(u"media-playlist-repeat"_s));
    m_repeat->setToolTip(tr("Send it again and again"));
    m_repeat->setAccessibleName(tr("Send it again and again"));
    m_file->setObjectName(u"composerFile"_s);
    m_file->setIcon(look.icon(u"mail-attachment"_s));
    m_file->setToolTip(tr("Send a file: choose one here, or drop it on the composer"));
    m_file->setAccessibleName(tr("Send a file"));
    m_interval->setObjectName(u"interval"_s);
    m_interval->setAccessibleName(tr("Seconds between two messages"));
    bar->layout()->addWidget(m_mode);
    bar->layout()->addWidget(m_sent);
    bar->layout()->addWidget(m_saved);
    bar->layout()->addWidget(m_file);
    static_cast<QHBoxLayout *>(bar->layout())->addStretch(1);
    bar->layout()->addWidget(m_interval);
    bar->layout()->addWidget(m_repeat);
    bar->layout()->addWidget(m_send);
    return bar;
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
    m_sent->setToolTip(tr("What was sent in this tab, newest first (Alt+Up, Alt+Down)"));
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
    // Sent from elsewhere than the editor, or of another mode since.
    const bool isHex = message.kind == Message::Kind::Hex;
    const Mode as = isHex == (mode() == Mode::Hex) ? mode() : isHex ? Mode::Hex : Mode::Text;
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
    setText(entry.text);
}

void Composer::createRepeat()
{
    m_interval->setRange(0.01, 3600);
    m_interval->setValue(1);
    m_interval->setSuffix(tr(" s"));
    m_interval->setPrefix(tr("every "));
    m_interval->setButtonSymbols(QDoubleSpinBox::NoButtons);
    m_interval->hide();
    connect(m_repeat, &QToolButton::toggled, this, &Composer::setRepeating);
    connect(m_interval, &QDoubleSpinBox::valueChanged, this, [this](double seconds) {
        m_timer.setInterval(int(seconds * 1000));
    });
    connect(&m_timer, &QTimer::timeout, this, &Composer::send);
}

void Composer::setRepeating(bool on)
{
    m_repeat->setChecked(on);
    m_interval->setVisible(on);
    if (!on) {
        m_timer.stop();
        return;
    }
    m_timer.start(int(m_interval->value() * 1000));
    send();
}

void Composer::saveAs(const QString &name)
{
    m_saved->keep(written(name));
}

void Composer::fill(const Message &message)
{
    if (message.isFile()) {
        attach(QDir(m_folder).filePath(message.text), message.kind == Message::Kind::TextFile);
        return;
    }
    if (message.kind == Message::Kind::Hex)
        setMode(Mode::Hex);
    else if (mode() == Mode::Text || mode() == Mode::Hex)
        setMode(JsonValue::parse(message.text.toUtf8()) ? Mode::Json : Mode::Text);
    setText(message.text);
}

Composer::Mode Composer::mode() const
{
    return Mode(m_mode->currentIndex());
}

void Composer::setMode(Mode mode)
{
    m_mode->setCurrentIndex(int(mode));
}

QString Composer::text() const
{
    const QString written = m_editor->toPlainText();
    return written == m_written ? m_exact : written;
}

Composer::Message Composer::written(const QString &name) const
{
    using Kind = Message::Kind;
    if (!m_attachment->path().isEmpty())
        return { .name = name,
                 .text = pathWithin(m_folder, m_attachment->path()),
                 .kind = m_attachment->isText() ? Kind::TextFile : Kind::File };
    return { .name = name, .text = text(), .kind = mode() == Mode::Hex ? Kind::Hex : Kind::Text };
}

void Composer::setText(const QString &text)
{
    m_attachment->remove();
    m_exact = text; // before whoever hears of the change asks
    m_editor->setPlainText(text);
    m_written = m_editor->toPlainText();
    showAttached();
}

void Composer::setReady(bool ready)
{
    m_ready = ready;
    if (!ready)
        setRepeating(false);
    check();
}

void Composer::check()
{
    if (m_isSending || !m_attachment->path().isEmpty()) {
        m_send->setEnabled(m_ready && !m_isSending);
        setStyled(m_send, "primary", m_send->isEnabled());
        say(m_isSending ? tr("sending…") : QString(), "");
        return;
    }
    const QString written = text();
    const bool isChecked = !written.isEmpty() && written.size() <= longestChecked;
    // Whatever stands for a variable in the end, a number or two digits may stand there.
    static const QRegularExpression variable(u"{{[^{}]*}}"_s);
    const QString problem = isChecked
        ? problemOf(QString(written).replace(variable, mode() == Mode::Hex ? u"00"_s : u"0"_s),
                    mode())
        : QString();
    const bool cannotSend = mode() == Mode::Hex && !problem.isEmpty();
    m_send->setEnabled(m_ready && !cannotSend);
    setStyled(m_send, "primary", m_send->isEnabled());
    if (!problem.isEmpty())
        say(problem, "warning");
    else if (isChecked && mode() != Mode::Text)
        say(tr("valid %1").arg(m_mode->currentText()), "good");
    else
        say({}, "");
}

void Composer::say(const QString &verdict, const char *tone)
{
    m_verdict->setText(verdict);
    m_verdict->setVisible(!verdict.isEmpty());
    m_verdict->setToolTip(plainToolTip(verdict));
    setStyled(m_verdict, "tone", QLatin1StringView(tone));
}

void Composer::send()
{
    if (!m_send->isEnabled())
        return;
    Q_EMIT sendRequested(written());
}

} // namespace jackfield::ui
