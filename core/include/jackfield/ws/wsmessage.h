// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

namespace jackfield {

/// One WebSocket message: its payload and whether it is text or binary. An immutable value, cheap to copy,
/// usable on any thread. A message made from a QString makes its UTF-8 only when asked, and the other way round.
class WsMessage
{
public:
    enum class Mode { Text, Binary };

    /// An empty text message.
    WsMessage();
    static WsMessage text(const QString &text);
    /// A text message whose payload is exactly these bytes.
    static WsMessage fromUtf8(const QByteArray &utf8);
    /// The same, for who has checked that they are UTF-8 and spares others to do it again.
    static WsMessage fromCheckedUtf8(QByteArray utf8);
    /// text() of characters without a lone surrogate, checked as well.
    static WsMessage fromCheckedText(QString text);
    static WsMessage binary(const QByteArray &bytes);

    Mode mode() const;
    bool isText() const { return mode() == Mode::Text; }
    /// The payload as characters; malformed UTF-8 becomes U+FFFD.
    const QString &text() const &;
    QString text() && { return std::as_const(*this).text(); }
    /// The payload as it stands on the wire: UTF-8 for text.
    const QByteArray &bytes() const &;
    QByteArray bytes() && { return std::as_const(*this).bytes(); }
    /// Bytes on the wire, without frame headers.
    qsizetype size() const { return bytes().size(); }
    /// The same while that costs nothing, else the number of UTF-16 units: for keeping account of memory.
    qsizetype approximateSize() const;
    /// False for text that cannot be sent: a lone surrogate, or bytes that are not UTF-8 (RFC 6455 section 5.6).
    bool isWellFormed() const;

    /// Mode and bytes are equal.
    friend bool operator==(const WsMessage &a, const WsMessage &b);

private:
    struct Payload;
    explicit WsMessage(std::shared_ptr<const Payload> payload);
    std::shared_ptr<const Payload> m_payload;
};

/// One line for people: mode, size, and the start of the payload with control characters escaped.
QString describe(const WsMessage &message);
/// What QCOMPARE prints. Caller frees with delete[] (Qt Test's convention).
char *toString(const WsMessage &message);

} // namespace jackfield
