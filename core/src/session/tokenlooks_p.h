// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/redaction.h>

namespace jackfield {

/// Bytes of a text, from `begin` up to `end`.
struct TextRange
{
    qsizetype begin = 0;
    qsizetype end = 0;

    bool operator==(const TextRange &) const = default;
};

/// Letters, digits and what else stands in base64 and base64url, without padding.
bool isTokenBody(char c);

/// A JSON Web Token, or 32 and more characters with letters and digits and nothing that prose has.
bool looksLikeToken(const QByteArray &value);
/// Where in an offered subprotocol its token begins, -1 without one: "bearer.TOKEN",
/// "base64url.bearer.authorization.k8s.io.TOKEN", a JSON Web Token, or a part between dots that looks like a token.
qsizetype tokenIn(const QByteArray &subprotocol);
/// How long the scheme before credentials is, its blanks included: "Bearer ", "Basic "; 0 without one.
qsizetype schemeLength(QByteArrayView value);

/// The JSON Web Tokens of a text, in order.
QList<TextRange> webTokens(QByteArrayView text);
/// The runs of a text that look random, JSON Web Tokens included, in order and apart from each other. Not Off.
QList<TextRange> randomRuns(QByteArrayView text, Redaction::Entropy kind);

} // namespace jackfield
