// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonvalue.h>
#include <jackfield/json/jsonwriter.h>
#include <jackfield/session/pseudonyms.h>

#include <functional>

namespace jackfield {

namespace {
constexpr QByteArrayView literal("<secret:");

/// In one pass, so that a secret that looks like a pseudonym is none.
QByteArray revealed(const QByteArray &text,
                    const Secrets &secrets,
                    const std::function<QByteArray(const QByteArray &)> &spelled)
{
    qsizetype next = text.indexOf(literal);
    if (next < 0)
        return text;
    QByteArray result;
    qsizetype at = 0;
    for (; next >= 0; next = text.indexOf(literal, at)) {
        result += QByteArrayView(text).sliced(at, next - at);
        at = next + literal.size();
        const QByteArrayView rest = QByteArrayView(text).sliced(next);
        const auto secret = std::ranges::find_if(
            secrets, [&](const auto &each) { return rest.startsWith(each.first.toUtf8()); });
        if (secret != secrets.end() && !secret->first.isEmpty()) {
            result += spelled(secret->second.toUtf8());
            at = next + secret->first.toUtf8().size();
            continue;
        }
        result += literal;
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
    return revealed(url, secrets, [](const QByteArray &secret) {
        return secret.toPercentEncoding("!$'()*,:;@/?=");
    });
}

WsMessage withSecrets(const WsMessage &message, const Secrets &secrets)
{
    if (!message.isText() || !message.bytes().contains(literal.toByteArray()))
        return message;
    const bool isJson = JsonValue::parse(message.bytes(), JsonValue::greatestDepth).has_value();
    return WsMessage::fromUtf8(revealed(message.bytes(), secrets, [&](const QByteArray &secret) {
        return isJson ? json::quotedUtf8(secret).sliced(1).chopped(1) : secret;
    }));
}

int pseudonymNumber(const SessionEvent &event)
{
    const QString text = event.text;
    if (event.kind != SessionEvent::Kind::Redacted || !text.startsWith(QLatin1String("<secret:"))
        || !text.endsWith(u'>'))
        return 0;
    return text.sliced(literal.size()).chopped(1).toInt();
}

} // namespace jackfield
