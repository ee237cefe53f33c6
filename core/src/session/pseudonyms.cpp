// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pseudonymtext_p.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/json/jsonwriter.h>
#include <jackfield/session/pseudonyms.h>

#include <QSet>
#include <algorithm>
#include <array>
#include <functional>

namespace jackfield {

namespace {
/// In one pass, so that a secret that looks like a pseudonym is none.
QByteArray revealed(const QByteArray &text,
                    const Secrets &secrets,
                    const std::function<QByteArray(const QByteArray &)> &spelled)
{
    qsizetype next = text.indexOf(pseudonymBegin);
    if (next < 0)
        return text;
    QByteArray result;
    qsizetype at = 0;
    for (; next >= 0; next = text.indexOf(pseudonymBegin, at)) {
        result += QByteArrayView(text).sliced(at, next - at);
        at = next + pseudonymBegin.size();
        const auto [number, length] = pseudonymAt(QByteArrayView(text).sliced(next));
        const auto secret = std::ranges::find_if(secrets, [number](const auto &each) {
            return number > 0 && each.first == pseudonymText(number);
        });
        if (secret != secrets.end()) {
            result += spelled(secret->second.toUtf8());
            at = next + length;
            continue;
        }
        result += pseudonymBegin;
        if (at < text.size() && text[at] == ':')
            ++at;
    }
    return result += QByteArrayView(text).sliced(at);
}
} // namespace

QByteArray withSecrets(const QByteArray &value, const Secrets &secrets)
{
    return revealed(value, secrets, [](const QByteArray &secret) { return secret; });
}

QByteArray urlWithSecrets(const QByteArray &url, const Secrets &secrets)
{
    const auto spelled = [](const QByteArray &kept) {
        return [kept](const QByteArray &secret) { return secret.toPercentEncoding(kept); };
    };
    const qsizetype question = url.indexOf('?');
    const qsizetype path = question < 0 ? url.size() : question;
    return revealed(url.first(path), secrets, spelled("!$'()*,:;@="))
        + revealed(url.sliced(path), secrets, spelled("!$'()*,:;@/?="));
}

WsMessage withSecrets(const WsMessage &message, const Secrets &secrets)
{
    if (!message.isText() || message.bytes().indexOf(pseudonymBegin) < 0)
        return message;
    const bool isJson = JsonValue::parse(message.bytes(), JsonValue::greatestDepth).has_value();
    return WsMessage::fromUtf8(revealed(message.bytes(), secrets, [&](const QByteArray &secret) {
        return isJson ? json::quotedUtf8(secret).sliced(1).chopped(1) : secret;
    }));
}

Secrets secretsOfTexts(const Session &session, const Secrets &secrets)
{
    static constexpr std::array handshakes {
        QLatin1StringView("request header "), QLatin1StringView("response header "),
        QLatin1StringView("request target"),  QLatin1StringView("URL"),
        QLatin1StringView("upstream URL"),    QLatin1StringView("subprotocol")
    };
    QSet<QString> inTexts;
    for (const SessionEvent &event : session.events) {
        const bool isHandshake = std::ranges::any_of(
            handshakes, [&](QLatin1StringView place) { return event.where.startsWith(place); });
        if (pseudonymNumber(event) > 0 && !isHandshake)
            inTexts.insert(event.text);
    }
    Secrets found = secrets;
    found.removeIf([&](const auto &secret) { return !inTexts.contains(secret.first); });
    return found;
}

Secrets secretsNamed(const Session &session, const QMap<QString, QString> &values)
{
    static const QString before = QStringLiteral(", secret ");
    Secrets found;
    for (const SessionEvent &event : session.events) {
        const qsizetype at = pseudonymNumber(event) > 0 ? event.where.lastIndexOf(before) : -1;
        const auto value =
            at < 0 ? values.cend() : values.constFind(event.where.sliced(at + before.size()));
        if (value != values.cend())
            found.append({ event.text, *value });
    }
    return found;
}

Session withSecretsInTexts(Session session, const Secrets &secrets)
{
    const Secrets put = secretsOfTexts(session, secrets);
    for (SessionEvent &event : session.events) {
        if (!put.isEmpty() && event.kind == SessionEvent::Kind::Message)
            event.message = withSecrets(event.message, put);
    }
    return session;
}

int pseudonymNumber(const SessionEvent &event)
{
    return event.kind == SessionEvent::Kind::Redacted ? pseudonymOf(event.text.toUtf8()) : 0;
}

QString firstPseudonym(QByteArrayView text)
{
    for (qsizetype at = text.indexOf(pseudonymBegin); at >= 0;
         at = text.indexOf(pseudonymBegin, at + 1)) {
        if (const int number = pseudonymAt(text.sliced(at)).number)
            return pseudonymText(number);
    }
    return {};
}

Result<int> nextPseudonym(int used)
{
    if (used < greatestPseudonym)
        return used + 1;
    return failure(Error::Code::Unsupported,
                   QStringLiteral("the recording has the pseudonym %1, and none is greater; begin "
                                  "another recording")
                       .arg(pseudonymText(greatestPseudonym)));
}

} // namespace jackfield
