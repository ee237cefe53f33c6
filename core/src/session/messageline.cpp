// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messageline_p.h"

#include <jackfield/json/jsonscan.h>

#include <QUtf8StringView>

#include <cstring>

namespace jackfield {

namespace {
using std::chrono::microseconds;

// One less than a line may nest: the payload stands in an object.
constexpr int payloadDepth = JsonValue::defaultDepth - 1;
constexpr qsizetype longest = qsizetype(1) << 30; // what JsonValue::parse reads

/// A line from its begin to its end; whatever does not stand there as it should stops it.
class Cursor
{
public:
    explicit Cursor(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    { }

    bool atEnd() const { return m_at == m_end; }
    QByteArrayView rest() const { return { m_at, m_end }; }
    void skip(qsizetype bytes) { m_at += bytes; }

    bool take(QByteArrayView text)
    {
        if (m_end - m_at < text.size() || std::memcmp(m_at, text.data(), size_t(text.size())) != 0)
            return false;
        m_at += text.size();
        return true;
    }
    /// A whole number of at most 12 digits, as JSON writes it: no sign, no zeros in front.
    std::optional<qint64> number()
    {
        qint64 value = 0;
        const char *const first = m_at;
        for (; m_at < m_end && *m_at >= '0' && *m_at <= '9' && m_at - first < 13; ++m_at)
            value = value * 10 + (*m_at - '0');
        const qsizetype digits = m_at - first;
        const bool isPlain = digits == 1 || (digits > 1 && digits < 13 && *first != '0');
        return isPlain ? std::optional(value) : std::nullopt;
    }
    /// Milliseconds with at most three decimals.
    std::optional<microseconds> time()
    {
        const auto whole = number();
        if (!whole)
            return std::nullopt;
        qint64 micros = *whole * 1000;
        if (!take("."))
            return microseconds(micros);
        qint64 worth = 100;
        const char *const first = m_at;
        for (; m_at < m_end && *m_at >= '0' && *m_at <= '9' && m_at - first < 3; ++m_at) {
            micros += (*m_at - '0') * worth;
            worth /= 10;
        }
        return m_at > first ? std::optional(microseconds(micros)) : std::nullopt;
    }
    /// The inside of a string without escapes and controls, behind its quote; what stops it is not passed.
    QByteArrayView plain()
    {
        const char *const first = m_at;
        while (m_at < m_end && *m_at != '"' && *m_at != '\\' && quint8(*m_at) >= 0x20)
            ++m_at;
        return { first, m_at };
    }
    /// Four hex digits.
    std::optional<char16_t> unit()
    {
        if (m_end - m_at < 4)
            return std::nullopt;
        uint value = 0;
        for (const char *const end = m_at + 4; m_at < end; ++m_at) {
            const char c = *m_at;
            const char lower = char(c | 0x20);
            if (c >= '0' && c <= '9')
                value = value * 16 + uint(c - '0');
            else if (lower >= 'a' && lower <= 'f')
                value = value * 16 + uint(lower - 'a' + 10);
            else
                return std::nullopt;
        }
        return char16_t(value);
    }
    std::optional<Side> side()
    {
        if (take("\"server\""))
            return Side::Server;
        return take("\"client\"") ? std::optional(Side::Client) : std::nullopt;
    }

private:
    const char *m_at;
    const char *m_end;
};

/// Appends the character of an escape, behind its backslash.
bool appendEscape(Cursor &line, QByteArray &utf8)
{
    static constexpr QByteArrayView names("\"\\/bfnrt");
    static constexpr QByteArrayView characters("\"\\/\b\f\n\r\t");
    const QByteArrayView rest = line.rest();
    if (rest.isEmpty())
        return false;
    if (const qsizetype index = names.indexOf(rest.front()); index >= 0) {
        line.skip(1);
        utf8 += characters[index];
        return true;
    }
    if (!line.take("u"))
        return false;
    const auto unit = line.unit();
    if (!unit || QChar::isLowSurrogate(*unit))
        return false;
    QString text(QChar { *unit });
    if (QChar::isHighSurrogate(*unit)) {
        const auto low = line.take("\\u") ? line.unit() : std::nullopt;
        if (!low || !QChar::isLowSurrogate(*low))
            return false;
        text += QChar(*low);
    }
    utf8 += text.toUtf8();
    return true;
}

/// The rest of a string behind its first quote, as UTF-8, if it is well-formed.
std::optional<QByteArray> characters(Cursor &line)
{
    QByteArrayView part = line.plain();
    if (line.take("\""))
        return part.toByteArray();
    QByteArray utf8;
    utf8.reserve(part.size() + line.rest().size());
    while (true) {
        utf8 += part;
        if (line.take("\""))
            return utf8;
        if (!line.take("\\") || !appendEscape(line, utf8))
            return std::nullopt;
        part = line.plain();
    }
}

std::optional<WsMessage> payload(Cursor &line)
{
    if (line.take(R"("json":)")) {
        const auto length = jsonLength(line.rest(), payloadDepth);
        if (!length)
            return std::nullopt;
        const QByteArrayView value = line.rest().first(*length);
        line.skip(*length);
        return WsMessage::fromCheckedUtf8(value.toByteArray());
    }
    if (line.take(R"("text":")"))
        return characters(line).transform(&WsMessage::fromCheckedUtf8);
    if (!line.take(R"("base64":")"))
        return std::nullopt;
    const QByteArrayView digits = line.plain();
    const auto decoded = QByteArray::fromBase64Encoding(digits.toByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !line.take("\""))
        return std::nullopt;
    if (line.take(R"(,"mode":"text")"))
        return WsMessage::fromUtf8(*decoded);
    return WsMessage::binary(*decoded);
}

/// "[7.1,0,0,1,6,"1f2e3d4c"]"
std::optional<SessionFrame> frame(Cursor &line)
{
    const auto limited = [&line](qint64 most) {
        const auto value = line.take(",") ? line.number() : std::nullopt;
        return value && *value <= most ? value : std::nullopt;
    };
    const auto t = line.take("[") ? line.time() : std::nullopt;
    const auto fin = t ? limited(1) : std::nullopt;
    const auto rsv = fin ? limited(7) : std::nullopt;
    const auto opcode = rsv ? limited(15) : std::nullopt;
    const auto length = opcode ? limited(std::numeric_limits<qint64>::max()) : std::nullopt;
    if (!length)
        return std::nullopt;
    SessionFrame seen { .t = *t,
                        .frame = { .fin = *fin == 1,
                                   .rsv = quint8(*rsv),
                                   .opcode = quint8(*opcode),
                                   .length = quint64(*length) } };
    if (line.take(",null]"))
        return seen;
    if (!line.take(",\""))
        return std::nullopt;
    const auto high = line.unit();
    const auto low = high ? line.unit() : std::nullopt;
    if (!low || !line.take("\"]"))
        return std::nullopt;
    seen.frame.mask = quint32(*high) << 16 | *low;
    return seen;
}

bool takeFrames(Cursor &line, QList<SessionFrame> &frames)
{
    if (!line.take(R"(,"frames":[)"))
        return true;
    do {
        const auto next = frame(line);
        if (!next)
            return false;
        frames.append(*next);
    } while (line.take(","));
    return line.take("]");
}
} // namespace

std::optional<SessionEvent> messageFromLine(QByteArrayView text)
{
    if (text.size() > longest)
        return std::nullopt;
    Cursor line(text);
    const auto t = line.take(R"({"t":)") ? line.time() : std::nullopt;
    const auto conn = t && line.take(R"(,"conn":)") ? line.number() : std::nullopt;
    if (!conn || *conn > std::numeric_limits<int>::max()
        || !line.take(R"(,"event":"message","from":)"))
        return std::nullopt;
    const auto from = line.side();
    if (!from || !line.take(",") || !QUtf8StringView(text).isValidUtf8())
        return std::nullopt;
    auto message = payload(line);
    if (!message)
        return std::nullopt;
    SessionEvent event;
    event.t = *t;
    event.conn = int(*conn);
    event.from = *from;
    event.message = *std::move(message);
    if (!takeFrames(line, event.frames) || !line.take("}") || !line.atEnd())
        return std::nullopt;
    return event;
}

} // namespace jackfield
