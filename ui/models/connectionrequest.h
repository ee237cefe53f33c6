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
    QList<WsMessage> first; ///< sent when it is open

    /// Errors: Missing, names the variable or the message; Invalid for a key without a name.
    static Result<ConnectionRequest> of(const ConnectionFile &file,
                                        const QMap<QString, QString> &variables);
};

/// The query of a URL as its parts, as they are written; and the URL with others in their place. Neither touches
/// `{{ variables }}` or a fragment.
QList<ConnectionFile::Field> queryOf(const QString &url);
QString withQuery(const QString &url, const QList<ConnectionFile::Field> &query);

} // namespace jackfield::ui
