// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadeditor.h"

#include "styled.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/models/payloadtext.h>
#include <ui/models/writtenbytes.h>

#include <QComboBox>
#include <QSignalBlocker>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Mode = Composer::Mode;

namespace {
constexpr int stripHeight = 28;
} // namespace

PayloadEditor::PayloadEditor(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_editor(new CodeView(look, this))
    , m_mode(new QComboBox(this))
    , m_verdict(elidedLabel(this))
{
    setFocusProxy(m_editor);
    m_editor->setObjectName(u"payloadText"_s);
    m_editor->setAccessibleName(tr("Message"));
    m_mode->setObjectName(u"payloadMode"_s);
    m_mode->setAccessibleName(tr("Format of the message"));
    m_mode->setToolTip(tr("Format of the message, which is checked. Hex goes on as a binary "
                          "message. Another format is written with the same bytes"));
    for (const auto &[name, mode] : { std::pair(tr("JSON"), Mode::Json),
                                      std::pair(tr("Text"), Mode::Text),
                                      std::pair(tr("Hex"), Mode::Hex) })
        m_mode->addItem(name, int(mode));
    auto *bar = panelBar(this);
    m_bar = static_cast<QHBoxLayout *>(bar->layout());
    m_bar->addWidget(m_mode);
    m_bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_editor, 1);
    layout->addWidget(createStrip());
    connect(m_mode, &QComboBox::activated, this, &PayloadEditor::switchMode);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
    check();
}

/// Below: whether what is written is what its mode promises.
QWidget *PayloadEditor::createStrip()
{
    auto *strip = new QFrame(this);
    strip->setObjectName(u"composerStrip"_s); // looks like it
    strip->setFixedHeight(stripHeight);
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(12, 0, 8, 0);
    layout->addWidget(m_verdict, 1);
    return strip;
}

Composer::Mode PayloadEditor::mode() const
{
    return Mode(m_mode->currentData().toInt());
}

void PayloadEditor::setMode(Mode mode)
{
    m_lastMode = mode;
    m_mode->setCurrentIndex(m_mode->findData(int(mode)));
    m_editor->setMode(mode == Mode::Json ? CodeMode::Json : CodeMode::Plain);
}

void PayloadEditor::setMessage(const WsMessage &message)
{
    const QSignalBlocker quiet(this);
    m_set = message;
    if (message.isText()) {
        setMode(JsonValue::parse(message.bytes()) ? Mode::Json : Mode::Text);
        m_editor->setText(exactText(message.bytes()));
    } else {
        setMode(Mode::Hex);
        m_editor->setText(writtenAs(ByteNotation::Hex, message.bytes()));
    }
    check();
}

Result<WsMessage> PayloadEditor::message() const
{
    if (mode() != Mode::Hex) {
        const QString text = m_editor->text();
        return m_set.isText() && text == exactText(m_set.bytes()) ? m_set : WsMessage::text(text);
    }
    return bytesFrom(ByteNotation::Hex, m_editor->text()).transform([](const QByteArray &bytes) {
        return WsMessage::binary(bytes);
    });
}

bool PayloadEditor::isEdited() const
{
    const auto written = message();
    return !written || *written != m_set;
}

PayloadEditor::Draft PayloadEditor::draft() const
{
    return { .text = m_editor->text(), .mode = mode(), .set = m_set };
}

void PayloadEditor::restore(const Draft &draft)
{
    const QSignalBlocker quiet(this);
    m_set = draft.set;
    setMode(draft.mode);
    m_editor->setText(draft.text);
    check();
}

/// By the user: the same bytes, as the new mode writes them. What cannot be written so stays.
void PayloadEditor::switchMode()
{
    const Mode before = std::exchange(m_lastMode, mode());
    m_editor->setMode(mode() == Mode::Json ? CodeMode::Json : CodeMode::Plain);
    const QString text = m_editor->text();
    if (before != Mode::Hex && mode() == Mode::Hex) {
        m_editor->setText(writtenAs(ByteNotation::Hex, text.toUtf8()));
    } else if (before == Mode::Hex && mode() != Mode::Hex) {
        const auto bytes = bytesFrom(ByteNotation::Hex, text);
        if (bytes && bytes->isValidUtf8())
            m_editor->setText(exactText(*bytes));
        else
            setMode(before);
    }
    check();
    Q_EMIT edited();
}

void PayloadEditor::check()
{
    const QString text = m_editor->text();
    const QString problem = text.isEmpty() ? QString() : Composer::problemOf(text, mode());
    m_verdict->setText(problem.isEmpty() && mode() != Mode::Text && !text.isEmpty()
                           ? tr("valid %1").arg(m_mode->currentText())
                           : problem);
    m_verdict->setToolTip(plainToolTip(m_verdict->text()));
    setStyled(m_verdict, "tone", problem.isEmpty() ? u"good"_s : u"warning"_s);
}

} // namespace jackfield::ui
