// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsevent.h>
#include <jackfield/ws/wstransport.h>

#include <QList>

namespace jackfield {

/// The limits of ServerLimits and ClientLimits that a connection keeps itself.
struct ConnectionLimits
{
    /// Unsent bytes above which `send` says Buffered, and messages of the peer wait until half of it has left; so many
    /// bytes of messages may wait for delivery before nothing more is read, if the transport can pause.
    qint64 highWaterBytes = 1 << 20;
    qint64 unsentBytes = 8 << 20; ///< above it the peer is dropped; tested before queueing
    qint64 unheardBytes =
        16 << 20; ///< messages that wait for the first listener; above it close 1008
};

/// What a connection is made of.
struct ConnectionSetup
{
    Side side = Side::Server;
    WsOpened opened;
    QString peer;
    std::shared_ptr<WsTransport> transport;
    QList<WsObserver> observers;
    ConnectionLimits limits = {};
};

} // namespace jackfield
