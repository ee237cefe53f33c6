// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handing_p.h"

#include <jackfield/filter/subprotocol.h>

#include <algorithm>

namespace jackfield {

namespace {
QString problemOf(const QList<QString> &known)
{
    if (known.isEmpty())
        return QStringLiteral("negotiateSubprotocol: there is no subprotocol to agree on");
    for (const QString &name : known) {
        if (!isToken(name.toUtf8()))
            return QStringLiteral("negotiateSubprotocol: '%1' is no token (RFC 9110 section 5.6.2)")
                .arg(name);
        if (known.count(name) > 1)
            return QStringLiteral("negotiateSubprotocol: '%1' stands twice").arg(name);
    }
    return {};
}

/// The same request with no other offer than `agreed`; empty: with none.
Request offeringOnly(const QString &agreed, const Request &request)
{
    Headers headers = request.headers();
    if (agreed.isEmpty())
        headers.remove("Sec-WebSocket-Protocol");
    else
        headers.replace("Sec-WebSocket-Protocol", agreed.toLatin1());
    return request.withHeaders(headers);
}
} // namespace

WsFilter negotiateSubprotocol(const QList<QString> &known, NoSubprotocol otherwise)
{
    if (const QString problem = problemOf(known); !problem.isEmpty())
        return broken(problem);
    return [known, otherwise](const WsHandler &next) -> WsHandler {
        return [known, otherwise, next](const Request &request) {
            const QList<QString> offered = request.offeredSubprotocols();
            const auto agreed = std::ranges::find_if(
                known, [&](const QString &name) { return offered.contains(name); });
            if (agreed == known.end() && otherwise == NoSubprotocol::Refuse)
                return refuse(plainText(400,
                                        QStringLiteral("a subprotocol is needed: ")
                                            + known.join(QStringLiteral(", "))));
            const QString name = agreed == known.end() ? QString() : *agreed;
            const WsResponse response = next(offeringOnly(name, request));
            return response.subprotocol().isEmpty() ? response.withSubprotocol(name) : response;
        };
    };
}

} // namespace jackfield
