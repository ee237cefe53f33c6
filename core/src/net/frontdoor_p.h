// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httphead_p.h"
#include "service_p.h"
#include "upgrade_p.h"

#include <QPointer>
#include <QTimer>

class QWebSocket;

namespace jackfield {
class Connection;
}

namespace jackfield::net {

class Loop;
class QueuedTransport;

/// One accepted socket until it is answered: reads the request itself, says no in plain HTTP, answers HTTP, or makes
/// a connection of it. Deletes itself then. Lives on its loop's thread.
class FrontDoor final : public QObject
{
public:
    /// `admit` takes over the transport of a connection that is about to start.
    using Admit =
        std::function<void(const std::shared_ptr<QueuedTransport> &, std::shared_ptr<Connection>)>;

    FrontDoor(std::shared_ptr<Service> service,
              std::shared_ptr<Loop> loop,
              Admit admit,
              const Arrival &arrival);
    ~FrontDoor() override;

private:
    void readMore();
    bool isEncrypting();
    void readRequest();
    void dispatch(const Request &request);
    void dispatchUpgrade(const Request &request);
    void decide(const Request &request, const WsAnswer &answer);
    void accept(const WsOpened &opened, const WsConsumer &consumer, QWebSocket *web);
    void
    refuseUpgrade(const Request &request, const Response &refusal, const QString &upstream = {});
    void respond(const Response &response, const Method &method = Method::Get);
    void leave();
    QString urlOf(const Request &request) const;

    const std::shared_ptr<Service> m_service;
    const std::shared_ptr<Loop> m_loop;
    const Admit m_admit;
    DoorSocket m_door;
    QPointer<QTcpSocket> m_socket;
    QTimer m_timer; ///< for the whole request
    QByteArray m_bytes; ///< read and not used yet
    std::optional<Head<Request>> m_head; ///< once it is there
    Body m_body; ///< as far as it was read
    bool m_continued = false; ///< 100 Continue was sent
    bool m_answered = false; ///< the request is whole, or was answered before it was
};

} // namespace jackfield::net
