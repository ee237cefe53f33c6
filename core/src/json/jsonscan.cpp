// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsondocument_p.h"

#include <jackfield/json/jsonscan.h>
#include <jackfield/json/jsonvalue.h>

#include <array>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace jackfield {

namespace {
constexpr qsizetype blockSize = 64;

/// Which of 64 bytes are what; the first byte is the lowest bit.
struct Block
{
    quint64 quotes = 0;
    quint64 backslashes = 0;
    quint64 opens = 0; ///< { and [
    quint64 closes = 0; ///< } and ]
};

// The brackets differ from the braces in one bit.
constexpr char caseBit = 0x20;

#ifdef __SSE2__
Block blockAt(const char *bytes)
{
    Block block;
    for (int i = 0; i < blockSize; i += 16) {
        const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + i));
        const __m128i folded = _mm_or_si128(chunk, _mm_set1_epi8(caseBit));
        const auto mask = [i](__m128i text, char c) {
            return quint64(quint32(_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8(c))))) << i;
        };
        block.quotes |= mask(chunk, '"');
        block.backslashes |= mask(chunk, '\\');
        block.opens |= mask(folded, '{');
        block.closes |= mask(folded, '}');
    }
    return block;
}
#else
Block blockAt(const char *bytes)
{
    Block block;
    for (int i = 0; i < blockSize; ++i) {
        const char folded = char(bytes[i] | caseBit);
        block.quotes |= quint64(bytes[i] == '"') << i;
        block.backslashes |= quint64(bytes[i] == '\\') << i;
        block.opens |= quint64(folded == '{') << i;
        block.closes |= quint64(folded == '}') << i;
    }
    return block;
}
#endif

/// Each bit: whether an odd number of bits stands up to it.
quint64 prefixXor(quint64 bits)
{
    for (int shift = 1; shift < blockSize; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/// Brackets and strings from the inside of a container to its end, 64 bytes at a time.
class ContainerSkipper
{
public:
    /// Where the bracket ends that closes `depth` containers; nothing if it is not there.
    std::optional<qsizetype> end(QByteArrayView text, qsizetype at, qsizetype depth)
    {
        m_depth = depth;
        for (; at < text.size(); at += blockSize) {
            const qsizetype rest = text.size() - at;
            std::array<char, blockSize> tail {};
            if (rest < blockSize)
                std::memcpy(tail.data(), text.data() + at, size_t(rest));
            if (const int end = take(blockAt(rest < blockSize ? tail.data() : text.data() + at)))
                return at + end;
        }
        return std::nullopt;
    }

private:
    /// The offset behind the last bracket if it is in this block; else 0.
    int take(Block block)
    {
        block.quotes &= ~escaped(block.backslashes);
        const quint64 inside = prefixXor(block.quotes) ^ m_inString;
        m_inString = (inside >> (blockSize - 1)) ? ~quint64(0) : 0;
        block.opens &= ~inside;
        block.closes &= ~inside;
        if (m_depth > std::popcount(block.closes)) {
            m_depth += std::popcount(block.opens) - std::popcount(block.closes);
            return 0;
        }
        for (quint64 bits = block.opens | block.closes; bits != 0; bits &= bits - 1) {
            const int at = std::countr_zero(bits);
            m_depth += (block.opens >> at) & 1U ? 1 : -1;
            if (m_depth == 0)
                return at + 1;
        }
        return 0;
    }
    /// The bytes that a backslash stands before.
    quint64 escaped(quint64 backslashes)
    {
        quint64 found = m_isEscaped ? 1 : 0;
        m_isEscaped = false;
        for (backslashes &= ~found; backslashes != 0;) {
            const int at = std::countr_zero(backslashes);
            m_isEscaped = at == blockSize - 1;
            const quint64 next = m_isEscaped ? 0 : quint64(2) << at;
            found |= next;
            backslashes &= ~(next | (quint64(1) << at));
        }
        return found;
    }

    qsizetype m_depth = 0;
    quint64 m_inString = 0; ///< all bits or none
    bool m_isEscaped = false;
};

class Scanner
{
public:
    using Found = std::optional<QByteArrayView>;

    Scanner(QByteArrayView text, const QStringList &tokens)
        : m_text(text)
        , m_tokens(tokens)
    { }

    Result<Found> run()
    {
        Found found;
        skipBlanks();
        if (value(0, found)) {
            skipBlanks();
            if (m_at == m_text.size())
                return found;
            m_expected = "the end of the text";
        }
        const QString where = jsonPosition(m_text, m_at);
        return failure(
            Error::Code::Invalid,
            QStringLiteral("JSON: expected %1, at %2").arg(QString::fromLatin1(m_expected), where),
            where);
    }

private:
    bool expected(const char *what)
    {
        m_expected = what;
        return false;
    }
    bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    bool take(char c)
    {
        const bool is = isAt(c);
        m_at += is;
        return is;
    }
    void skipBlanks()
    {
        while (isAt(' ') || isAt('\n') || isAt('\r') || isAt('\t'))
            ++m_at;
    }
    bool value(qsizetype token, Found &found);
    bool members(qsizetype token, Found &found);
    bool elements(qsizetype token, Found &found);
    bool skipValue();
    bool skipString();
    bool skipContainer(qsizetype depth);
    bool isKey(QByteArrayView quoted, const QString &token) const;

    QByteArrayView m_text;
    const QStringList &m_tokens;
    qsizetype m_at = 0;
    const char *m_expected = "";
};

/// One value, `token` being the next step in it.
bool Scanner::value(qsizetype token, Found &found)
{
    found.reset();
    if (token < m_tokens.size())
        return isAt('{') ? members(token, found) : isAt('[') ? elements(token, found) : skipValue();
    const qsizetype begin = m_at;
    if (!skipValue())
        return false;
    found = m_text.sliced(begin, m_at - begin);
    return true;
}

bool Scanner::members(qsizetype token, Found &found)
{
    ++m_at;
    skipBlanks();
    if (take('}'))
        return true;
    while (true) {
        const qsizetype begin = m_at;
        if (!isAt('"'))
            return expected("a member's name in quotes");
        if (!skipString())
            return false;
        const QByteArrayView key = m_text.sliced(begin, m_at - begin);
        skipBlanks();
        if (!take(':'))
            return expected("':' after a member's name");
        skipBlanks();
        if (!(isKey(key, m_tokens.at(token)) ? value(token + 1, found) : skipValue()))
            return false;
        skipBlanks();
        if (take('}'))
            return true;
        if (!take(','))
            return expected("',' or '}' after a member");
        skipBlanks();
    }
}

bool Scanner::elements(qsizetype token, Found &found)
{
    bool isIndex = false;
    const QString &text = m_tokens.at(token);
    const qsizetype wanted = text.toLongLong(&isIndex);
    if (!isIndex || QString::number(wanted) != text)
        return skipValue();
    ++m_at;
    skipBlanks();
    if (take(']'))
        return true;
    for (qsizetype index = 0;; ++index) {
        if (index == wanted)
            return value(token + 1, found) && skipContainer(1);
        if (!skipValue())
            return false;
        skipBlanks();
        if (take(']'))
            return true;
        if (!take(','))
            return expected("',' or ']' after an element");
        skipBlanks();
    }
}

bool Scanner::skipValue()
{
    if (isAt('"'))
        return skipString();
    if (take('{') || take('['))
        return skipContainer(1);
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && !std::strchr(",]} \n\r\t", m_text[m_at]))
        ++m_at;
    return m_at > begin || expected("a value");
}

bool Scanner::skipString()
{
    for (qsizetype quote = m_at; (quote = m_text.indexOf('"', quote + 1)) >= 0;) {
        qsizetype backslash = quote;
        while (m_text[backslash - 1] == '\\')
            --backslash;
        if ((quote - backslash) % 2 == 0) {
            m_at = quote + 1;
            return true;
        }
    }
    m_at = m_text.size();
    return expected("a quote that ends the string");
}

bool Scanner::skipContainer(qsizetype depth)
{
    const auto end = ContainerSkipper().end(m_text, m_at, depth);
    m_at = end.value_or(m_text.size());
    return end || expected("a bracket that ends the array or object");
}

bool Scanner::isKey(QByteArrayView quoted, const QString &token) const
{
    const QByteArrayView plain = quoted.sliced(1).chopped(1);
    if (!plain.contains('\\'))
        return QUtf8StringView(plain) == token;
    const auto parsed = JsonValue::parse(quoted.toByteArray());
    return parsed && parsed->toString() == token;
}
} // namespace

Result<std::optional<QByteArrayView>> findJson(QByteArrayView text, const JsonPointer &pointer)
{
    return Scanner(text, pointer.tokens()).run();
}

} // namespace jackfield
