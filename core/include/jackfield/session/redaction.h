// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonpath.h>
#include <jackfield/session/knownsecrets.h>
#include <jackfield/session/sessionevent.h>

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace jackfield {

/// What is kept from the record: parts of handshakes, and by rule of text messages, the bodies of handshakes, close
/// reasons and errors. Binary messages, pings, pongs and illegal frames are never looked at.
struct Redaction
{
    enum class Entropy {
        Off,
        Tokens, ///< runs that look random, see docs/sessions.md; not UUIDs, ULIDs and ObjectIds
        All, ///< those too
    };

    QList<QByteArray> headers; ///< whose values are secret; of Cookie and Set-Cookie each cookie's
    QList<QByteArray> cookies; ///< names of cookies whose values are secret
    /// A query parameter is secret if one of these is its name or a word of it (`x_token`), or, from five letters on,
    /// stands anywhere in it.
    QStringList queryNames;
    QStringList queryParameters; ///< secret query parameters by their whole names, in any case
    bool userInfo = true; ///< of URLs
    bool tokens =
        true; ///< query values and subprotocols that look like tokens, whatever their name; `bearer.*`
    QList<JsonPointer>
        jsonPointers; ///< of secrets in texts that are JSON, all of duplicate members
    QList<JsonPath> jsonPaths; ///< the same
    /// What one matches in a text is secret: its first group if it has one, else all. A text that costs one of them too
    /// much is secret as a whole.
    QList<QRegularExpression> expressions;
    Entropy entropy = Entropy::Off; ///< of texts and query values
    /// Secret wherever they stand in handshakes and texts, percent-encoded in URLs, with JSON's escapes or without.
    std::shared_ptr<const KnownSecrets> known = {};

    /// Authorization, Proxy-Authorization, Cookie, Set-Cookie; user info; token-like queries and subprotocols. URLs
    /// are the request's own and those in Location, Referer and Origin.
    static Redaction defaults();
    /// Keeps everything.
    static Redaction none();

    /// Adds a rule: `header:NAME`, `query:NAME`, `cookie:NAME`, `json:/pointer`, `json:$.path`, `regex:EXPRESSION`,
    /// `entropy`, `entropy:all`. Error: Invalid; says what is wrong and what a rule looks like.
    Result<void> add(const QString &rule);
    /// Whether texts of messages are looked at.
    bool looksAtTexts() const;
};

class PayloadSecrets;

/// Replaces secrets by pseudonyms: the same secret is the same `<secret:N>` as long as this value lives, wherever it
/// stands. Percent-encoding and JSON's escapes do not count. A literal `<secret:` where a pseudonym could stand becomes
/// `<secret::`. Thread: one at a time.
class Redactor
{
public:
    struct Replaced
    {
        QString pseudonym;
        QString where; ///< in words: "request header Authorization"
        QString masked = {}; ///< the secret as masked() shows it; only for a listener
    };
    /// What is done with a `<secret:` that is there already.
    enum class Literals {
        Escape,
        /// In what was redacted before: `<secret:N>` with N below the first number, and `<secret::`, stay.
        Keep,
    };
    using Listener = std::function<void(const Replaced &)>;

    static constexpr int mostRemembered = 1
        << 20; ///< secrets; later ones get a new number each time

    /// Numbers count from `firstNumber` to `greatestPseudonym`, which all later secrets share.
    explicit Redactor(Redaction rules = Redaction::defaults(),
                      int firstNumber = 1,
                      Literals literals = Literals::Escape);

    /// Is told of every replacement, repeated ones too.
    void setListener(const Listener &listener) { m_listener = listener; }

    /// The handshake without its secrets. `fresh` gets the pseudonyms that were never used before; one of a handshake once
    /// more when it first stands in a text.
    WsOpened redacted(const WsOpened &opened, QList<Replaced> *fresh);
    /// Takes the secrets out of any event; the same.
    void redact(SessionEvent &event, QList<Replaced> *fresh);
    /// Whether other events than handshakes can change.
    bool looksAtTexts() const { return m_secrets != nullptr; }

private:
    QByteArray pseudonym(const QByteArray &secret, const QString &where, bool isInText = false);
    bool isClean(const QByteArray &text) const;
    bool isKept(QByteArrayView whole) const;
    QByteArray escaped(const QByteArray &text) const;
    QByteArray withoutKnown(const QByteArray &text, const QString &where);
    QByteArray redactedText(const QByteArray &text, const QString &where, bool isPartial = false);
    QByteArray redactedUrl(const QByteArray &url, const QString &where);
    QByteArray redactedPath(const QByteArray &path, const QString &where);
    QByteArray redactedPart(const QByteArray &part, const QString &where);
    QByteArray redactedPairs(const QByteArray &query, const QString &where);
    QByteArray redactedQuery(const QByteArray &pair, const QString &where);
    QByteArray redactedProtocols(const QByteArray &list, const QString &where);
    QByteArray redactedCookies(const QByteArray &list, bool isSet, const QString &where);
    QByteArray redactedCookie(const QByteArray &pair, const QString &where);
    QByteArray redactedValue(const QByteArray &value, const QString &where);
    Headers redactedHeaders(const Headers &headers, const QString &where);
    bool isSecretHeader(const QByteArray &name) const;
    bool isSecretQuery(const QByteArray &name, const QByteArray &value) const;

    Redaction m_rules;
    Literals m_literals;
    std::shared_ptr<const PayloadSecrets> m_secrets; ///< nothing: no rule is about texts
    QHash<QByteArray, int> m_numbers; ///< of the secrets' digests
    QSet<int> m_inTexts; ///< numbers of those that stand in texts
    int m_first;
    int m_next;
    QList<Replaced> m_fresh;
    Listener m_listener;
};

/// Enough of a secret to know it again, and too little to use it: "eyJh…(183 characters)". Below 12 characters nothing of
/// it, below 20 two characters.
QString masked(const QByteArray &secret);

} // namespace jackfield
