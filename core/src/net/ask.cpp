// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "diallerfaults_p.h"
#include "proxyhandshake_p.h"
#include "tlsfiles_p.h"
#include "tlspeer_p.h"

#include <jackfield/net/ask.h>

#include <QHttpHeaders>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>

namespace jackfield::net {

namespace {
using Kind = ConnectFailure::Kind;

constexpr qint64 longestAnswer = 1 << 20; ///< bytes of its body

QNetworkProxy proxyOf(const QUrl &url)
{
    if (url.isEmpty())
        return QNetworkProxy::NoProxy;
    const bool isHttp = url.scheme() == QLatin1String("http");
    QNetworkProxy proxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy,
                        url.host(),
                        proxyPort(url),
                        url.userName(QUrl::FullyDecoded),
                        url.password(QUrl::FullyDecoded));
    if (!isHttp)
        proxy.setCapabilities(proxy.capabilities().setFlag(QNetworkProxy::HostNameLookupCapability,
                                                           !resolvesHere(url)));
    return proxy;
}

Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return Kind::Dns;
    case QNetworkReply::ConnectionRefusedError:
        return Kind::Refused;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::Tls;
    case QNetworkReply::OperationCanceledError: // which is what Qt makes of the time-out
    case QNetworkReply::TimeoutError:
        return Kind::Timeout;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Kind::Proxy;
    default:
        return Kind::Refused;
    }
}

/// One request and what comes of it.
class Asking : public QObject
{
public:
    Asking(const QUrl &url, const ClientConfig &config, Answered answered)
        : m_url(url)
        , m_config(config)
        , m_answered(std::move(answered))
    { }

    void start(const Request &request)
    {
        m_manager.setProxy(proxyOf(m_config.proxy));
        QNetworkRequest asked(m_url);
        asked.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                           QNetworkRequest::ManualRedirectPolicy);
        asked.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        asked.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        asked.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        asked.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        asked.setRawHeader("User-Agent", "Jackfield");
        for (const auto &[name, value] : request.headers().fields())
            asked.setRawHeader(name, value);
        if (m_config.timeout.count() > 0)
            asked.setTransferTimeout(m_config.timeout);
        if (m_url.scheme() == QLatin1String("https")) {
            const auto tls = clientTls(m_config.tls);
            if (!tls)
                return fail({ Kind::Tls, tls.error().message, {} });
            asked.setSslConfiguration(*tls);
            if (!m_config.tls.serverName.isEmpty())
                asked.setPeerVerifyName(m_config.tls.serverName);
        }
        m_reply.reset(m_manager.sendCustomRequest(asked, request.method().name, request.body()));
        connect(m_reply.get(), &QNetworkReply::sslErrors, this, &Asking::judge);
        connect(m_reply.get(), &QNetworkReply::encrypted, this, &Asking::encrypted);
        connect(m_reply.get(), &QNetworkReply::downloadProgress, this, [this](qint64 bytes) {
            if (bytes > longestAnswer)
                fail({ Kind::Http, QStringLiteral("The answer is longer than 1 MiB."), {} });
        });
        connect(m_reply.get(), &QNetworkReply::finished, this, &Asking::finished);
    }

    void giveUp()
    {
        m_answered = nullptr;
        endReply();
    }

private:
    /// Which of them can be overlooked is known when the certificate is.
    void judge(const QList<QSslError> &errors)
    {
        m_tlsErrors = errors;
        if (m_config.tls.doNotVerify || !m_config.tls.pinnedSha256.isEmpty())
            m_reply->ignoreSslErrors();
    }

    TlsPeer peer() const
    {
        const QString &name = m_config.tls.serverName;
        return tlsPeerOf(
            m_reply->sslConfiguration(), m_tlsErrors, name.isEmpty() ? m_url.host() : name);
    }

    /// Before anything was sent.
    void encrypted()
    {
        if (const auto objection = pinObjection(peer(), m_config.tls.pinnedSha256))
            fail(untrusted(*objection));
    }

    void finished()
    {
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            return fail(fault());
        Headers headers;
        const QHttpHeaders fields = m_reply->headers();
        for (qsizetype i = 0; i < fields.size(); ++i)
            headers.append(QByteArray(fields.nameAt(i).data(), fields.nameAt(i).size()),
                           fields.valueAt(i).toByteArray());
        const QByteArray reason =
            m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
        tell(Response(status).reason(reason).withHeaders(headers).body(m_reply->readAll()));
    }

    ConnectFailure fault() const
    {
        const Kind kind = kindOf(m_reply->error());
        if (kind == Kind::Tls && !m_tlsErrors.isEmpty())
            return untrusted(peer());
        if (kind == Kind::Timeout)
            return { kind,
                     QStringLiteral("No answer within %1 ms.").arg(m_config.timeout.count()),
                     {} };
        return { kind, QStringLiteral("No answer: %1.").arg(m_reply->errorString()), {} };
    }

    void fail(const ConnectFailure &failure) { tell(std::unexpected(failure)); }

    void tell(const std::expected<Response, ConnectFailure> &outcome)
    {
        endReply(); // at once: nothing is said to whom is not trusted
        // In a turn of its own: what is called may let go of this.
        QMetaObject::invokeMethod(
            this,
            [this, outcome] {
                if (const Answered answered = std::exchange(m_answered, nullptr))
                    answered(outcome);
            },
            Qt::QueuedConnection);
    }

    void endReply()
    {
        if (!m_reply)
            return;
        m_reply->disconnect(this);
        m_reply->abort();
    }

    const QUrl m_url;
    const ClientConfig m_config;
    Answered m_answered;
    QNetworkAccessManager m_manager;
    std::unique_ptr<QNetworkReply> m_reply; ///< before the manager, whose child it is
    QList<QSslError> m_tlsErrors;
};
} // namespace

std::shared_ptr<void>
ask(const QUrl &url, const Request &request, const ClientConfig &config, const Answered &answered)
{
    const auto letGo = [](Asking *asking) {
        asking->giveUp();
        asking->deleteLater(); // it may be what calls
    };
    const std::shared_ptr<Asking> asking(new Asking(url, config, answered), letGo);
    asking->start(request);
    return asking;
}

} // namespace jackfield::net
