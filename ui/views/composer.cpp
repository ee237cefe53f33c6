// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "composer.h"

#include "styled.h"

#include <jackfield/json/jsonvalue.h>

#include <QComboBox>
#include <QShortcut>
#include <QXmlStreamReader>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestChecked = 1 << 20;

std::optional<QByteArray> bytesFromHex(const QString &text)
{
    QByteArray digits = text.toLatin1();
    digits.removeIf([](char c) { return QByteArrayView(" \t\r\n").contains(c); });
    const QByteArray bytes = QByteArray::fromHex(digits);
    return bytes.toHex() == digits.toLower() ? std::optional(bytes) : std::nullopt;
}

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
    , m_saved(new QComboBox(this))
    , m_verdict(plainLabel({}, this))
    , m_send(new QPushButton(tr("Send"), this))
{
    m_editor->setObjectName(u"composerText"_s);
    m_editor->setPlaceholderText(tr("Write a message, Ctrl+Enter sends it"));
    m_editor->setAccessibleName(tr("Message to send"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar());
    layout->addWidget(m_editor);

    for (const auto *keys : { "Ctrl+Return", "Ctrl+Enter" }) {
        auto *shortcut = new QShortcut(QKeySequence(QLatin1StringView(keys)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &Composer::send);
    }
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
    connect(m_saved, &QComboBox::activated, this, [this](int row) {
        m_editor->setPlainText(m_messages.value(row - 1).text);
        m_saved->setCurrentIndex(0);
    });
    m_editor->setMode(codeMode(mode()));
    setSavedMessages({});
    check();
}

QWidget *Composer::createBar()
{
    auto *bar = panelBar(this);
    for (const QString &name : { tr("JSON"), tr("XML"), tr("Text"), tr("Hex") })
        m_mode->addItem(name);
    m_mode->setObjectName(u"composerMode"_s);
    m_mode->setToolTip(tr("What is written here; it sets the colours and the check. Hex is sent as "
                          "a binary message"));
    m_saved->setObjectName(u"savedMessages"_s);
    m_saved->setToolTip(tr("Messages that stand in the connection's file"));
    m_verdict->setObjectName(u"composerVerdict"_s);
    m_verdict->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_send->setObjectName(u"send"_s);
    m_send->setToolTip(tr("Send (Ctrl+Enter)"));
    bar->layout()->addWidget(plainLabel(tr("Compose"), bar));
    bar->layout()->addWidget(m_mode);
    bar->layout()->addWidget(m_saved);
    static_cast<QHBoxLayout *>(bar->layout())->addWidget(m_verdict, 1);
    bar->layout()->addWidget(m_send);
    return bar;
}

Composer::Mode Composer::mode() const
{
    return Mode(m_mode->currentIndex());
}

void Composer::setMode(Mode mode)
{
    m_mode->setCurrentIndex(int(mode));
}

void Composer::setSavedMessages(const QList<SavedMessage> &messages)
{
    m_messages = messages;
    m_saved->clear();
    m_saved->addItem(tr("Saved"));
    for (const SavedMessage &message : messages)
        m_saved->addItem(message.name);
    m_saved->setVisible(!messages.isEmpty());
}

void Composer::setReady(bool ready)
{
    m_ready = ready;
    check();
}

void Composer::check()
{
    const QString written = text();
    const bool isChecked = !written.isEmpty() && written.size() <= longestChecked;
    const QString problem = isChecked ? problemOf(written, mode()) : QString();
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
    m_verdict->setToolTip(plainToolTip(verdict));
    setStyled(m_verdict, "tone", QLatin1StringView(tone));
}

void Composer::send()
{
    if (!m_send->isEnabled())
        return;
    if (mode() == Mode::Hex)
        Q_EMIT sendRequested(WsMessage::binary(bytesFromHex(text()).value_or(QByteArray())));
    else
        Q_EMIT sendRequested(WsMessage::text(text()));
}

} // namespace jackfield::ui
