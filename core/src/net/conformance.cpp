// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "casestream_p.h"
#include "diallerfaults_p.h"
#include "openinghandshake_p.h"
#include "socketend_p.h"
#include "tlsfiles_p.h"
#include "tlspeer_p.h"

#include <jackfield/net/conformance.h>

#include <QEventLoop>
#include <QSslSocket>
#include <map>

namespace jackfield::net {

using namespace Qt::StringLiterals;
using wire::CasePlayer;
using wire::CaseResult;
using wire::ConformanceCase;

namespace {
/// A run against a server. Lives as long as the loop it turns.
class Run
{
public:
    Run(const QUrl &url, const ConformanceOptions &options, const ClientConfig &config)
        : m_url(url)
        , m_options(options)
        , m_config(config)
        , m_cases(wire::casesFor(wire::Role::Server, options.cases))
    {
        // Those that take long are begun first, so that the others go on beside them.
        m_waiting = m_cases;
        std::ranges::stable_partition(m_waiting, &ConformanceCase::isSlow);
        std::ranges::reverse(m_waiting);
    }

    std::expected<std::vector<CaseResult>, ConnectFailure> results(const CaseProgress &onResult)
    {
        const auto handshake = OpeningHandshake::of(m_url, m_config);
        if (!handshake)
            return std::unexpected(handshake.error());
        m_target = handshake->request.uri().target();
        m_onResult = onResult;
        for (int n = 0; n < m_options.parallel; ++n)
            startNext();
        if (!m_failure && m_results.size() < m_cases.size())
            m_loop.exec();
        if (m_failure)
            return std::unexpected(*m_failure);
        std::vector<CaseResult> all;
        for (const ConformanceCase *played : m_cases)
            all.push_back(m_results.at(played));
        return all;
    }

private:
    void startNext();
    void connected(const ConformanceCase *next, std::unique_ptr<QTcpSocket> socket);
    void fail(ConnectFailure::Kind kind, const QString &message);
    CasePlayer::Setup setup() const;

    const QUrl m_url;
    const ConformanceOptions m_options;
    const ClientConfig m_config;
    const std::vector<const ConformanceCase *> m_cases;
    std::vector<const ConformanceCase *> m_waiting; ///< the next one last
    std::map<const ConformanceCase *, CaseResult> m_results;
    QByteArray m_target;
    CaseProgress m_onResult;
    std::optional<ConnectFailure> m_failure;
    QEventLoop m_loop;
    QObject m_context; ///< of all sockets and streams; the first to go
};

void Run::startNext()
{
    if (m_waiting.empty() || m_failure)
        return;
    const ConformanceCase *next = m_waiting.back();
    m_waiting.pop_back();
    const bool isTls = isSecure(m_url);
    QTcpSocket *socket = isTls ? new QSslSocket(&m_context) : new QTcpSocket(&m_context);
    auto *timer = new QTimer(socket);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, socket, [this] {
        fail(ConnectFailure::Kind::Timeout, u"No connection to %1 in time."_s.arg(m_url.host()));
    });
    QObject::connect(socket, &QTcpSocket::errorOccurred, socket, [this, socket, isTls] {
        const bool isUnknown = socket->error() == QAbstractSocket::HostNotFoundError;
        const bool isRefused = socket->error() == QAbstractSocket::ConnectionRefusedError;
        fail(isUnknown                 ? ConnectFailure::Kind::Dns
                 : isTls && !isRefused ? ConnectFailure::Kind::Tls
                                       : ConnectFailure::Kind::Refused,
             u"No connection to %1 port %2: %3."_s.arg(m_url.host())
                 .arg(portOf(m_url))
                 .arg(socket->errorString()));
    });
    const auto ready = [this, next, socket, timer] {
        delete timer;
        socket->disconnect();
        socket->setParent(nullptr);
        connected(next, std::unique_ptr<QTcpSocket>(socket));
    };
    if (m_config.timeout.count() > 0)
        timer->start(m_config.timeout);
    auto *tls = qobject_cast<QSslSocket *>(socket);
    if (!tls) {
        QObject::connect(socket, &QTcpSocket::connected, socket, ready);
        return socket->connectToHost(m_url.host(), portOf(m_url));
    }
    const auto configuration = clientTls(m_config.tls);
    if (!configuration)
        return fail(ConnectFailure::Kind::Tls, configuration.error().message);
    tls->setSslConfiguration(*configuration);
    QObject::connect(tls, &QSslSocket::encrypted, socket, ready);
    tls->connectToHostEncrypted(m_url.host(), portOf(m_url));
}

void Run::connected(const ConformanceCase *next, std::unique_ptr<QTcpSocket> socket)
{
    if (const auto *tls = qobject_cast<const QSslSocket *>(socket.get())) {
        const TlsPeer peer =
            tlsPeerOf(tls->sslConfiguration(), tls->sslHandshakeErrors(), tls->peerVerifyName());
        if (const auto objection = pinObjection(peer, m_config.tls.pinnedSha256)) {
            closeAtOnce(socket.release());
            return fail(ConnectFailure::Kind::Tls, untrusted(*objection).message);
        }
    }
    CaseStream::start(std::move(socket),
                      std::make_unique<CasePlayer>(*next, setup()),
                      {},
                      &m_context,
                      [this, next](const CaseResult &result) {
                          m_results.emplace(next, result);
                          if (m_onResult)
                              m_onResult(result);
                          startNext();
                          if (m_results.size() == m_cases.size())
                              m_loop.quit();
                      });
}

void Run::fail(ConnectFailure::Kind kind, const QString &message)
{
    if (!m_failure)
        m_failure = ConnectFailure { kind, message, {} };
    m_loop.quit();
}

CasePlayer::Setup Run::setup() const
{
    CasePlayer::Setup made { .role = wire::Role::Client,
                             .target = m_target,
                             .host = hostHeader(m_url),
                             .isQuick = m_options.isQuick,
                             .timeout = m_options.timeout,
                             .pause = m_options.pause };
    for (const auto &[name, value] : m_config.headers.fields())
        made.headerLines += name + ": " + value + "\r\n";
    for (const QString &subprotocol : m_config.subprotocols)
        made.subprotocols.append(subprotocol.toLatin1());
    if (!made.subprotocols.isEmpty())
        made.headerLines += "Sec-WebSocket-Protocol: " + made.subprotocols.join(", ") + "\r\n";
    return made;
}
} // namespace

std::expected<std::vector<CaseResult>, ConnectFailure>
runConformance(const QUrl &url,
               const ConformanceOptions &options,
               const ClientConfig &config,
               const CaseProgress &onResult)
{
    return Run(url, options, config).results(onResult);
}

} // namespace jackfield::net
