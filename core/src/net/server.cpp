// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "servercore_p.h"

#include <jackfield/net/server.h>

namespace jackfield::net {

Server::Server(PolyHandler handler, ServerConfig config)
    : m_core(std::make_unique<ServerCore>(
          std::move(handler.http), atOnce(handler.ws), std::move(config)))
{ }

Server::Server(WsHandler handler, ServerConfig config)
    : Server(PolyHandler { .http = {}, .ws = std::move(handler) }, std::move(config))
{ }

Server::~Server() = default;

Result<void> Server::start()
{
    return m_core->start();
}

void Server::stop(std::chrono::milliseconds drain)
{
    m_core->stop(drain);
}

quint16 Server::port() const
{
    return m_core->port();
}

QByteArray Server::certificateSha256() const
{
    return m_core->certificateSha256();
}

QUrl Server::url(const QString &path) const
{
    return m_core->url(path);
}

} // namespace jackfield::net
