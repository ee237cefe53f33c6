// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "descriptorstream_p.h"
#include "frontdoor_p.h"
#include "openinghandshake_p.h"
#include "socketend_p.h"
#include "socketstream_p.h"
#include "streamtransport_p.h"

#include <jackfield/ws/keepalive.h>

#include <QSslSocket>

namespace jackfield::net {

namespace {
constexpr char tlsRecord = 0x16; ///< the first byte of a TLS client
} // namespace

FrontDoor::FrontDoor(std::shared_ptr<Service> service,
                     std::shared_ptr<Loop> loop,
                     Admit admit,
                     const Arrival &arrival,
                     QObject *parent)
    : QObject(parent)
    , m_service(std::move(service))
    , m_loop(std::move(loop))
    , m_admit(std::move(admit))
    , m_stream(makeStream(arrival.descriptor))
{
    m_stream->setEvents({ .readable = [this] { readMore(); }, .written = [this] { goOn(); } });
    // The socket is left to itself in the end: what counts it must go when it goes.
    auto *counted = new QObject(m_stream->lifetime());
    connect(
        counted, &QObject::destroyed, counted, [service = m_service] { service->open.add(-1); });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FrontDoor::timedOut);
    m_timer.start(m_service->config.limits.handshakeTimeout);
    if (arrival.open > m_service->maxOpen)
        respond(plainText(503, QStringLiteral("Too many connections.")).header("Retry-After", "1"));
}

FrontDoor::~FrontDoor()
{
    if (m_stream)
        m_stream->closeAtOnce();
}

ByteStream *FrontDoor::makeStream(qintptr descriptor)
{
    QObject *parent = m_loop->home();
    if (!m_service->tls)
        return new DescriptorStream(int(descriptor), parent);
    m_tls = new QSslSocket;
    m_tls->setSocketDescriptor(descriptor); // if that fails, the stream is over
    m_tls->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_tls->setSslConfiguration(*m_service->tls);
    return new SocketStream(m_tls, parent);
}

void FrontDoor::timedOut()
{
    if (m_isLeaving)
        return watchAnswer();
    const bool isSecret = m_tls && !m_tls->isEncrypted(); // nothing can be said yet
    if (isSecret
        || (m_isLater && m_bytes.isEmpty() && !m_head)) // or was asked since the last answer
        leave();
    else
        respond(plainText(408, QStringLiteral("The request did not come in time.")));
}

/// Everything is over, or given away.
void FrontDoor::leave()
{
    m_answered = true;
    m_isLeaving = false;
    m_timer.stop();
    deleteLater();
}

/// Starts TLS at the first byte, so that who does not speak it can be told.
bool FrontDoor::isEncrypting()
{
    if (!m_tls || m_tls->isEncrypted())
        return false;
    if (m_tls->mode() != QSslSocket::UnencryptedMode)
        return true;
    const QByteArray first = m_tls->peek(1);
    if (first.isEmpty())
        return false; // over
    if (first.front() == tlsRecord)
        m_tls->startServerEncryption();
    else
        respond(plainText(400, QStringLiteral("This port speaks TLS: use https or wss.")));
    return true;
}

void FrontDoor::readMore()
{
    if (!m_stream)
        return;
    if (m_stream->isOver())
        return leave();
    if (m_answered || isEncrypting())
        return;
    m_bytes += m_stream->read();
    readRequest();
}

/// False while the head is not whole, or was answered as it is.
bool FrontDoor::readHead()
{
    if (m_bytes.startsWith(tlsRecord)) {
        respond(plainText(400, QStringLiteral("This port does not speak TLS: use http or ws.")));
        return false;
    }
    auto head = readRequestHead(m_bytes, m_service->config.limits.headBytes);
    if (!head) {
        respond(plainText(head.error().status,
                          QStringLiteral("Not understood: %1.").arg(head.error().message)));
        return false;
    }
    if (!*head)
        return false;
    m_head = *std::move(head);
    m_bytes.remove(0, m_head->size);
    return true;
}

void FrontDoor::readRequest()
{
    if (!m_head && !readHead())
        return waitForMore();
    const Headers &headers = m_head->message.headers();
    const auto body = readBody(headers, m_bytes, m_service->config.limits.bodyBytes, m_body);
    if (!body)
        return respond(plainText(body.error().status,
                                 QStringLiteral("Not understood: %1.").arg(body.error().message)));
    if (!*body) {
        const bool isAsked =
            headers.value("Expect").value_or(QByteArray()).toLower() == "100-continue";
        if (isAsked && !std::exchange(m_continued, true)) {
            m_stream->out() += "HTTP/1.1 100 Continue\r\n\r\n";
            m_stream->flush();
        }
        return waitForMore();
    }
    m_bytes.remove(0, (*body)->size);
    m_timer.stop();
    m_answered = true; // nothing more is asked of the client
    dispatch(std::exchange(m_head, std::nullopt)->message.withBody((*body)->content));
    // The answer takes its time, or the next request is there.
    if (m_stream && (m_answered || !m_bytes.isEmpty()))
        m_stream->setPaused(true);
}

void FrontDoor::waitForMore()
{
    if (!m_stream)
        return;
    if (m_stream->isOver()) // nothing more comes
        return leave();
    m_stream->setPaused(false);
}

void FrontDoor::dispatch(const Request &request)
{
    if (isUpgrade(request))
        return dispatchUpgrade(request);
    if (const auto refusal = m_service->policy.refusal(request))
        return answerHttp(*refusal, request);
    if (!m_service->http) {
        return answerHttp(plainText(426, QStringLiteral("This port speaks WebSocket only."))
                              .header("Upgrade", "websocket")
                              .header("Sec-WebSocket-Version", "13"),
                          request);
    }
    m_service->http(request, m_loop, [self = QPointer(this), request](const Response &response) {
        if (self)
            self->answerHttp(response, request);
    });
}

void FrontDoor::dispatchUpgrade(const Request &request)
{
    if (const auto refusal = m_service->policy.refusal(request))
        return refuseUpgrade(request, *refusal);
    if (const auto fault = handshakeFault(request))
        return refuseUpgrade(request, *fault);
    if (!m_service->ws)
        return refuseUpgrade(request, plainText(404, QStringLiteral("No WebSockets here.")));
    m_service->ws(request, m_loop, [self = QPointer(this), request](const WsAnswer &answer) {
        if (!self)
            return;
        const auto delay = answer.response.delay();
        if (delay.count() > 0)
            QTimer::singleShot(
                delay, self, [self, request, answer] { self->decide(request, answer); });
        else
            self->decide(request, answer);
    });
}

void FrontDoor::decide(const Request &request, const WsAnswer &answer)
{
    if (!m_stream || m_stream->isOver())
        return leave();
    if (answer.takeover)
        return giveAway(request, answer.upstream, *answer.takeover);
    if (!answer.response.isAccepted())
        return refuseUpgrade(request, answer.response.refusal(), answer.upstream);
    const ServerConfig &config = m_service->config;
    const QString subprotocol = agreedSubprotocol(answer.response, request);
    const auto deflate = config.compression
        ? wire::agreeOnDeflate(request.headers().values("Sec-WebSocket-Extensions"),
                               deflateParameters(*config.compression))
        : std::nullopt;
    const QByteArray extensions = deflate ? deflate->header : QByteArray();
    const WsOpened opened { .request = request,
                            .response = switchingProtocols(
                                request, answer.response, subprotocol, extensions),
                            .subprotocol = subprotocol,
                            .url = urlOf(request),
                            .upstream = answer.upstream };
    accept(opened, answer.response.consumer(), deflate.transform([](const auto &agreed) {
        return agreed.parameters;
    }));
}

void FrontDoor::accept(const WsOpened &opened,
                       const WsConsumer &consumer,
                       const std::optional<wire::DeflateParameters> &deflate)
{
    ByteStream *stream = switchOver(opened.response);
    admit(makeTransport(stream, deflate), opened, consumer, stream->peerName());
}

/// The stream, behind the 101.
ByteStream *FrontDoor::switchOver(const Response &switching)
{
    ByteStream *stream = std::exchange(m_stream, nullptr);
    stream->setPaused(false);
    stream->out() += serializedUpgrade(switching);
    stream->flush();
    if (m_tls)
        m_tls->flush(); // who has it now may abort at once
    return stream;
}

/// What a proxy accepts is recorded before the client is told.
void FrontDoor::giveAway(const Request &request, const QString &upstream, const Takeover &takeover)
{
    const Response &switching = takeover.switching;
    const QByteArray subprotocol =
        switching.header("Sec-WebSocket-Protocol").value_or(QByteArray());
    WsObserver observer;
    if (const auto &opened = m_service->config.sink.opened)
        observer = opened({ .request = request,
                            .response = switching,
                            .subprotocol = QString::fromLatin1(subprotocol),
                            .url = urlOf(request),
                            .upstream = upstream });
    if (observer.flush)
        observer.flush();
    ByteStream *stream = switchOver(switching);
    takeover.begin(stream, std::exchange(m_bytes, {}), observer, m_admit);
    leave();
}

std::shared_ptr<QueuedTransport>
FrontDoor::makeTransport(ByteStream *stream, const std::optional<wire::DeflateParameters> &deflate)
{
    const ServerConfig &config = m_service->config;
    return net::makeTransport(
        config.transport,
        { .loop = m_loop,
          .stream = stream,
          .surplus = std::exchange(m_bytes, {}),
          .role = wire::Role::Server,
          .maxMessageBytes = config.limits.messageBytes.value_or(ServerLimits::usualMessageBytes),
          .maxFragments = config.limits.messageFrames,
          .deflate = deflate,
          .compressFrom = config.compression.value_or(Compression()).fromBytes });
}

void FrontDoor::admit(const std::shared_ptr<QueuedTransport> &transport,
                      const WsOpened &opened,
                      const WsConsumer &consumer,
                      const QString &peer)
{
    const ServerConfig &config = m_service->config;
    transport->setSendTimeout(config.limits.sendTimeout);
    transport->setCloseTimeout(config.limits.closeTimeout);
    Connection::Setup setup { .side = Side::Server,
                              .opened = opened,
                              .peer = peer,
                              .transport = transport,
                              .limits = { .highWaterBytes = config.limits.highWaterBytes,
                                          .unsentBytes = config.limits.unsentBytes,
                                          .unheardBytes = config.limits.unheardBytes } };
    if (config.sink.opened)
        setup.observers.append(config.sink.opened(opened));
    const auto connection = std::make_shared<Connection>(std::move(setup));
    transport->start(connection, m_admit(transport));
    if (config.keepAlive.count() > 0)
        keepAlive(WebSocket(connection),
                  { .interval = config.keepAlive, .pongTimeout = config.pongTimeout });
    connection->start(consumer);
    leave();
}

void FrontDoor::refuseUpgrade(const Request &request,
                              const Response &refusal,
                              const QString &upstream)
{
    if (m_service->config.sink.refused) {
        m_service->config.sink.refused({ .request = request,
                                         .response = asWritten(refusal),
                                         .subprotocol = {},
                                         .url = urlOf(request),
                                         .upstream = upstream });
    }
    respond(refusal);
}

/// Answers a request that was read whole; unless it was the last, the next one may come.
void FrontDoor::answerHttp(const Response &response, const Request &request)
{
    if (!m_stream)
        return leave();
    const Behind after = behind(request);
    m_stream->out() += serialized(response, request.method(), after);
    if (after == Behind::Close) {
        std::exchange(m_stream, nullptr)->closeGently();
        return leave();
    }
    m_stream->flush();
    m_body = {};
    m_continued = false;
    m_isLeaving = true;
    watchAnswer();
    goOn();
}

/// Who takes nothing of an answer for as long as a connection may, gets no more of it.
void FrontDoor::watchAnswer()
{
    const qint64 left = m_stream->unwrittenBytes();
    if (left > 0 && left == std::exchange(m_left, left))
        return leave();
    if (const auto timeout = m_service->config.limits.sendTimeout; timeout.count() > 0)
        m_timer.start(timeout);
}

/// To the next request, once the answer has left.
void FrontDoor::goOn()
{
    if (!m_isLeaving || m_stream->unwrittenBytes() > 0)
        return;
    m_isLeaving = false;
    m_left = 0;
    m_isLater = true;
    m_answered = false;
    m_timer.start(m_service->config.limits.handshakeTimeout);
    if (m_bytes.isEmpty())
        return waitForMore();
    // What came with the last one is read in a turn of its own, so that no client keeps the thread to itself.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_answered)
                readRequest();
        },
        Qt::QueuedConnection);
}

/// Answers and ends it.
void FrontDoor::respond(const Response &response)
{
    if (!m_stream)
        return leave();
    ByteStream *stream = std::exchange(m_stream, nullptr);
    stream->out() += serialized(response);
    if (std::exchange(m_answered, true))
        stream->closeGently();
    else // with unread bytes of the request a close would tear up the answer on its way
        stream->closeWhenPeerCloses();
    leave();
}

QString FrontDoor::urlOf(const Request &request) const
{
    return QStringLiteral("%1://%2%3")
        .arg(m_service->tls ? QLatin1String("wss") : QLatin1String("ws"),
             QString::fromLatin1(request.header("Host").value_or(QByteArray())),
             QString::fromUtf8(request.uri().pathAndQuery()));
}

} // namespace jackfield::net
