// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"
#include "httphead_p.h"
#include "service_p.h"
#include "upgrade_p.h"

#include <jackfield/wire/deflate.h>

#include <QPointer>
#include <QTimer>

class QSslSocket;

namespace jackfield::net {

class Loop;
class QueuedTransport;

/// One accepted socket until it is answered: reads the requests itself, says no in plain HTTP, answers HTTP, or makes a
/// connection of it. Deletes itself then. Lives on its loop's thread.
class FrontDoor final : public QObject
{
public:
    FrontDoor(std::shared_ptr<Service> service,
              std::shared_ptr<Loop> loop,
              Admit admit,
              const Arrival &arrival,
              QObject *parent);
    ~FrontDoor() override;

private:
    ByteStream *makeStream(qintptr descriptor);
    void timedOut();
    void readMore();
    bool isEncrypting();
    void readRequest();
    bool readHead();
    void waitForMore();
    void dispatch(const Request &request);
    void dispatchUpgrade(const Request &request);
    void decide(const Request &request, const WsAnswer &answer);
    void accept(const WsOpened &opened,
                const WsConsumer &consumer,
                const std::optional<wire::DeflateParameters> &deflate);
    void giveAway(const Request &request, const QString &upstream, const Takeover &takeover);
    ByteStream *switchOver(const Response &switching);
    std::shared_ptr<QueuedTransport>
    makeTransport(ByteStream *stream, const std::optional<wire::DeflateParameters> &deflate);
    void admit(const std::shared_ptr<QueuedTransport> &transport,
               const WsOpened &opened,
               const WsConsumer &consumer,
               const QString &peer);
    void
    refuseUpgrade(const Request &request, const Response &refusal, const QString &upstream = {});
    void answerHttp(const Response &response, const Request &request);
    void watchAnswer();
    void goOn();
    void respond(const Response &response);
    void leave();
    QString urlOf(const Request &request) const;

    const std::shared_ptr<Service> m_service;
    const std::shared_ptr<Loop> m_loop;
    const Admit m_admit;
    QSslSocket *m_tls = nullptr; ///< below the stream, of a server with TLS
    QPointer<ByteStream> m_stream;
    QTimer m_timer; ///< for the whole request, or for a part of the answer
    QByteArray m_bytes; ///< read and not used yet
    std::optional<Head<Request>> m_head; ///< once it is there
    Body m_body; ///< as far as it was read
    bool m_continued = false; ///< 100 Continue was sent
    bool m_isLeaving = false; ///< an answer is, behind which the next request may come
    qint64 m_left = 0; ///< of it, when it was looked at last
    bool m_isLater = false; ///< a request of this stream was answered before
    bool m_answered = false; ///< the request is whole, or was answered before it was
};

} // namespace jackfield::net
