// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "framepanel.h"

#include "styled.h"

#include <ui/models/format.h>
#include <ui/models/messageframes.h>

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QToolButton>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostShown = 256; ///< bytes of the payload
constexpr int keyDigits = 8;
constexpr int opcodes = 16;
constexpr int controlOpcodes = 8; ///< they and above

/// "1 text", "3 reserved"
QString opcodeTitle(int opcode)
{
    const QString name = opcodeName(quint8(opcode));
    const bool isReserved = name.startsWith(u"0x"_s);
    return u"%1 %2"_s.arg(QString::number(opcode, 16).toUpper(),
                          !isReserved                   ? name
                              : opcode < controlOpcodes ? FramePanel::tr("reserved")
                                                        : FramePanel::tr("reserved control"));
}

QString shownBytes(const QByteArray &bytes)
{
    const qsizetype more = bytes.size() - mostShown;
    const QString shown = QString::fromLatin1(bytes.first(bytes.size() - qMax(0, more)).toHex(' '));
    return more > 0 ? FramePanel::tr("%1 … and %2 more").arg(shown, formattedCount(more)) : shown;
}
} // namespace

FramePanel::FramePanel(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_opcode(new QComboBox(this))
    , m_isMasked(new QCheckBox(tr("Mask"), this))
    , m_key(new QLineEdit(this))
    , m_form(new QComboBox(this))
    , m_length(new QLineEdit(this))
    , m_header(plainLabel({}, this))
    , m_shownPayload(elidedLabel(this))
    , m_verdict(elidedLabel(this))
    , m_send(new QPushButton(tr("Send frame"), this))
{
    setObjectName(u"framePanel"_s);
    createHead(look);
    createLength(look);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(createFields(look));
    layout->addLayout(createBytes());
    for (QCheckBox *bit : { m_bits[0], m_bits[1], m_bits[2], m_bits[3], m_isMasked })
        connect(bit, &QCheckBox::toggled, this, &FramePanel::remake);
    for (QComboBox *choice : { m_opcode, m_form })
        connect(choice, &QComboBox::currentIndexChanged, this, &FramePanel::remake);
    for (QLineEdit *edit : { m_key, m_length })
        connect(edit, &QLineEdit::textChanged, this, &FramePanel::remake);
    connect(m_send, &QPushButton::clicked, this, [this] { Q_EMIT sendRequested(m_bytes); });
    hide();
}

void FramePanel::createHead(Look &look)
{
    const QString names[] = { u"FIN"_s, u"RSV1"_s, u"RSV2"_s, u"RSV3"_s };
    for (size_t i = 0; i < m_bits.size(); ++i) {
        m_bits[i] = new QCheckBox(names[i], this);
        m_bits[i]->setObjectName(u"frame"_s + names[i]);
    }
    m_bits[0]->setChecked(true);
    m_bits[0]->setToolTip(tr("The last frame of its message"));
    m_bits[1]->setToolTip(tr("With permessage-deflate: the message is compressed"));
    for (int opcode = 0; opcode < opcodes; ++opcode)
        m_opcode->addItem(opcodeTitle(opcode));
    m_opcode->setCurrentIndex(1);
    m_opcode->setObjectName(u"frameOpcode"_s);
    m_opcode->setAccessibleName(tr("Opcode"));
    m_opcode->setToolTip(tr("The opcode: what kind of frame it is"));
    m_isMasked->setObjectName(u"frameMasked"_s);
    m_isMasked->setChecked(true);
    m_isMasked->setToolTip(tr("Clients have to mask what they send"));
    m_key->setObjectName(u"frameKey"_s);
    m_key->setFont(look.monospace());
    m_key->setMaxLength(keyDigits);
    m_key->setFixedWidth(fontMetrics().horizontalAdvance(u'0') * (keyDigits + 5));
    m_key->setText(u"%1"_s.arg(QRandomGenerator::global()->generate(), keyDigits, 16, '0'_L1));
    m_key->setAccessibleName(tr("Masking key"));
    m_key->setToolTip(tr("The masking key, eight hex digits"));
}

void FramePanel::createLength(Look &look)
{
    m_form->addItems(
        { tr("shortest length"), tr("length in 7 bits"), tr("in 16 bits"), tr("in 64 bits") });
    m_form->setObjectName(u"frameForm"_s);
    m_form->setAccessibleName(tr("How the length is written"));
    m_form->setToolTip(tr("How the length is written; any but the shortest is wrong"));
    m_length->setObjectName(u"frameLength"_s);
    m_length->setFont(look.monospace());
    m_length->setAccessibleName(tr("Length in the frame's header"));
    m_length->setToolTip(tr("Length in the header, in bytes; empty: that of the payload"));
    m_header->setObjectName(u"frameHeader"_s);
    m_header->setFont(look.monospace());
    m_header->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_header->setToolTip(tr("The header: FIN, RSV and opcode, mask and length, masking key"));
    m_shownPayload->setObjectName(u"framePayload"_s);
    m_shownPayload->setFont(look.monospace());
    m_shownPayload->setProperty("quiet", true);
    m_shownPayload->setToolTip(tr("The payload from the composer, masked if the frame is"));
    m_verdict->setObjectName(u"frameVerdict"_s);
    m_send->setObjectName(u"frameSend"_s);
    m_send->setToolTip(tr("Send these bytes as they are; the log shows what comes of it"));
}

QLayout *FramePanel::createFields(Look &look)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QCheckBox *bit : m_bits)
        row->addWidget(bit);
    row->addWidget(m_opcode);
    row->addSpacing(4);
    row->addWidget(m_isMasked);
    row->addWidget(m_key);
    row->addSpacing(4);
    row->addWidget(m_form);
    row->addWidget(m_length, 1);
    row->addWidget(m_send);
    auto *close = new QToolButton(this);
    close->setIcon(look.icon(u"window-close"_s));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close the frame by hand"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    row->addWidget(close);
    return row;
}

QLayout *FramePanel::createBytes()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_header);
    row->addWidget(m_shownPayload, 1);
    row->addWidget(m_verdict, 1);
    return row;
}

void FramePanel::setEncode(const Encode &encode)
{
    m_encode = encode;
}

void FramePanel::setPayload(const Result<QByteArray> &payload, bool isSecret)
{
    m_payload = payload;
    m_isSecret = isSecret;
    remake();
}

void FramePanel::setReady(bool ready)
{
    m_ready = ready;
    remake();
}

std::optional<quint32> FramePanel::key() const
{
    bool isRight = false;
    const quint32 key = m_key->text().toUInt(&isRight, 16);
    return isRight && m_key->text().size() == keyDigits ? std::optional(key) : std::nullopt;
}

std::optional<quint64> FramePanel::length() const
{
    if (m_length->text().isEmpty())
        return quint64(m_payload.value_or(QByteArray()).size());
    bool isRight = false;
    const quint64 length = m_length->text().toULongLong(&isRight);
    return isRight ? std::optional(length) : std::nullopt;
}

std::optional<HandFrame> FramePanel::made() const
{
    if (!m_payload || !length() || (m_isMasked->isChecked() && !key()))
        return std::nullopt;
    HandFrame made { .form = HandFrame::LengthForm(m_form->currentIndex()), .payload = *m_payload };
    made.frame.fin = m_bits[0]->isChecked();
    for (size_t i = 1; i < m_bits.size(); ++i)
        made.frame.rsv |= quint8(m_bits[i]->isChecked() ? 8 >> i : 0);
    made.frame.opcode = quint8(m_opcode->currentIndex());
    made.frame.length = *length();
    made.frame.mask = m_isMasked->isChecked() ? key() : std::nullopt;
    return made;
}

void FramePanel::remake()
{
    m_key->setEnabled(m_isMasked->isChecked());
    setStyled(m_key, "invalid", m_isMasked->isChecked() && !key());
    setStyled(m_length, "invalid", !length());
    m_length->setPlaceholderText(
        tr("%1 bytes").arg(formattedCount(m_payload.value_or(QByteArray()).size())));
    const auto frame = made();
    const WrittenFrame written = frame && m_encode ? m_encode(*frame) : WrittenFrame();
    m_bytes = written.header + written.payload;
    m_send->setEnabled(m_ready && !m_bytes.isEmpty());
    setStyled(m_send, "primary", m_send->isEnabled());
    m_header->setText(QString::fromLatin1(written.header.toHex(' ')));
    m_shownPayload->setText(
        m_isSecret
            ? tr("%1 bytes, with a secret in them").arg(formattedCount(written.payload.size()))
            : shownBytes(written.payload));
    if (!m_payload)
        tell(m_payload.error().message, u"warning"_s);
    else if (!frame)
        tell(tr("the key must be eight hex digits, the length a number"), u"warning"_s);
    else if (!written.fault.isEmpty())
        tell(written.fault, u"warning"_s);
    else
        tell(tr("valid as a single frame"), u"good"_s);
}

void FramePanel::tell(const QString &words, const QString &tone)
{
    m_verdict->setText(words);
    m_verdict->setToolTip(plainToolTip(words));
    setStyled(m_verdict, "tone", tone);
}

void FramePanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    Q_EMIT opened();
}

void FramePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace jackfield::ui
