// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

#include <QMap>

namespace jackfield {

/// Pseudonyms and what they stand for: {"<secret:1>", "abc"}.
using Secrets = QList<std::pair<QString, QString>>;

/// A recorded header value with the secrets put back, and `<secret::` as `<secret:`. Pseudonyms that are not in `secrets`
/// stay.
QByteArray withSecrets(const QByteArray &value, const Secrets &secrets);
/// The same for a URL or a request target: what may not stand in the query, or before it in one segment of the path, is
/// percent-encoded.
QByteArray urlWithSecrets(const QByteArray &url, const Secrets &secrets);
/// The same for a message: in JSON the secrets are escaped as its strings want it. Binary messages stay.
WsMessage withSecrets(const WsMessage &message, const Secrets &secrets);
/// Those of `secrets` that may be put back into the messages of a session, since a `redacted` event says that they were
/// taken out of a text. Other pseudonyms in messages are what somebody wrote there.
Secrets secretsOfTexts(const Session &session, const Secrets &secrets);
/// The pseudonyms of known secrets that a session has, with their values by name.
Secrets secretsNamed(const Session &session, const QMap<QString, QString> &values);
/// The session with those put back.
Session withSecretsInTexts(Session session, const Secrets &secrets);

/// No number is greater: `<secret:N>` with more is no pseudonym.
inline constexpr int greatestPseudonym = 1 << 30;

/// The number of the pseudonym that `event` says is used from there on; 0 if it is no such event.
int pseudonymNumber(const SessionEvent &event);
/// The first pseudonym in a text of a recording; empty if there is none.
QString firstPseudonym(QByteArrayView text);
/// The number to go on with in a recording whose greatest is `used`. Error: Unsupported, if there is none left.
Result<int> nextPseudonym(int used);

} // namespace jackfield
