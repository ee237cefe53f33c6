// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadsecrets_p.h"
#include "pseudonymtext_p.h"
#include "tokenlooks_p.h"

#include <jackfield/session/redaction.h>

#include <QCryptographicHash>
#include <algorithm>
#include <array>

namespace jackfield {

namespace {
bool isAnyOf(const QByteArray &name, const QList<QByteArray> &names)
{
    return std::ranges::any_of(names, [&](const QByteArray &each) {
        return each.compare(name, Qt::CaseInsensitive) == 0;
    });
}

bool isUrlHeader(const QByteArray &name)
{
    return isAnyOf(name, { "Location", "Referer", "Origin" });
}

/// What keeps no secret in Set-Cookie.
bool isCookieAttribute(const QByteArray &pair)
{
    return isAnyOf(pair.first(std::max<qsizetype>(pair.indexOf('='), 0)).trimmed(),
                   { "Expires", "Max-Age", "Domain", "Path", "SameSite", "Priority" })
        || isAnyOf(pair.trimmed(), { "Secure", "HttpOnly", "Partitioned" });
}

/// What a part of a URL says; as it is if it is encoded in no known way.
QByteArray decoded(const QByteArray &part)
{
    const auto plain = percentDecoded(part);
    return plain ? plain->toUtf8() : part;
}
} // namespace

Redactor::Redactor(Redaction rules, int firstNumber, Literals literals)
    : m_rules(std::move(rules))
    , m_literals(literals)
    , m_secrets(m_rules.looksAtTexts() ? std::make_shared<const PayloadSecrets>(m_rules) : nullptr)
    , m_first(firstNumber)
    , m_next(std::min(firstNumber, greatestPseudonym))
{ }

WsOpened Redactor::redacted(const WsOpened &opened, QList<Replaced> *fresh)
{
    const bool isOff = m_rules.headers.isEmpty() && m_rules.cookies.isEmpty()
        && m_rules.queryNames.isEmpty() && m_rules.queryParameters.isEmpty() && !m_rules.userInfo
        && !m_rules.tokens && !m_secrets;
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
    copy.request =
        copy.request.withBody(redactedText(opened.request.body(), QStringLiteral("request body")));
    copy.response =
        copy.response.body(redactedText(opened.response.body(), QStringLiteral("response body")));
    *fresh += std::exchange(m_fresh, {});
    return copy;
}

void Redactor::redact(SessionEvent &event, QList<Replaced> *fresh)
{
    using Kind = SessionEvent::Kind;
    if (event.hasMessage() && (!event.message.isText() || isClean(event.message.bytes())))
        return;
    const QString place = eventName(event) + QLatin1String(" from ")
        + QLatin1String(event.from == Side::Client ? "client" : "server");
    const auto redactText = [&](QString &text) {
        text = QString::fromUtf8(redactedText(text.toUtf8(), place));
    };
    if (event.handshake) {
        event.handshake = std::make_shared<const WsOpened>(redacted(*event.handshake, fresh));
        return;
    }
    if (event.hasMessage()) {
        const QByteArray text = redactedText(event.message.bytes(), place, event.partial);
        if (text != event.message.bytes())
            event.message = WsMessage::fromUtf8(text);
    } else if (event.status) {
        redactText(event.status->reason);
    } else if (event.kind == Kind::Error) {
        redactText(event.text);
    }
    *fresh += std::exchange(m_fresh, {});
}

/// Whether it is quickly seen that a text stays as it is, which is the case for nearly all.
bool Redactor::isClean(const QByteArray &text) const
{
    return !m_secrets || (m_secrets->isClean(text) && text.indexOf(pseudonymBegin) < 0);
}

bool Redactor::isKept(QByteArrayView whole) const
{
    const int number = pseudonymOf(whole);
    return m_literals == Literals::Keep && number > 0 && number < m_first;
}

QByteArray Redactor::escaped(const QByteArray &text) const
{
    if (text.indexOf(pseudonymBegin) < 0)
        return text;
    const auto staysAsItIs = [this](QByteArrayView rest) {
        return m_literals == Literals::Keep
            && (rest.sliced(pseudonymBegin.size()).startsWith(':')
                || isKept(rest.first(pseudonymAt(rest).length)));
    };
    QByteArray result;
    qsizetype at = 0;
    for (qsizetype next = text.indexOf(pseudonymBegin); next >= 0;
         next = text.indexOf(pseudonymBegin, at)) {
        const QByteArrayView rest = QByteArrayView(text).sliced(next);
        result += QByteArrayView(text).sliced(at, next - at);
        result += pseudonymBegin;
        result += staysAsItIs(rest) ? "" : ":";
        at = next + pseudonymBegin.size();
    }
    return result += QByteArrayView(text).sliced(at);
}

QByteArray Redactor::pseudonym(const QByteArray &secret, const QString &where, bool isInText)
{
    if (secret.isEmpty() || isKept(secret))
        return secret;
    const QByteArray key =
        QCryptographicHash::hash(secret, QCryptographicHash::Sha256).first(sizeof(quint64) * 2);
    auto number = m_numbers.constFind(key);
    const bool isNew = number == m_numbers.constEnd();
    const int own = isNew ? m_next : *number;
    m_next += isNew && m_next < greatestPseudonym ? 1 : 0;
    const bool isRemembered = !isNew || m_numbers.size() < mostRemembered;
    if (isNew && isRemembered)
        m_numbers.insert(key, own);
    const bool isNewInText = isInText && !m_inTexts.contains(own);
    if (isNewInText && isRemembered)
        m_inTexts.insert(own);
    const QString text = pseudonymText(own);
    const QString name = m_rules.known ? m_rules.known->nameOf(secret) : QString();
    const QString place = name.isEmpty() ? where : where + QLatin1String(", secret ") + name;
    if (isNew || isNewInText)
        m_fresh.append({ text, place });
    if (m_listener)
        m_listener({ text, place, masked(secret) });
    return text.toLatin1();
}

QByteArray Redactor::redactedText(const QByteArray &text, const QString &where, bool isPartial)
{
    if (!m_secrets || text.isEmpty())
        return text;
    const auto found = m_secrets->find(text, isPartial);
    if (!found.failed.isEmpty()) {
        const QByteArray name =
            pseudonym(text, where + QLatin1String(", all of it: ") + found.failed, true);
        const bool isJson = found.isJson || text.trimmed().startsWith('{')
            || text.trimmed().startsWith('[') || JsonValue::parse(text, JsonValue::greatestDepth);
        return isJson ? '"' + name + '"' : name;
    }
    if (found.spans.isEmpty())
        return escaped(text);
    QByteArray result;
    qsizetype at = 0;
    for (const SecretSpan &span : found.spans) {
        result += escaped(text.sliced(at, span.begin - at));
        const QString place = span.rule.isEmpty() ? where : where + QLatin1String(", ") + span.rule;
        const QByteArray name = pseudonym(span.secret, place, true);
        result += span.isValue ? '"' + name + '"' : name;
        at = span.end;
    }
    return result += escaped(text.sliced(at));
}

Headers Redactor::redactedHeaders(const Headers &headers, const QString &where)
{
    Headers copy;
    for (const auto &[name, value] : headers.fields()) {
        const QString place = where + QLatin1Char(' ') + QString::fromLatin1(name);
        const bool isSetCookie = name.compare("Set-Cookie", Qt::CaseInsensitive) == 0;
        if (isSetCookie || name.compare("Cookie", Qt::CaseInsensitive) == 0)
            copy.append(name, redactedCookies(value, isSetCookie, place));
        else if (name.compare("Sec-WebSocket-Protocol", Qt::CaseInsensitive) == 0)
            copy.append(name, redactedProtocols(value, place));
        else if (isSecretHeader(name))
            copy.append(name, redactedValue(value, place));
        else if (isUrlHeader(name))
            copy.append(name, redactedUrl(value, place));
        else
            copy.append(name, withoutKnown(value, place));
    }
    return copy;
}

bool Redactor::isSecretHeader(const QByteArray &name) const
{
    return isAnyOf(name, m_rules.headers);
}

QByteArray Redactor::redactedValue(const QByteArray &value, const QString &where)
{
    const qsizetype scheme = schemeLength(value);
    return value.first(scheme) + pseudonym(value.sliced(scheme), where);
}

QByteArray Redactor::redactedCookies(const QByteArray &list, bool isSet, const QString &where)
{
    const bool areAllSecret = isSecretHeader(isSet ? "Set-Cookie" : "Cookie");
    QByteArrayList pairs = list.split(';');
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        QByteArray &pair = pairs[i];
        const QByteArray name = pair.first(std::max<qsizetype>(pair.indexOf('='), 0)).trimmed();
        const bool isAttribute = isSet && i > 0;
        const bool isSecret = isAttribute ? areAllSecret && !isCookieAttribute(pair)
                                          : areAllSecret || m_rules.cookies.contains(name);
        pair = isSecret ? redactedCookie(pair, where) : withoutKnown(pair, where);
    }
    return pairs.join(';');
}

/// "NAME=VALUE", maybe with blanks around it or quotes around the value; what has no name is secret as a whole.
QByteArray Redactor::redactedCookie(const QByteArray &pair, const QString &where)
{
    const qsizetype equals = pair.indexOf('=');
    const QByteArray before = pair.first(equals + 1);
    const QByteArray value = pair.sliced(equals + 1);
    const QByteArray bare = value.trimmed();
    const bool isQuoted = bare.size() > 2 && bare.startsWith('"') && bare.endsWith('"');
    const QByteArray secret = isQuoted ? bare.sliced(1).chopped(1) : bare;
    const QByteArray quote = isQuoted ? "\"" : "";
    const QString name = QString::fromLatin1(before.chopped(before.isEmpty() ? 0 : 1).trimmed());
    const QString place = name.isEmpty() ? where : where + QLatin1String(" cookie ") + name;
    return escaped(before) + value.first(value.indexOf(bare)) + quote + pseudonym(secret, place)
        + quote + value.sliced(value.indexOf(bare) + bare.size());
}

QByteArray Redactor::redactedProtocols(const QByteArray &list, const QString &where)
{
    const bool areAllSecret = isSecretHeader("Sec-WebSocket-Protocol");
    if (!m_rules.tokens && !areAllSecret)
        return withoutKnown(list, where);
    QByteArrayList items = list.split(',');
    for (QByteArray &item : items) {
        const QByteArray bare = item.trimmed();
        const qsizetype begin = areAllSecret ? item.indexOf(bare) : tokenIn(item);
        if (begin < 0) {
            item = withoutKnown(item, where);
            continue;
        }
        const QByteArray secret = item.sliced(begin).trimmed();
        item = escaped(item.first(begin)) + pseudonym(secret, where);
    }
    return items.join(',');
}

QByteArray Redactor::redactedUrl(const QByteArray &url, const QString &where)
{
    const qsizetype hash = url.indexOf('#');
    const QByteArray whole = hash < 0 ? url : url.first(hash);
    const qsizetype question = whole.indexOf('?');
    QByteArray text = redactedPath(question < 0 ? whole : whole.first(question), where);
    if (question >= 0)
        text += '?' + redactedPairs(whole.sliced(question + 1), where);
    if (hash >= 0) // a redirection may hand a token over in there
        text += '#' + redactedPairs(url.sliced(hash + 1), where);
    return text;
}

/// All before the query, scheme and authority included if they are there.
QByteArray Redactor::redactedPath(const QByteArray &path, const QString &where)
{
    QByteArrayList segments = path.split('/');
    for (qsizetype i = 0; i < segments.size(); ++i) {
        QByteArray &segment = segments[i];
        const bool isAuthority =
            i >= 2 && segments[i - 1].isEmpty() && segments[i - 2].endsWith(':');
        const qsizetype at = isAuthority && m_rules.userInfo ? segment.lastIndexOf('@') : -1;
        segment = at < 0
            ? redactedPart(segment, where)
            : pseudonym(decoded(segment.first(at)), where) + escaped(segment.sliced(at));
    }
    return segments.join('/');
}

/// A segment of a path, or a name or value of a query, that is not secret by its place. A known secret that it has
/// percent-encoded takes all of it away.
QByteArray Redactor::redactedPart(const QByteArray &part, const QString &where)
{
    if (!m_rules.known)
        return escaped(part);
    const QByteArray plain = decoded(part);
    const auto inPlain = m_rules.known->find(plain);
    if (inPlain.size() == m_rules.known->find(part).size())
        return withoutKnown(part, where);
    return pseudonym(plain, where);
}

/// What is not secret by its place: known secrets in it are, all the same.
QByteArray Redactor::withoutKnown(const QByteArray &text, const QString &where)
{
    if (!m_rules.known)
        return escaped(text);
    QByteArray result;
    qsizetype at = 0;
    const auto known = m_rules.known->find(text);
    for (const KnownSecrets::Place &place : known) {
        result += escaped(text.sliced(at, place.begin - at));
        result += pseudonym(text.sliced(place.begin, place.end - place.begin), where);
        at = place.end;
    }
    return result += escaped(text.sliced(at));
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
        return redactedPart(pair, where);
    const QByteArray name = decoded(pair.first(equals));
    const QByteArray value = pair.sliced(equals + 1);
    const QString place = where + QLatin1String(" query ") + QString::fromUtf8(name);
    const QByteArray kept = redactedPart(pair.first(equals), where) + '=';
    return kept
        + (isSecretQuery(name, value) ? pseudonym(decoded(value), place)
                                      : redactedPart(value, place));
}

bool Redactor::isSecretQuery(const QByteArray &name, const QByteArray &value) const
{
    if (m_rules.tokens && (looksLikeToken(value) || looksLikeToken(decoded(value))))
        return true;
    if (m_rules.entropy != Redaction::Entropy::Off
        && !randomRuns(decoded(value), m_rules.entropy).isEmpty())
        return true;
    const QString whole = QString::fromUtf8(name);
    if (m_rules.queryParameters.contains(whole, Qt::CaseInsensitive))
        return true;
    QString words = whole.toLower();
    words.replace(QLatin1Char('-'), QLatin1Char('_')).replace(QLatin1Char('.'), QLatin1Char('_'));
    const QStringList parts = words.split(QLatin1Char('_'));
    const QString together = parts.join(QString());
    return std::ranges::any_of(m_rules.queryNames, [&](const QString &secret) {
        return parts.contains(secret) || together == secret
            || (secret.size() >= 5 && together.contains(secret));
    });
}

QString masked(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    const qsizetype shown = text.size() >= 20 ? 4 : text.size() >= 12 ? 2 : 0;
    return QStringLiteral("%1…(%2 characters)").arg(text.first(shown)).arg(text.size());
}

} // namespace jackfield
