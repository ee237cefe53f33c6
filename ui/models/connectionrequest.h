// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionfile.h"

#include <jackfield/ws/clientconfig.h>
#include <jackfield/ws/wsmessage.h>

#include <QMap>

namespace jackfield::ui {

/// A connection as it is made: variables replaced, authentication in its place.
struct ConnectionRequest
{
    QString url;
    ClientConfig config;

    /// Errors: Missing, names the variable; Unsupported for an authentication that is not known; Invalid for a key without
    /// a name and a fingerprint that is none.
    /// `accessToken`: for client credentials, what was given for them.
    static Result<ConnectionRequest> of(const ConnectionFile &file,
                                        const QMap<QString, QString> &variables,
                                        const QString &accessToken = {});
};

/// Trust, proxy and time-out of a connection, for whatever is asked on its behalf. Errors: as above.
Result<ClientConfig> wayOf(const ConnectionFile &file, const QMap<QString, QString> &variables);

/// A message as it is sent, variables replaced; a file as it is on disk, `folder` is the workspace's. Besides those of the environment there are `uuid`, `now` (ISO 8601, UTC) and
/// `timestamp` (milliseconds since 1970), new for each message. Errors: Missing, names the variable; Invalid for bytes
/// that are none; those of PayloadFile::read().
Result<WsMessage> messageOf(const ConnectionFile::Message &message,
                            const QMap<QString, QString> &variables,
                            const QString &folder);

/// The names of those that are new for each message.
QStringList madeVariables();

/// What is sent when the connection is open, anew for each. Errors: those of messageOf(); Missing, names the message.
Result<QList<WsMessage>> firstMessagesOf(const ConnectionFile &file,
                                         const QMap<QString, QString> &variables,
                                         const QString &folder);
/// Whether there would be some, without reading files. Errors: the same.
Result<void> checkFirstMessages(const ConnectionFile &file,
                                const QMap<QString, QString> &variables,
                                const QString &folder);

/// The query of a URL as its parts, as they are written; and the URL with others in their place. Neither touches
/// `{{ variables }}` or a fragment.
QList<ConnectionFile::Field> queryOf(const QString &url);
QString withQuery(const QString &url, const QList<ConnectionFile::Field> &query);

} // namespace jackfield::ui
