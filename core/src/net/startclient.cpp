// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "dialler_p.h"
#include "streamof_p.h"
#include "streamtransport_p.h"

namespace jackfield::net {

std::shared_ptr<QueuedTransport> startClient(Dialled dialled,
                                             const ClientConfig &config,
                                             const std::shared_ptr<Loop> &loop,
                                             const WsConsumer &consumer,
                                             std::function<void()> onEnd)
{
    auto *stream = streamOf(std::move(dialled.socket), loop->home(), dialled.surplus);
    Connection::Setup setup { .side = Side::Client,
                              .opened = dialled.opened,
                              .peer = stream->peerName(),
                              .limits = { .highWaterBytes = config.limits.highWaterBytes,
                                          .unsentBytes = config.limits.unsentBytes,
                                          .unheardBytes = config.limits.unheardBytes } };
    const Compression compression = config.compression.value_or(Compression());
    const auto transport = makeTransport(config.transport,
                                         { .loop = loop,
                                           .stream = stream,
                                           .surplus = dialled.surplus,
                                           .role = wire::Role::Client,
                                           .maxMessageBytes = config.limits.messageBytes,
                                           .maxFragments = config.limits.messageFrames,
                                           .deflate = dialled.deflate,
                                           .compressFrom = compression.fromBytes });
    transport->setCloseTimeout(config.limits.closeTimeout);
    // Who takes nothing is gone as well, and no pong of it gets through.
    if (config.keepAlive.count() > 0)
        transport->setSendTimeout(config.pongTimeout);
    setup.transport = transport;
    if (config.sink.opened)
        setup.observers.append(config.sink.opened(setup.opened));
    const auto connection = std::make_shared<Connection>(std::move(setup));
    transport->start(connection, std::move(onEnd));
    connection->start(consumer);
    return transport;
}

} // namespace jackfield::net
