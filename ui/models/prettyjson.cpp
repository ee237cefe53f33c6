// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "prettyjson.h"

#include <jackfield/json/jsonscan.h>
#include <jackfield/json/jsonvalue.h>

namespace jackfield::ui {

namespace {
constexpr qsizetype indentation = 2;
constexpr qsizetype deepestIndentation = 32; ///< levels; what is deeper stands there
constexpr int mostContinuation = 3; ///< bytes of a character behind its first one

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
} // namespace

bool isJson(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return !text.isEmpty() && text.isValidUtf8()
        && jsonLength(text, JsonValue::defaultDepth) == text.size();
}

QByteArray PrettyJson::next(qsizetype about)
{
    m_out.clear();
    m_out.reserve(std::min(about + about / 4, m_json.size() * 2));
    m_brackets.clear();
    if (m_isInString)
        m_isInString = !string(about);
    while (m_at < m_json.size() && !m_isInString) {
        const char c = m_json[m_at];
        if (m_out.size() >= about && m_isAtLineStart)
            break;
        if (m_isAtLineStart && !isBlank(c))
            indent();
        if (c == '"') {
            m_isInString = !string(about);
            continue;
        }
        write(c);
        ++m_at;
    }
    return std::exchange(m_out, {});
}

void PrettyJson::write(char c)
{
    switch (c) {
    case '{':
    case '[':
        open(c);
        break;
    case '}':
    case ']':
        close(c);
        break;
    case ',':
        m_out += c;
        if (!m_members.empty())
            ++m_members.back();
        endLine();
        break;
    case ':':
        m_out += ": ";
        break;
    default:
        if (!isBlank(c))
            m_out += c;
    }
}

void PrettyJson::open(char c)
{
    qsizetype next = m_at + 1;
    while (next < m_json.size() && isBlank(m_json[next]))
        ++next;
    const bool isEmpty = next < m_json.size() && (m_json[next] == '}' || m_json[next] == ']');
    if (isEmpty) {
        m_out += c;
        m_out += m_json[next];
        m_at = next;
        return;
    }
    m_brackets.push_back({ .at = m_out.size(), .opens = true });
    m_out += c;
    m_members.push_back(1);
    endLine();
}

void PrettyJson::close(char c)
{
    const quint32 members = m_members.empty() ? 0 : m_members.back();
    if (!m_members.empty())
        m_members.pop_back();
    endLine();
    indent();
    m_brackets.push_back({ .at = m_out.size(), .opens = false, .members = members });
    m_out += c;
}

bool PrettyJson::string(qsizetype longest)
{
    const qsizetype begin = m_at;
    const qsizetype end = std::min(m_json.size(), begin + std::max<qsizetype>(longest, 2));
    if (!m_isInString)
        ++m_at;
    while (m_at < end && m_json[m_at] != '"')
        m_at += m_json[m_at] == '\\' ? 2 : 1;
    m_at = std::min(m_at, m_json.size());
    const bool isWhole = m_at < m_json.size() && m_json[m_at] == '"';
    m_at += isWhole ? 1 : 0;
    const qsizetype cut = m_at;
    while (!isWhole && m_at < m_json.size() && m_at - cut < mostContinuation
           && (quint8(m_json[m_at]) & 0xc0) == 0x80)
        ++m_at;
    m_out += m_json.sliced(begin, m_at - begin);
    return isWhole || m_at >= m_json.size();
}

void PrettyJson::endLine()
{
    m_out += '\n';
    m_isAtLineStart = true;
}

void PrettyJson::indent()
{
    m_isAtLineStart = false;
    const qsizetype levels = std::min(qsizetype(m_members.size()), deepestIndentation);
    m_out.append(levels * indentation, ' ');
}

} // namespace jackfield::ui
