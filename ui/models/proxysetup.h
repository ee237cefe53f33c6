// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "breakpoints.h"

#include <jackfield/support/error.h>

#include <QMap>
#include <QUrl>

namespace jackfield::ui {

/// How a proxy of the window listens and what it trusts; its target's URL stands beside it.
struct ProxySetup
{
    int port = 0; ///< where it listens on this machine; 0: where it did last, or on any free port
    int lastPort = 0; ///< that it had; 0: none
    bool preserveHost = false; ///< Host as the client sent it, else the target's
    bool doNotVerify = false; ///< the target's certificate
    QString caFile; ///< trusted besides the system's certificates; PEM
    QList<Breakpoint> breakpoints = {};

    /// What `toJson` gave; what is missing or wrong is as in a new one.
    static ProxySetup fromJson(const QByteArray &json);
    QByteArray toJson() const;

    bool operator==(const ProxySetup &) const = default;
};

/// The server behind a proxy, and where in it clients are sent.
struct ProxyPlace
{
    QUrl server; ///< "wss://feed.example:9443": scheme and authority, with a user if there is one
    QString path; ///< "/feed?symbol=BTC", or empty
};
/// Of a URL as somebody typed it, with its variables. Error: Invalid, with a sentence for the one who types.
Result<ProxyPlace> proxyPlaceOf(const QString &url, const QMap<QString, QString> &variables);

} // namespace jackfield::ui
