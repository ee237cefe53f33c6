// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "tokenlooks_p.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jackfield {

namespace {
// docs/sessions.md tells these.
constexpr qsizetype shortestToken = 20;
constexpr qsizetype longestToken = 4096; // what is longer is data
constexpr double hexBits = 3.0; // of Shannon's entropy a character
constexpr double otherBits = 3.5;
constexpr qsizetype charactersAChange = 5;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLetter(char c)
{
    return isUpper(c) || (c >= 'a' && c <= 'z');
}

bool isHex(char c)
{
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

bool isAllHex(QByteArrayView text)
{
    return std::ranges::all_of(text, isHex);
}

double bitsPerCharacter(QByteArrayView text)
{
    std::array<int, 256> counts {};
    for (const char c : text)
        ++counts.at(quint8(c));
    double bits = 0;
    for (const int count : counts) {
        const double share = double(count) / double(text.size());
        bits -= count > 0 ? share * std::log2(share) : 0;
    }
    return bits;
}

/// How often letters, capitals and digits change; a capital before small letters is what words have.
qsizetype classChanges(QByteArrayView text)
{
    const auto classOf = [](char c) {
        return isDigit(c) ? 1 : isUpper(c) ? 2 : isLetter(c) ? 3 : 0;
    };
    qsizetype changes = 0;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const int before = classOf(text[i - 1]);
        const int after = classOf(text[i]);
        changes += before != 0 && after != 0 && before != after && !(before == 2 && after == 3);
    }
    return changes;
}

bool isUuidAt(QByteArrayView text, qsizetype at)
{
    constexpr qsizetype length = 36;
    if (at + length > text.size())
        return false;
    for (qsizetype i = 0; i < length; ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? text[at + i] != '-' : !isHex(text[at + i]))
            return false;
    }
    const bool beginsThere = at == 0 || !isHex(text[at - 1]);
    return beginsThere && (at + length == text.size() || !isHex(text[at + length]));
}

/// A UUID without dashes (random or by time), a ULID of this age, an ObjectId.
bool isKnownId(QByteArrayView text)
{
    if (text.size() == 32 && isAllHex(text)) {
        return (text[12] == '4' || text[12] == '7') && QByteArrayView("89abAB").contains(text[16]);
    }
    if (text.size() == 26 && text[0] == '0') {
        return std::ranges::all_of(text, [](char c) {
            return (isDigit(c) || isLetter(c)) && !QByteArrayView("ilouILOU").contains(c);
        });
    }
    return text.size() == 24 && isAllHex(text);
}

/// The same behind a word: "order_01JD...".
bool isId(QByteArrayView text)
{
    const qsizetype separator = std::max(text.lastIndexOf('_'), text.lastIndexOf('-'));
    const QByteArrayView word = text.first(std::max<qsizetype>(separator, 0));
    const bool isWord = std::ranges::none_of(word, isDigit);
    return isKnownId(isWord ? text.sliced(separator + 1) : text);
}

bool looksRandom(QByteArrayView run, Redaction::Entropy kind)
{
    const QByteArrayView body = run.first(run.size() - std::ranges::count(run, '='));
    if (run.size() < shortestToken || run.size() > longestToken
        || std::ranges::none_of(body, isDigit) || std::ranges::none_of(body, isLetter))
        return false;
    if (isId(body))
        return kind == Redaction::Entropy::All;
    return bitsPerCharacter(body) >= (isAllHex(body) ? hexBits : otherBits)
        && classChanges(body) * charactersAChange >= body.size();
}

/// Finds the random parts of one run of token characters.
class RunJudge
{
public:
    RunJudge(QByteArrayView text, Redaction::Entropy kind, QList<TextRange> &found)
        : m_text(text)
        , m_kind(kind)
        , m_found(found)
    { }

    void judge(TextRange run)
    {
        const bool areIdsFound = m_kind == Redaction::Entropy::All;
        if (!areIdsFound && m_text.first(run.begin).endsWith("base64,")) // a data URL
            return;
        constexpr qsizetype uuid = 36;
        for (qsizetype at = run.begin; at + uuid <= run.end; ++at) {
            if (isUuidAt(m_text.first(run.end), at)) {
                judgeWhole({ run.begin, at });
                if (areIdsFound)
                    m_found.append({ at, at + uuid });
                run.begin = at + uuid;
                at = run.begin - 1;
            }
        }
        judgeWhole(run);
    }

private:
    void judgeWhole(TextRange run)
    {
        if (run.end - run.begin < shortestToken)
            return;
        const bool isPath = m_text[run.begin] == '/';
        const QByteArrayView text = m_text.sliced(run.begin, run.end - run.begin);
        if (!isPath && looksRandom(text, m_kind)) {
            m_found.append(run);
            return;
        }
        if (!text.contains('/'))
            return;
        for (qsizetype begin = run.begin; begin < run.end;) {
            qsizetype end = m_text.indexOf('/', begin);
            end = end < 0 || end > run.end ? run.end : end;
            if (looksRandom(m_text.sliced(begin, end - begin), m_kind))
                m_found.append({ begin, end });
            begin = end + 1;
        }
    }

    QByteArrayView m_text;
    Redaction::Entropy m_kind;
    QList<TextRange> &m_found;
};

qsizetype endOfRun(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isTokenBody(text[at]))
        ++at;
    for (int padding = 0; padding < 2 && at < text.size() && text[at] == '='; ++padding)
        ++at;
    return at;
}
} // namespace

bool isTokenBody(char c)
{
    return isLetter(c) || isDigit(c) || c == '+' || c == '/' || c == '-' || c == '_';
}

bool looksLikeToken(const QByteArray &value)
{
    if (value.startsWith("eyJ") && value.count('.') == 2)
        return true;
    const auto isTokenCharacter = [](char c) {
        return isTokenBody(c) || QByteArrayView(".~=%").contains(c);
    };
    return value.size() >= 32 && std::ranges::all_of(value, isTokenCharacter)
        && std::ranges::any_of(value, isDigit) && std::ranges::any_of(value, isLetter);
}

qsizetype tokenIn(const QByteArray &subprotocol)
{
    const QByteArray lower = subprotocol.toLower();
    if (lower.trimmed().startsWith("bearer."))
        return lower.indexOf('.') + 1;
    if (lower.contains(".bearer."))
        return lower.lastIndexOf('.') + 1;
    const qsizetype webToken = subprotocol.indexOf("eyJ");
    if (webToken >= 0 && looksLikeToken(subprotocol.sliced(webToken).trimmed()))
        return webToken;
    const QByteArray bare = subprotocol.trimmed();
    qsizetype begin = subprotocol.indexOf(bare);
    const QByteArrayList parts = bare.split('.');
    for (const QByteArray &part : parts) {
        if (looksLikeToken(part))
            return begin;
        begin += part.size() + 1;
    }
    return -1;
}

qsizetype schemeLength(QByteArrayView value)
{
    static constexpr std::array schemes { "Basic", "Bearer", "Digest",
                                          "Token", "ApiKey", "Negotiate",
                                          "NTLM",  "DPoP",   "AWS4-HMAC-SHA256" };
    const qsizetype blank = value.indexOf(' ');
    if (blank < 0)
        return 0;
    const bool isScheme = std::ranges::any_of(schemes, [&](const char *scheme) {
        return value.first(blank).compare(scheme, Qt::CaseInsensitive) == 0;
    });
    qsizetype end = blank;
    while (end < value.size() && value[end] == ' ')
        ++end;
    return isScheme && end < value.size() ? end : 0;
}

QList<TextRange> webTokens(QByteArrayView text)
{
    constexpr qsizetype shortestPart = 4;
    constexpr qsizetype mostParts = 5; // an encrypted token's; its second one may be empty
    QList<TextRange> found;
    for (qsizetype at = text.indexOf("eyJ"); at >= 0; at = text.indexOf("eyJ", at + 3)) {
        if (at > 0 && isTokenBody(text[at - 1]))
            continue;
        qsizetype end = at;
        qsizetype parts = 0;
        for (qsizetype begin = at, looked = 1;; begin = ++end, ++looked) {
            while (end < text.size() && isTokenBody(text[end]))
                ++end;
            parts += parts < 2 && end - begin < shortestPart ? 0 : 1;
            if (end >= text.size() || text[end] != '.' || looked == mostParts || parts == 0)
                break;
        }
        if (parts < 3)
            continue;
        if (parts > 3 && text[end - 1] == '.') // of the sentence
            --end;
        found.append({ at, end });
        at = end - 3;
    }
    return found;
}

QList<TextRange> randomRuns(QByteArrayView text, Redaction::Entropy kind)
{
    QList<TextRange> found;
    RunJudge judge(text, kind, found);
    const QList<TextRange> tokens = webTokens(text);
    auto token = tokens.begin();
    for (qsizetype at = 0; at < text.size();) {
        if (token != tokens.end() && at >= token->begin) {
            found.append(*token);
            at = (token++)->end;
            continue;
        }
        if (!isTokenBody(text[at])) {
            ++at;
            continue;
        }
        const qsizetype end = endOfRun(text, at);
        judge.judge({ at, end });
        at = end;
    }
    return found;
}

} // namespace jackfield
