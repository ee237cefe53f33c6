// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handshake_p.h"

namespace jackfield::script {

Handshake handshakeOf(const Request &request)
{
    Handshake handshake { .method = QString::fromLatin1(request.method().name),
                          .target = QString::fromUtf8(request.uri().target()),
                          .subprotocols = request.offeredSubprotocols() };
    if (const auto &route = request.route())
        handshake.path = route->values;
    for (const auto &[name, value] : request.uri().queries())
        handshake.query.append({ name, value.value_or(QString()) });
    for (const auto &[name, value] : request.headers().fields())
        handshake.headers.append(
            { QString::fromLatin1(name).toLower(), QString::fromLatin1(value) });
    return handshake;
}

} // namespace jackfield::script
