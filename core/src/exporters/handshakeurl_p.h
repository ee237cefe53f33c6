// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>

namespace jackfield {

/// The URL of a handshake, whole even where a recorder has seen none.
inline QString urlOf(const WsOpened &opened)
{
    if (!opened.url.isEmpty())
        return opened.url;
    const QByteArray host = opened.request.headers().value("Host").value_or("localhost");
    return QString::fromLatin1("ws://" + host + opened.request.uri().pathAndQuery());
}

} // namespace jackfield
