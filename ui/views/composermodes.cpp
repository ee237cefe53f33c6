// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is written in the composer's modes: whether it is right, and how it becomes what another mode has.
#include "attachmentview.h"
#include "composer.h"
#include "styled.h"

#include <jackfield/json/jsonvalue.h>
#include <ui/models/format.h>
#include <ui/models/payloadtext.h>
#include <ui/models/writtenbytes.h>

#include <QComboBox>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Kind = Composer::Message::Kind;
using Mode = Composer::Mode;

constexpr qsizetype longestChecked = 1 << 20;

CodeMode codeMode(Mode mode)
{
    switch (mode) {
    case Mode::Json:
        return CodeMode::Json;
    case Mode::Xml:
        return CodeMode::Xml;
    default:
        return CodeMode::Plain;
    }
}

/// What a variable stands for while nobody knows it: a number, or bytes that fit wherever some may stand.
QString standIn(Mode mode)
{
    return mode == Mode::Hex ? u"00"_s : mode == Mode::Base64 ? u"AAAA"_s : u"0"_s;
}
} // namespace

QString Composer::problemOf(const QString &text, Mode mode)
{
    if (mode == Mode::Json) {
        const auto json = JsonValue::parse(text.toUtf8());
        return json ? QString() : json.error().where + u": "_s + json.error().message;
    }
    if (mode == Mode::Hex || mode == Mode::Base64) {
        const auto notation = mode == Mode::Hex ? ByteNotation::Hex : ByteNotation::Base64;
        const auto bytes = bytesFrom(notation, text);
        return bytes ? QString() : bytes.error().message;
    }
    if (mode == Mode::Text)
        return {};
    QXmlStreamReader xml(text);
    while (!xml.atEnd())
        xml.readNext();
    return xml.hasError() ? u"%1:%2: %3"_s.arg(QString::number(xml.lineNumber()),
                                               QString::number(xml.columnNumber()),
                                               xml.errorString())
                          : QString();
}

Composer::Mode Composer::mode() const
{
    return Mode(m_mode->currentIndex());
}

void Composer::setMode(Mode mode)
{
    m_lastMode = mode;
    m_mode->setCurrentIndex(int(mode));
}

void Composer::modeChanged()
{
    m_editor->setMode(codeMode(mode()));
    check();
    Q_EMIT edited();
}

/// By the user: bytes are written as the new mode does it. Nothing is lost: what cannot be written so stays as it is, and so
/// do characters that are no bytes yet.
void Composer::switchMode()
{
    const Mode before = std::exchange(m_lastMode, mode());
    const auto from = notationOf(kindOf(before));
    const auto to = notationOf(kindOf(mode()));
    if (from == to || text().isEmpty())
        return;
    const auto bytes = from ? bytesFrom(*from, text()) : Result<QByteArray>(text().toUtf8());
    if (!bytes)
        return;
    if (to) {
        setText(writtenAs(*to, *bytes));
    } else if (bytes->isValidUtf8()) {
        setText(exactText(*bytes));
    } else {
        setMode(before);
        say(tr("these bytes are not text: they are not UTF-8"), "warning");
    }
}

/// Of what is written in a mode.
Composer::Message::Kind Composer::kindOf(Mode mode)
{
    return mode == Mode::Hex ? Kind::Hex : mode == Mode::Base64 ? Kind::Base64 : Kind::Text;
}

/// In which a message of that kind is written; Text of JSON and XML, too.
Composer::Mode Composer::modeOf(Message::Kind kind)
{
    return kind == Kind::Hex ? Mode::Hex : kind == Kind::Base64 ? Mode::Base64 : Mode::Text;
}

Composer::Message Composer::written(const QString &name) const
{
    if (!m_attachment->path().isEmpty())
        return { .name = name,
                 .text = pathWithin(m_folder, m_attachment->path()),
                 .kind = m_attachment->isText() ? Kind::TextFile : Kind::File };
    return { .name = name, .text = text(), .kind = kindOf(mode()) };
}

void Composer::check()
{
    judge();
    m_repeatNew->setVisible(m_repeated && written() != *m_repeated);
    m_repeatNew->setEnabled(m_send->isEnabled());
}

/// Whether what is written is what its mode promises, and can be sent.
void Composer::judge()
{
    if (m_isSending || !m_attachment->path().isEmpty()) {
        m_send->setEnabled(m_ready && !m_isSending && !m_isHolding);
        setStyled(m_send, "primary", m_send->isEnabled());
        say(m_isSending ? tr("sending…") : m_isHolding ? tr("taking the text…") : QString(), "");
        return;
    }
    const QString whole = text();
    const bool isChecked = !whole.isEmpty() && whole.size() <= longestChecked;
    // Whatever stands for a variable in the end, a number or bytes may stand there.
    static const QRegularExpression variable(u"{{[^{}]*}}"_s);
    const QString problem = isChecked
        ? problemOf(QString(whole).replace(variable, standIn(mode())), mode())
        : QString();
    const bool cannotSend = kindOf(mode()) != Kind::Text && !problem.isEmpty();
    m_send->setEnabled(m_ready && !cannotSend);
    setStyled(m_send, "primary", m_send->isEnabled());
    m_send->setToolTip(m_ready ? tr("Send (Ctrl+Enter)")
                               : tr("Not connected: go to the URL (Ctrl+L) and press Enter"));
    if (!problem.isEmpty())
        say(problem, "warning");
    else if (isChecked && mode() != Mode::Text)
        say(validWords(whole), "good");
    else
        say({}, "");
}

/// "valid Hex · 5 B", as long as it is known how many they will be.
QString Composer::validWords(const QString &text) const
{
    const QString words = tr("valid %1").arg(m_mode->currentText());
    const auto notation = notationOf(kindOf(mode()));
    const auto bytes = notation ? bytesFrom(*notation, text) : Result<QByteArray>();
    return notation && bytes ? words + u" · "_s + leftToRight(formattedSize(bytes->size())) : words;
}

void Composer::say(const QString &verdict, const char *tone)
{
    QStringList words { verdict };
    if (m_repeated)
        words.prepend(tr("repeating what was written at the start"));
    words.removeAll(QString());
    m_verdict->setText(words.join(u" · "_s));
    m_verdict->setToolTip(plainToolTip(m_verdict->text()));
    setStyled(m_verdict, "tone", QLatin1StringView(tone));
}

} // namespace jackfield::ui
