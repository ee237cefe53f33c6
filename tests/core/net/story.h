// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rawclient.h"
#include "transports.h"

#include <mutex>

/// What happened, in its order; written on the server's thread.
class Story
{
public:
    void add(const QString &event)
    {
        const std::scoped_lock lock(m_mutex);
        m_events.append(event);
    }
    QStringList events() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_events;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_events;
};

/// As many bytes as `expected` has, or what came in three seconds.
inline QByteArray heard(Peer &peer, const QByteArray &expected)
{
    while (peer.bytesAvailable() < expected.size() && peer.waitForReadyRead(3000)) { }
    return peer.read(expected.size());
}
