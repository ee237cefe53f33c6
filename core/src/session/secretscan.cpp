// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "json/jsondocument_p.h"
#include "pseudonymtext_p.h"
#include "tokenlooks_p.h"

#include <jackfield/session/secretscan.h>

#include <algorithm>
#include <array>

namespace jackfield {

namespace {
constexpr qsizetype mostFound = 100;

/// Keys of services begin in a known way.
struct KeyForm
{
    const char *prefix;
    qsizetype least; ///< characters behind it
    const char *what;
};

constexpr std::array keyForms {
    KeyForm { "AKIA", 16, "AWS access key" }, KeyForm { "ASIA", 16, "AWS access key" },
    KeyForm { "ghp_", 30, "GitHub token" },   KeyForm { "gho_", 30, "GitHub token" },
    KeyForm { "ghu_", 30, "GitHub token" },   KeyForm { "ghs_", 30, "GitHub token" },
    KeyForm { "ghr_", 30, "GitHub token" },   KeyForm { "github_pat_", 22, "GitHub token" },
    KeyForm { "glpat-", 20, "GitLab token" }, KeyForm { "xoxb-", 10, "Slack token" },
    KeyForm { "xoxp-", 10, "Slack token" },   KeyForm { "xoxa-", 10, "Slack token" },
    KeyForm { "xoxr-", 10, "Slack token" },   KeyForm { "xoxs-", 10, "Slack token" },
    KeyForm { "xapp-", 10, "Slack token" },   KeyForm { "sk_live_", 16, "Stripe key" },
    KeyForm { "sk_test_", 16, "Stripe key" }, KeyForm { "rk_live_", 16, "Stripe key" },
    KeyForm { "rk_test_", 16, "Stripe key" }, KeyForm { "whsec_", 16, "Stripe key" },
    KeyForm { "AIza", 35, "Google API key" }, KeyForm { "npm_", 36, "npm token" },
    KeyForm { "sk-ant-", 20, "API key" },     KeyForm { "sk-proj-", 20, "API key" },
};

/// Everything that looks like a secret in one text.
class TextScan
{
public:
    TextScan(const QByteArray &text, const QString &where)
        : m_text(text)
        , m_where(where)
    { }

    QList<LikelySecret> run()
    {
        for (const TextRange &token : webTokens(m_text))
            add(token, QStringLiteral("JSON Web Token"));
        bearers();
        keys();
        privateKeys();
        members();
        for (const TextRange &run : randomRuns(m_text, Redaction::Entropy::Tokens))
            add(run, QStringLiteral("high-entropy token"));
        return m_found;
    }

private:
    void add(const TextRange &range, const QString &what)
    {
        const bool isKnown = std::ranges::any_of(m_ranges, [&](const TextRange &known) {
            return range.begin < known.end && known.begin < range.end;
        });
        if (isKnown || m_found.size() >= mostFound)
            return;
        m_ranges.append(range);
        m_found.append(
            { what, m_where, masked(m_text.sliced(range.begin, range.end - range.begin)) });
    }

    qsizetype endOfToken(qsizetype at) const
    {
        while (at < m_text.size()
               && (isTokenBody(m_text[at]) || QByteArrayView(".~=").contains(m_text[at])))
            ++at;
        return at;
    }

    void bearers()
    {
        constexpr qsizetype least = 8;
        const QByteArray word = "bearer ";
        const QByteArray lower = m_text.toLower();
        for (qsizetype at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
            const qsizetype begin = at + word.size();
            const qsizetype end = endOfToken(begin);
            const QByteArrayView token = QByteArrayView(m_text).sliced(begin, end - begin);
            const bool isWord = std::ranges::none_of(
                token, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
            if (end - begin >= least && !isWord)
                add({ begin, end }, QStringLiteral("bearer token"));
        }
    }

    void keys()
    {
        for (const KeyForm &form : keyForms) {
            const QByteArrayView prefix(form.prefix);
            for (qsizetype at = m_text.indexOf(prefix); at >= 0;
                 at = m_text.indexOf(prefix, at + 1)) {
                if (at > 0 && isTokenBody(m_text[at - 1]) && m_text[at - 1] != '/')
                    continue;
                qsizetype end = at + prefix.size();
                while (end < m_text.size() && isTokenBody(m_text[end]) && m_text[end] != '/')
                    ++end;
                if (end - at - prefix.size() >= form.least)
                    add({ at, end }, QString::fromLatin1(form.what));
            }
        }
    }

    void privateKeys()
    {
        const QByteArray begin = "-----BEGIN ";
        const QByteArray end = "PRIVATE KEY-----";
        qsizetype next = 0;
        for (qsizetype at = m_text.indexOf(begin); at >= 0; at = m_text.indexOf(begin, next)) {
            next = at + 1;
            const qsizetype head = m_text.indexOf("-----", at + begin.size());
            if (head < 0 || !m_text.sliced(at, head + 5 - at).endsWith(end))
                continue;
            const qsizetype foot = m_text.indexOf("-----END", head);
            next = foot < 0 ? m_text.size() : foot;
            add({ at, next }, QStringLiteral("private key"));
        }
    }

    void members()
    {
        const auto parsed = parseJson(m_text, JsonValue::defaultDepth);
        if (!parsed)
            return;
        const std::vector<JsonNode> &nodes = parsed->nodes;
        for (quint32 i = 0; i < nodes.size(); ++i) {
            const JsonNode &object = nodes[i];
            if (object.type != quint32(JsonValue::Type::Object))
                continue;
            for (quint32 key = i + 1; key < object.next; key = nodes[key + 1].next)
                member(*parsed, nodes[key], nodes[key + 1]);
        }
    }

    void member(const JsonDocument &document, const JsonNode &key, const JsonNode &value)
    {
        if (value.type != quint32(JsonValue::Type::String))
            return;
        const QString name = document.characters(key);
        const TextRange body { value.begin + 1, value.end - 1 };
        const QByteArrayView text = document.raw(value).sliced(1).chopped(1);
        constexpr qsizetype leastOfTokens = 8;
        const bool isPassword = isNamed(name, { "password", "passwd", "passphrase", "pwd" });
        const bool isToken = text.size() >= leastOfTokens && !text.contains(' ')
            && isNamed(name,
                       { "secret",
                         "token",
                         "apikey",
                         "accesskey",
                         "privatekey",
                         "secretkey",
                         "credential",
                         "credentials" });
        const bool isAuthorization = isNamed(name, { "authorization" }) && schemeLength(text) > 0;
        const bool isPseudonym = pseudonymOf(text.sliced(schemeLength(text))) > 0;
        if (!text.isEmpty() && !isPseudonym && (isPassword || isToken || isAuthorization))
            add(body, QLatin1String("JSON member ") + name.left(longestName));
    }

    static bool isNamed(const QString &name, std::initializer_list<const char *> words)
    {
        QString whole = name.toLower();
        whole.remove(u'_').remove(u'-').remove(u'.');
        static constexpr std::array harmless { "page", "sync", "continuation", "next", "cancel" };
        const bool isHarmless = whole.endsWith(QLatin1String("token"))
            && std::ranges::any_of(harmless, [&](const char *word) {
                                    return whole.contains(QLatin1String(word));
                                });
        return !isHarmless && std::ranges::any_of(words, [&](const char *word) {
            return whole.endsWith(QLatin1String(word));
        });
    }

    static constexpr qsizetype longestName = 40;

    const QByteArray m_text;
    QString m_where;
    QList<TextRange> m_ranges;
    QList<LikelySecret> m_found;
};

QList<LikelySecret> inHandshake(const WsOpened &opened, qsizetype limit)
{
    QList<LikelySecret> found;
    // All pseudonyms are taken for what they look like.
    Redactor redactor(Redaction::defaults(), greatestPseudonym + 1, Redactor::Literals::Keep);
    redactor.setListener([&](const Redactor::Replaced &replaced) {
        if (found.size() < mostFound)
            found.append({ QStringLiteral("credential"), replaced.where, replaced.masked });
    });
    QList<Redactor::Replaced> fresh;
    const WsOpened clean = redactor.redacted(opened, &fresh);
    const auto scan = [&](const QByteArray &text, const QString &where) {
        found += TextScan(text.first(std::min(limit, text.size())), where).run();
    };
    for (const auto &[name, value] : clean.request.headers().fields()) {
        if (!name.toLower().startsWith("sec-websocket-"))
            scan(value, QLatin1String("request header ") + QString::fromLatin1(name));
    }
    for (const auto &[name, value] : clean.response.headers().fields()) {
        if (!name.toLower().startsWith("sec-websocket-"))
            scan(value, QLatin1String("response header ") + QString::fromLatin1(name));
    }
    scan(clean.request.body(), QStringLiteral("request body"));
    scan(clean.response.body(), QStringLiteral("response body"));
    return found;
}
} // namespace

QList<LikelySecret> likelySecrets(const SessionEvent &event, qsizetype limit)
{
    if (event.handshake)
        return inHandshake(*event.handshake, limit);
    const bool isText = event.hasMessage() && event.message.isText();
    const QByteArray text = isText                ? event.message.bytes()
        : event.status                            ? event.status->reason.toUtf8()
        : event.kind == SessionEvent::Kind::Error ? event.text.toUtf8()
                                                  : QByteArray();
    if (text.isEmpty())
        return {};
    const QLatin1String side(event.from == Side::Client ? "client" : "server");
    return TextScan(text.first(std::min(limit, text.size())),
                    eventName(event) + QLatin1String(" from ") + side)
        .run();
}

} // namespace jackfield
