// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/sessionevent.h>

namespace jackfield {

/// Something in a recording that is probably a credential.
struct LikelySecret
{
    QString what; ///< "JSON Web Token", "AWS access key", "JSON member password", ...
    QString where; ///< "message from client", "request header Authorization", ...
    QString masked; ///< see masked()

    bool operator==(const LikelySecret &) const = default;
};

/// What in an event is probably a credential and no pseudonym: in handshakes what Redaction::defaults() takes out, in
/// them and in text messages, bodies, close reasons and errors JSON Web Tokens, bearer tokens, keys of well-known forms,
/// private key blocks, JSON members named like passwords, and runs of high entropy. Of each text the first `limit` bytes;
/// at most 100 a text. Pure; thread: any.
QList<LikelySecret> likelySecrets(const SessionEvent &event, qsizetype limit = 1 << 20);

} // namespace jackfield
