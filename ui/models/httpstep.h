// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionfile.h"

#include <jackfield/ws/clientconfig.h>

#include <QMap>
#include <QUrl>

namespace jackfield::ui {

/// An HTTP request that is made before a connection, and what of its answer is taken.
struct HttpStep
{
    QUrl url;
    Request request;
    ClientConfig way; ///< trust, proxy and time-out count, nothing else
    QList<ConnectionFile::Field> take = {}; ///< variable, and its place in the answer

    /// "POST https://example.org/login"
    QString words() const;
    /// The same for the same question: where it goes and all that is asked.
    QByteArray key() const;
};

/// The login or whatever a connection wants to be asked first; nothing if it wants nothing. Errors: Missing, names the
/// variable; Invalid for what is no URL or header.
Result<std::optional<HttpStep>> stepBefore(const ConnectionFile &file,
                                           const QMap<QString, QString> &variables);
/// The request for an access token (RFC 6749 section 4.4.2); nothing for another authentication. Errors: as above.
Result<std::optional<HttpStep>> tokenStep(const ConnectionFile &file,
                                          const QMap<QString, QString> &variables);

/// The values that `step` wants, by name. A place is a JSONPath of the body, whose first value counts, `header:NAME` or
/// `cookie:NAME`. Errors, in words with the status and the start of the body: Refused for 400 and above, Missing for what
/// is not there, Invalid for a body that is no JSON.
Result<QMap<QString, QString>> takenFrom(const HttpStep &step, const Response &answer);

struct AccessToken
{
    QString value;
    std::optional<std::chrono::seconds> lifetime = {}; ///< as the server says

    bool operator==(const AccessToken &) const = default;
};
/// The token of an answer (RFC 6749 section 5.1). Errors: as of takenFrom().
Result<AccessToken> tokenFrom(const HttpStep &step, const Response &answer);

} // namespace jackfield::ui
