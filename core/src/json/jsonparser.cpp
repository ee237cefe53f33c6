// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsondocument_p.h"
#include "support/utf8_p.h"

#include <QUtf8StringView>

namespace jackfield {

namespace {
constexpr qsizetype longestText = qsizetype(1) << 30; // so that offsets and counts fit a JsonNode

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Bytes of the UTF-8 character at the front of `text`; 0 if it is none.
qsizetype characterLength(QByteArrayView text)
{
    const quint8 lead = quint8(text.front());
    const qsizetype length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return length <= text.size() && QUtf8StringView(text.data(), length).isValidUtf8() ? length : 0;
}

qsizetype firstBadUtf8(QByteArrayView text)
{
    qsizetype offset = 0;
    while (offset < text.size()) {
        const qsizetype length = characterLength(text.sliced(offset));
        if (length == 0)
            break;
        offset += length;
    }
    return offset;
}

/// One pass over valid UTF-8, without recursion: nesting lives in `m_open`.
class Parser
{
public:
    Parser(QByteArrayView text, int depth)
        : m_text(text)
        , m_depth(depth)
    { }

    bool run();
    std::vector<JsonNode> takeNodes() { return std::move(m_nodes); }
    Error error() const
    {
        const QString where = jsonPosition(m_text, m_at);
        const QString message = m_isTooDeep
            ? QStringLiteral("JSON: nested deeper than %1, at %2").arg(m_depth).arg(where)
            : QStringLiteral("JSON: expected %1, found %2, at %3").arg(m_expected, found(), where);
        return { m_isTooDeep ? Error::Code::Unsupported : Error::Code::Invalid, message, where };
    }

private:
    bool atEnd() const { return m_at == m_text.size(); }
    bool isAt(char c) const { return !atEnd() && m_text[m_at] == c; }
    bool take(char c)
    {
        const bool is = isAt(c);
        m_at += is;
        return is;
    }
    bool expected(const char *what)
    {
        m_expected = QString::fromLatin1(what);
        return false;
    }
    QString found() const;
    void skipBlanks();
    qsizetype open(JsonValue::Type type);
    bool leaf(JsonValue::Type type, bool (Parser::*body)());
    bool value();
    bool nextChild();
    bool enter(JsonValue::Type type);
    void leave();
    bool string();
    bool escape();
    bool number();
    bool digits();
    bool literal();

    QByteArrayView m_text;
    int m_depth;
    qsizetype m_at = 0;
    std::vector<JsonNode> m_nodes;
    std::vector<quint32> m_open;
    QString m_expected;
    bool m_isTooDeep = false;
};

bool Parser::run()
{
    skipBlanks();
    if (!value())
        return false;
    while (!m_open.empty()) {
        if (!nextChild())
            return false;
    }
    skipBlanks();
    return atEnd() || expected("the end of the text");
}

QString Parser::found() const
{
    if (atEnd())
        return QStringLiteral("the end of the text");
    const QByteArrayView rest = m_text.sliced(m_at);
    const QString character = charactersOf(rest.first(qMax(characterLength(rest), qsizetype(1))));
    if (rest.front() > ' ' && rest.front() < 0x7F)
        return QStringLiteral("'%1'").arg(character);
    return QStringLiteral("U+%1")
        .arg(character.toUcs4().front(), 4, 16, QLatin1Char('0'))
        .toUpper();
}

void Parser::skipBlanks()
{
    while (!atEnd()) {
        const char c = m_text[m_at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return;
        ++m_at;
    }
}

qsizetype Parser::open(JsonValue::Type type)
{
    JsonNode node;
    node.begin = quint32(m_at);
    node.type = quint32(type) & 7U;
    m_nodes.push_back(node);
    return qsizetype(m_nodes.size()) - 1;
}

bool Parser::leaf(JsonValue::Type type, bool (Parser::*body)())
{
    const auto index = size_t(open(type));
    if (!(this->*body)())
        return false;
    m_nodes[index].end = quint32(m_at);
    m_nodes[index].next = quint32(index + 1);
    return true;
}

bool Parser::value()
{
    switch (atEnd() ? '\0' : m_text[m_at]) {
    case '{':
        return enter(JsonValue::Type::Object);
    case '[':
        return enter(JsonValue::Type::Array);
    case '"':
        return leaf(JsonValue::Type::String, &Parser::string);
    case 't':
    case 'f':
        return leaf(JsonValue::Type::Bool, &Parser::literal);
    case 'n':
        return leaf(JsonValue::Type::Null, &Parser::literal);
    default:
        if (!atEnd() && (isAt('-') || isDigit(m_text[m_at])))
            return leaf(JsonValue::Type::Number, &Parser::number);
        return expected("a value");
    }
}

bool Parser::enter(JsonValue::Type type)
{
    if (m_open.size() >= size_t(m_depth)) {
        m_isTooDeep = true;
        return false;
    }
    m_open.push_back(quint32(open(type)));
    ++m_at;
    return true;
}

void Parser::leave()
{
    ++m_at;
    JsonNode &container = m_nodes[m_open.back()];
    container.end = quint32(m_at);
    container.next = quint32(m_nodes.size());
    m_open.pop_back();
}

/// In the innermost array or object: its end, or one child with what stands before it.
bool Parser::nextChild()
{
    const quint32 container = m_open.back();
    const bool isObject = m_nodes[container].type == quint32(JsonValue::Type::Object);
    const bool isFirst = m_nodes[container].count == 0;
    skipBlanks();
    if (isAt(isObject ? '}' : ']')) {
        leave();
        return true;
    }
    if (!isFirst) {
        if (!take(','))
            return expected(isObject ? "',' or '}' after a member" : "',' or ']' after an element");
        skipBlanks();
    }
    if (isObject) {
        if (!isAt('"'))
            return expected(isFirst ? "a member's name in quotes, or '}'"
                                    : "a member's name in quotes");
        if (!leaf(JsonValue::Type::String, &Parser::string))
            return false;
        skipBlanks();
        if (!take(':'))
            return expected("':' after a member's name");
        skipBlanks();
    }
    m_nodes[container].count = (m_nodes[container].count + 1) & 0x1FFFFFFFU;
    return value();
}

bool Parser::string()
{
    ++m_at;
    while (!atEnd()) {
        const char c = m_text[m_at];
        if (c == '"') {
            ++m_at;
            return true;
        }
        if (quint8(c) < 0x20)
            return expected("control characters in strings to be escaped");
        ++m_at;
        if (c == '\\' && !escape())
            return false;
    }
    return expected("a quote that ends the string");
}

bool Parser::escape()
{
    if (atEnd())
        return expected("a quote that ends the string");
    const char c = m_text[m_at];
    if (c != 'u') {
        if (!QByteArrayView("\"\\/bfnrt").contains(c))
            return expected("one of \" \\ / b f n r t u after a backslash");
        ++m_at;
        return true;
    }
    ++m_at;
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (atEnd() || !isHexDigit(m_text[m_at]))
            return expected("four hex digits after \\u");
    }
    return true;
}

bool Parser::digits()
{
    if (atEnd() || !isDigit(m_text[m_at]))
        return expected("a digit");
    while (!atEnd() && isDigit(m_text[m_at]))
        ++m_at;
    return true;
}

bool Parser::number()
{
    take('-');
    if (!take('0') && !digits())
        return false;
    if (take('.') && !digits())
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        return digits();
    }
    return true;
}

bool Parser::literal()
{
    for (const QByteArrayView word :
         { QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null") }) {
        if (m_text.sliced(m_at).startsWith(word)) {
            m_at += word.size();
            return true;
        }
    }
    return expected("true, false or null");
}
} // namespace

QString jsonPosition(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(offset);
    const qsizetype line = before.count('\n') + 1;
    qsizetype column = 1;
    for (qsizetype i = before.lastIndexOf('\n') + 1; i < before.size(); ++i)
        column += (quint8(before[i]) & 0xC0) != 0x80;
    return QStringLiteral("%1:%2").arg(line).arg(column);
}

Result<JsonDocument> parseJson(const QByteArray &text, int depth)
{
    if (text.size() > longestText) {
        return failure(
            Error::Code::Unsupported,
            QStringLiteral("a JSON text of %1 bytes; at most 1 GiB is read").arg(text.size()));
    }
    if (!QUtf8StringView(text).isValidUtf8()) {
        const QString where = jsonPosition(text, firstBadUtf8(text));
        return failure(
            Error::Code::Invalid, QStringLiteral("JSON: not UTF-8 at %1").arg(where), where);
    }
    Parser parser(text, qBound(0, depth, JsonValue::greatestDepth));
    if (!parser.run())
        return std::unexpected(parser.error());
    return JsonDocument { text, parser.takeNodes() };
}

} // namespace jackfield
