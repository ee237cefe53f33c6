// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>

#include <QHash>

namespace jackfield {

/// Which parts of a handshake are kept from the record. Payloads are never touched.
struct Redaction
{
    QList<QByteArray> headers; ///< whose values are secret
    /// A query parameter is secret if one of these is its name or a word of it (`x_token`), or, from five letters on,
    /// stands anywhere in it.
    QStringList queryNames;
    bool userInfo = true; ///< of URLs
    bool tokens =
        true; ///< query values and subprotocols that look like tokens, whatever their name; `bearer.*`

    /// Authorization, Proxy-Authorization, Cookie, Set-Cookie; user info; token-like queries and subprotocols. URLs
    /// are the request's own and those in Location, Referer and Origin.
    static Redaction defaults();
    /// Keeps everything.
    static Redaction none();
};

/// Replaces secrets by pseudonyms: the same secret is the same `<secret:N>` as long as this value lives. A literal
/// `<secret:` where a pseudonym could stand becomes `<secret::`.
class Redactor
{
public:
    struct Replaced
    {
        QString pseudonym;
        QString where; ///< in words: "request header Authorization"
    };

    /// Numbers count from `firstNumber`.
    explicit Redactor(Redaction rules = Redaction::defaults(), int firstNumber = 1);

    /// The handshake without its secrets. `fresh` gets the pseudonyms that were never used before.
    WsOpened redacted(const WsOpened &opened, QList<Replaced> *fresh);

private:
    QString pseudonym(const QByteArray &secret, const QString &where);
    QByteArray redactedUrl(const QByteArray &url, const QString &where);
    QByteArray redactedPairs(const QByteArray &query, const QString &where);
    QByteArray redactedQuery(const QByteArray &pair, const QString &where);
    QByteArray redactedProtocols(const QByteArray &list, const QString &where);
    Headers redactedHeaders(const Headers &headers, const QString &where);
    bool isSecretQuery(const QByteArray &name, const QByteArray &value) const;

    Redaction m_rules;
    QHash<QByteArray, int> m_numbers;
    int m_next;
    QList<Replaced> m_fresh;
};

} // namespace jackfield
