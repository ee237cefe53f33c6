// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/session/redaction.h>

#include <algorithm>
#include <array>

namespace jackfield {

namespace {
constexpr QByteArrayView literal("<secret:");

QByteArray literalEscaped(QByteArray text)
{
    return text.replace(literal, "<secret::");
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("-._~+/=%").contains(c);
}

/// A JSON Web Token, or 32 and more characters with letters and digits and nothing that prose has.
bool looksLikeToken(const QByteArray &value)
{
    if (value.startsWith("eyJ") && value.count('.') == 2)
        return true;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isLetter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    return value.size() >= 32 && std::ranges::all_of(value, isTokenCharacter)
        && std::ranges::any_of(value, isDigit) && std::ranges::any_of(value, isLetter);
}

/// Where in an offered subprotocol its token begins, -1 without one: "bearer.TOKEN",
/// "base64url.bearer.authorization.k8s.io.TOKEN", a JSON Web Token, or a part between dots that looks like a token.
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

bool isUrlHeader(const QByteArray &name)
{
    static constexpr std::array headers { "Location", "Referer", "Origin" };
    return std::ranges::any_of(headers, [&](const char *header) {
        return name.compare(header, Qt::CaseInsensitive) == 0;
    });
}
} // namespace

Redaction Redaction::defaults()
{
    Redaction rules;
    rules.headers = { "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie" };
    for (const char *name : { "token",
                              "secret",
                              "password",
                              "passwd",
                              "pwd",
                              "apikey",
                              "accesskey",
                              "auth",
                              "authorization",
                              "signature",
                              "sig",
                              "jwt",
                              "session",
                              "sid",
                              "credential" })
        rules.queryNames.append(QString::fromLatin1(name));
    return rules;
}

Redaction Redaction::none()
{
    Redaction rules;
    rules.userInfo = false;
    rules.tokens = false;
    return rules;
}

Redactor::Redactor(Redaction rules, int firstNumber)
    : m_rules(std::move(rules))
    , m_next(firstNumber)
{ }

WsOpened Redactor::redacted(const WsOpened &opened, QList<Replaced> *fresh)
{
    const bool isOff = m_rules.headers.isEmpty() && m_rules.queryNames.isEmpty()
        && !m_rules.userInfo && !m_rules.tokens;
    if (isOff)
        return opened;
    WsOpened copy = opened;
    const QByteArray target =
        redactedUrl(opened.request.uri().target(), QStringLiteral("request target"));
    copy.request = opened.request.withUri(Uri(target))
                       .withHeaders(redactedHeaders(opened.request.headers(),
                                                    QStringLiteral("request header")));
    copy.response = opened.response.withHeaders(
        redactedHeaders(opened.response.headers(), QStringLiteral("response header")));
    copy.url = QString::fromUtf8(redactedUrl(opened.url.toUtf8(), QStringLiteral("URL")));
    copy.upstream =
        QString::fromUtf8(redactedUrl(opened.upstream.toUtf8(), QStringLiteral("upstream URL")));
    copy.subprotocol = QString::fromUtf8(
        redactedProtocols(opened.subprotocol.toUtf8(), QStringLiteral("subprotocol")));
    *fresh += std::exchange(m_fresh, {});
    return copy;
}

QString Redactor::pseudonym(const QByteArray &secret, const QString &where)
{
    auto number = m_numbers.constFind(secret);
    const bool isNew = number == m_numbers.constEnd();
    if (isNew)
        number = m_numbers.insert(secret, m_next++);
    const QString text = QStringLiteral("<secret:%1>").arg(*number);
    if (isNew)
        m_fresh.append({ text, where });
    return text;
}

Headers Redactor::redactedHeaders(const Headers &headers, const QString &where)
{
    Headers copy;
    for (const auto &[name, value] : headers.fields()) {
        const QString place = where + QLatin1Char(' ') + QString::fromLatin1(name);
        const bool isSecret = std::ranges::any_of(m_rules.headers, [&](const QByteArray &secret) {
            return secret.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (isSecret)
            copy.append(name, pseudonym(value, place).toLatin1());
        else if (name.compare("Sec-WebSocket-Protocol", Qt::CaseInsensitive) == 0)
            copy.append(name, redactedProtocols(value, place));
        else if (isUrlHeader(name))
            copy.append(name, redactedUrl(value, place));
        else
            copy.append(name, literalEscaped(value));
    }
    return copy;
}

QByteArray Redactor::redactedProtocols(const QByteArray &list, const QString &where)
{
    if (!m_rules.tokens)
        return literalEscaped(list);
    QByteArrayList items = list.split(',');
    for (QByteArray &item : items) {
        const qsizetype begin = tokenIn(item);
        if (begin < 0) {
            item = literalEscaped(item);
            continue;
        }
        const QByteArray secret = item.sliced(begin).trimmed();
        item = literalEscaped(item.first(begin)) + pseudonym(secret, where).toLatin1();
    }
    return items.join(',');
}

QByteArray Redactor::redactedUrl(const QByteArray &url, const QString &where)
{
    const qsizetype hash = url.indexOf('#');
    const QByteArray whole = hash < 0 ? url : url.first(hash);
    const qsizetype question = whole.indexOf('?');
    QByteArray text = literalEscaped(question < 0 ? whole : whole.first(question));
    const qsizetype authority = text.indexOf("://");
    if (m_rules.userInfo && authority > 0) {
        const qsizetype begin = authority + 3;
        const qsizetype slash = text.indexOf('/', begin);
        const qsizetype at = text.lastIndexOf('@', slash < 0 ? -1 : slash);
        if (at >= begin) {
            const QString name = pseudonym(text.sliced(begin, at - begin), where);
            text = text.first(begin) + name.toLatin1() + text.sliced(at);
        }
    }
    if (question >= 0)
        text += '?' + redactedPairs(whole.sliced(question + 1), where);
    if (hash >= 0) // a redirection may hand a token over in there
        text += '#' + redactedPairs(url.sliced(hash + 1), where);
    return text;
}

QByteArray Redactor::redactedPairs(const QByteArray &query, const QString &where)
{
    QByteArrayList pairs = query.split('&');
    for (QByteArray &pair : pairs)
        pair = redactedQuery(pair, where);
    return pairs.join('&');
}

QByteArray Redactor::redactedQuery(const QByteArray &pair, const QString &where)
{
    const qsizetype equals = pair.indexOf('=');
    if (equals < 0 || equals + 1 == pair.size())
        return literalEscaped(pair);
    const QByteArray name = pair.first(equals);
    const QByteArray value = pair.sliced(equals + 1);
    if (!isSecretQuery(name, value))
        return literalEscaped(pair);
    return name + '='
        + pseudonym(value, where + QLatin1String(" query ") + QString::fromUtf8(name)).toLatin1();
}

bool Redactor::isSecretQuery(const QByteArray &name, const QByteArray &value) const
{
    if (m_rules.tokens && looksLikeToken(value))
        return true;
    QString words = QString::fromUtf8(name).toLower();
    words.replace(QLatin1Char('-'), QLatin1Char('_')).replace(QLatin1Char('.'), QLatin1Char('_'));
    const QStringList parts = words.split(QLatin1Char('_'));
    const QString together = parts.join(QString());
    return std::ranges::any_of(m_rules.queryNames, [&](const QString &secret) {
        return parts.contains(secret) || together == secret
            || (secret.size() >= 5 && together.contains(secret));
    });
}

} // namespace jackfield
