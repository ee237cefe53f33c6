// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "support/utf8_p.h"

#include <jackfield/ws/wsmessage.h>

#include <QUtf8StringView>

#include <array>
#include <atomic>
#include <mutex>

namespace jackfield {

/// One of the two forms is given, the other is made once, on first use.
struct WsMessage::Payload
{
    Payload(Mode m, QByteArray b, bool checked = false)
        : mode(m)
        , bytesFirst(true)
        , isChecked(checked)
        , bytes(std::move(b))
    { }
    explicit Payload(QString t, bool checked = false)
        : mode(Mode::Text)
        , bytesFirst(false)
        , isChecked(checked)
        , text(std::move(t))
    { }

    Mode mode;
    bool bytesFirst;
    bool isChecked = false; ///< the bytes are known to be UTF-8
    mutable std::atomic<bool> hasBoth = false;
    mutable QByteArray bytes;
    mutable QString text;

    const QByteArray &asBytes() const
    {
        if (!bytesFirst && !hasBoth.load(std::memory_order_acquire))
            makeOther([this] { bytes = text.toUtf8(); });
        return bytes;
    }
    const QString &asText() const
    {
        if (bytesFirst && !hasBoth.load(std::memory_order_acquire))
            makeOther([this] { text = charactersOf(bytes); });
        return text;
    }

    /// Not std::call_once: that makes a system call for each, which costs more than all the rest of a message.
    template<typename Make>
    void makeOther(const Make &make) const
    {
        static std::array<std::mutex, 16>
            mutexes; // one would be a bottleneck, one each would be memory
        const std::scoped_lock lock(
            mutexes[(reinterpret_cast<quintptr>(this) >> 6) % mutexes.size()]);
        if (hasBoth.load(std::memory_order_relaxed))
            return;
        make();
        hasBoth.store(true, std::memory_order_release);
    }
};

namespace {
/// Every event has a message in it, most an empty one: they share it.
template<typename Payload>
const std::shared_ptr<const Payload> &nothing()
{
    static const auto payload = std::make_shared<const Payload>(QString(), true);
    return payload;
}
} // namespace

WsMessage::WsMessage()
    : WsMessage(nothing<Payload>())
{ }

WsMessage::WsMessage(std::shared_ptr<const Payload> payload)
    : m_payload(std::move(payload))
{ }

WsMessage WsMessage::text(const QString &text)
{
    return WsMessage(std::make_shared<const Payload>(text));
}

WsMessage WsMessage::fromCheckedText(QString text)
{
    return WsMessage(std::make_shared<const Payload>(std::move(text), true));
}

WsMessage WsMessage::fromUtf8(const QByteArray &utf8)
{
    return WsMessage(std::make_shared<const Payload>(Mode::Text, utf8));
}

WsMessage WsMessage::fromCheckedUtf8(QByteArray utf8)
{
    return WsMessage(std::make_shared<const Payload>(Mode::Text, std::move(utf8), true));
}

WsMessage WsMessage::binary(const QByteArray &bytes)
{
    return WsMessage(std::make_shared<const Payload>(Mode::Binary, bytes));
}

WsMessage::Mode WsMessage::mode() const
{
    return m_payload->mode;
}

const QString &WsMessage::text() const &
{
    return m_payload->asText();
}

const QByteArray &WsMessage::bytes() const &
{
    return m_payload->asBytes();
}

qsizetype WsMessage::approximateSize() const
{
    return m_payload->bytesFirst ? m_payload->bytes.size() : m_payload->text.size();
}

bool WsMessage::isWellFormed() const
{
    if (m_payload->mode == Mode::Binary || m_payload->isChecked)
        return true;
    return m_payload->bytesFirst ? QUtf8StringView(m_payload->bytes).isValidUtf8()
                                 : QStringView(m_payload->text).isValidUtf16();
}

bool operator==(const WsMessage &a, const WsMessage &b)
{
    return a.m_payload == b.m_payload || (a.mode() == b.mode() && a.bytes() == b.bytes());
}

QString describe(const WsMessage &message)
{
    constexpr qsizetype shown = 200;
    const qsizetype size = message.size();
    const auto sized = [size](const char *mode) {
        return QString::fromLatin1("%1 %2 B: ").arg(QLatin1String(mode)).arg(size);
    };
    if (!message.isText())
        return sized("binary")
            + QString::fromLatin1(message.bytes().first(qMin(size, shown / 2)).toHex(' '));
    QString line;
    for (const QChar c : message.text().left(shown)) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            line += QString::fromLatin1("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        else
            line += c;
    }
    return sized("text") + line;
}

char *toString(const WsMessage &message)
{
    return qstrdup(describe(message).toUtf8().constData());
}

} // namespace jackfield
