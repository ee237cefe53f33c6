// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/net/client.h>

#include <QUrl>

/// The first text that a new client of a server hears; else why it hears none.
inline QString firstHeard(const QString &url)
{
    const auto client = jackfield::net::blockingClient(QUrl(url));
    if (!client)
        return client.error().message;
    const auto message = (*client)->receive();
    return message ? message->text() : QStringLiteral("nothing");
}
