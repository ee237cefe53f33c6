// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonlength_p.h"

#include <jackfield/json/jsonscan.h>

#include <array>

namespace jackfield {

namespace {
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The bytes that do not stand for themselves in a JSON string: quote, backslash and C0.
constexpr std::array<bool, 256> special = [] {
    std::array<bool, 256> table {};
    for (size_t c = 0; c < 0x20; ++c)
        table[c] = true;
    table['"'] = true;
    table['\\'] = true;
    return table;
}();
} // namespace

qsizetype JsonChecker::length()
{
    m_at = m_begin;
    m_depth = 0;
    if (!value())
        return -1;
    while (m_depth > 0) {
        if (!nextChild())
            return -1;
    }
    return m_at - m_begin;
}

void JsonChecker::skipBlanks()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

bool JsonChecker::value()
{
    switch (m_at < m_end ? *m_at : '\0') {
    case '{':
    case '[':
        return enter();
    case '"':
        return string();
    case 't':
        return word("true");
    case 'f':
        return word("false");
    case 'n':
        return word("null");
    default:
        return number();
    }
}

bool JsonChecker::enter()
{
    if (m_depth >= m_deepest)
        return false;
    m_isObject[size_t(m_depth++)] = *m_at++ == '{';
    skipBlanks();
    if (isAt(m_isObject[size_t(m_depth - 1)] ? '}' : ']')) {
        ++m_at;
        --m_depth;
        return true;
    }
    return child();
}

/// In the innermost array or object, behind a child: its end, or one more.
bool JsonChecker::nextChild()
{
    skipBlanks();
    if (isAt(m_isObject[size_t(m_depth - 1)] ? '}' : ']')) {
        ++m_at;
        --m_depth;
        return true;
    }
    if (!isAt(','))
        return false;
    ++m_at;
    skipBlanks();
    return child();
}

bool JsonChecker::child()
{
    if (m_isObject[size_t(m_depth - 1)]) {
        if (!isAt('"') || !string())
            return false;
        skipBlanks();
        if (!isAt(':'))
            return false;
        ++m_at;
        skipBlanks();
    }
    return value();
}

bool JsonChecker::string()
{
    ++m_at;
    while (true) {
        while (m_at < m_end && !special[quint8(*m_at)])
            ++m_at;
        if (m_at == m_end)
            return false;
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (*m_at != '\\' || !escape())
            return false;
    }
}

bool JsonChecker::escape()
{
    ++m_at;
    if (m_at == m_end)
        return false;
    if (*m_at != 'u')
        return QByteArrayView("\"\\/bfnrt").contains(*m_at++);
    const auto unit = unitAt(++m_at);
    if (!unit)
        return false;
    m_at += 4;
    if (!m_onlyCommon || !QChar::isSurrogate(*unit))
        return true;
    const bool isPaired = QChar::isHighSurrogate(*unit) && m_end - m_at >= 6 && m_at[0] == '\\'
        && m_at[1] == 'u' && QChar::isLowSurrogate(unitAt(m_at + 2).value_or(0));
    m_at += isPaired ? 6 : 0;
    return isPaired;
}

std::optional<char16_t> JsonChecker::unitAt(const char *digits) const
{
    if (m_end - digits < 4)
        return std::nullopt;
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexDigit(digits[i]);
        if (digit < 0)
            return std::nullopt;
        unit = unit * 16 + digit;
    }
    return char16_t(unit);
}

bool JsonChecker::digits()
{
    const char *const first = m_at;
    while (m_at < m_end && isDigit(*m_at))
        ++m_at;
    return m_at > first;
}

bool JsonChecker::number()
{
    const char *const first = m_at;
    if (isAt('-'))
        ++m_at;
    if (isAt('0'))
        ++m_at;
    else if (!digits())
        return false;
    if (isAt('.')) {
        ++m_at;
        if (!digits())
            return false;
    }
    const bool hasExponent = isAt('e') || isAt('E');
    if (hasExponent) {
        ++m_at;
        if (isAt('+') || isAt('-'))
            ++m_at;
        if (!digits())
            return false;
    }
    constexpr qsizetype alwaysFits =
        18; // characters of a 64-bit integer, and far below the greatest double
    if (!m_onlyCommon || (!hasExponent && m_at - first <= alwaysFits))
        return true;
    return isCommonNumber({ first, m_at });
}

bool JsonChecker::word(QByteArrayView text)
{
    if (m_end - m_at < text.size() || QByteArrayView(m_at, text.size()) != text)
        return false;
    m_at += text.size();
    return true;
}

std::optional<qsizetype> jsonLength(QByteArrayView text, int depth)
{
    const qsizetype length = JsonChecker(text, depth).length();
    return length < 0 ? std::nullopt : std::optional(length);
}

} // namespace jackfield
