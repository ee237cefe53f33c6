// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handshakefields_p.h"
#include "openinghandshake_p.h"
#include "ws/callersheaders_p.h"

#include <jackfield/wire/handshakekey.h>

#include <algorithm>

namespace jackfield::net {

namespace {
std::unexpected<ConnectFailure> badUrl(const QString &message)
{
    return std::unexpected(ConnectFailure {
        .kind = ConnectFailure::Kind::Url, .message = message, .response = {}, .isLasting = true });
}

/// An answer that would be the same the next time: a client's fault, but not one of time (RFC 9110 section 15.5).
bool isLasting(int status)
{
    static const QList<int> passing { 408, 409, 421, 423, 425, 429 };
    return status < 500 ? !passing.contains(status) : status == 501 || status == 505;
}

ConnectFailure broken(const QString &message, const Response &response)
{
    return { .kind = ConnectFailure::Kind::Handshake,
             .message = QStringLiteral("The server's 101 breaks RFC 6455: %1.").arg(message),
             .response = response,
             .isLasting = true };
}
} // namespace

bool isSecure(const QUrl &url)
{
    return url.scheme() == QLatin1String("wss") || url.scheme() == QLatin1String("https");
}

quint16 portOf(const QUrl &url)
{
    return quint16(url.port(isSecure(url) ? 443 : 80));
}

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const bool isDefault = portOf(url) == (isSecure(url) ? 443 : 80);
    return isDefault ? host : host + ':' + QByteArray::number(portOf(url));
}

QByteArray targetOf(const QUrl &url)
{
    const QByteArray target =
        url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    return target.startsWith('/') ? target : '/' + target;
}

std::expected<OpeningHandshake, ConnectFailure> OpeningHandshake::of(const QUrl &url,
                                                                     const ClientConfig &config)
{
    if (const auto fault = faultOf(url))
        return badUrl(*fault);
    if (const auto fault = faultOf(config))
        return badUrl(*fault);
    OpeningHandshake handshake { .request = {},
                                 .key = wire::newHandshakeKey(),
                                 .subprotocols = config.subprotocols,
                                 .deflate = config.compression.transform(deflateParameters) };
    Headers headers { { "Host", config.headers.value("Host").value_or(hostHeader(url)) },
                      { "Upgrade", "websocket" },
                      { "Connection", "Upgrade" },
                      { "Sec-WebSocket-Key", handshake.key },
                      { "Sec-WebSocket-Version", "13" } };
    if (!config.subprotocols.isEmpty())
        headers.append("Sec-WebSocket-Protocol",
                       config.subprotocols.join(QStringLiteral(", ")).toUtf8());
    if (handshake.deflate)
        headers.append("Sec-WebSocket-Extensions", wire::deflateOffer(*handshake.deflate));
    appendCallersHeaders(headers, url, config);
    handshake.request = Request(Method::Get, Uri(targetOf(url))).withHeaders(headers);
    return handshake;
}

std::expected<OpeningHandshake, ConnectFailure> OpeningHandshake::passingOn(const QUrl &url,
                                                                            const Request &request)
{
    if (const auto fault = faultOf(url))
        return badUrl(*fault);
    if (const auto fault = faultOfTarget(request.uri().target()))
        return badUrl(*fault);
    return OpeningHandshake { .request = request,
                              .key = request.header("Sec-WebSocket-Key").value_or(QByteArray()),
                              .subprotocols = request.offeredSubprotocols(),
                              .deflate = wire::DeflateParameters(), // whatever is agreed on
                              .isPassedOn = true };
}

QByteArray OpeningHandshake::bytes() const
{
    QByteArray bytes = "GET " + request.uri().target() + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers().fields())
        bytes += name + ": " + value + "\r\n";
    return bytes += "\r\n";
}

std::optional<ConnectFailure> OpeningHandshake::objection(const Response &switching) const
{
    const Headers &headers = switching.headers();
    const auto shown = [&](QByteArrayView name) {
        const QList<QByteArray> values = headers.values(name);
        return values.isEmpty()
            ? QStringLiteral("it has none")
            : QStringLiteral("it has '%1'").arg(QString::fromLatin1(values.join(", ").left(200)));
    };
    for (const auto &[name, item] :
         { std::pair { "Upgrade", "websocket" }, std::pair { "Connection", "Upgrade" } }) {
        if (!headers.lists(name, item))
            return broken(QStringLiteral("it lacks '%1: %2'; %3")
                              .arg(QLatin1String(name), QLatin1String(item), shown(name)),
                          switching);
    }
    const QByteArray accept = wire::acceptValue(key);
    if (headers.values("Sec-WebSocket-Accept") != QList { accept })
        return broken(QStringLiteral("Sec-WebSocket-Accept is not the answer to the key that was "
                                     "sent: '%1' is, and %2")
                          .arg(QString::fromLatin1(accept), shown("Sec-WebSocket-Accept")),
                      switching);
    if (isPassedOn)
        return std::nullopt;
    const auto extensions =
        wire::deflateAnswered(headers.values("Sec-WebSocket-Extensions"), deflate);
    if (!extensions)
        return broken(
            QStringLiteral("%1; %2").arg(extensions.error(), shown("Sec-WebSocket-Extensions")),
            switching);
    const auto agreed = headers.values("Sec-WebSocket-Protocol");
    if (agreed.size() > 1
        || (agreed.size() == 1 && !subprotocols.contains(QString::fromLatin1(agreed.first()))))
        return broken(QStringLiteral("it agrees to a subprotocol that was not offered (%1); %2")
                          .arg(subprotocols.isEmpty() ? QStringLiteral("none was")
                                                      : subprotocols.join(QStringLiteral(", ")),
                               shown("Sec-WebSocket-Protocol")),
                      switching);
    return std::nullopt;
}

std::optional<wire::DeflateParameters>
OpeningHandshake::agreedDeflate(const Response &switching) const
{
    return wire::deflateAnswered(switching.headers().values("Sec-WebSocket-Extensions"), deflate)
        .value_or(std::nullopt);
}

wire::DeflateParameters deflateParameters(const Compression &compression)
{
    return { .serverMaxWindowBits = compression.serverMaxWindowBits,
             .clientMaxWindowBits = compression.clientMaxWindowBits,
             .serverNoContextTakeover = compression.serverNoContextTakeover,
             .clientNoContextTakeover = compression.clientNoContextTakeover };
}

ConnectFailure notHttp(const QByteArray &bytes, const QString &fault)
{
    if (bytes.startsWith("\x15\x03")) {
        return {
            ConnectFailure::Kind::Tls,
            QStringLiteral(
                "The server answered with a TLS alert: it speaks TLS on this port, use wss://."),
            {}
        };
    }
    return { ConnectFailure::Kind::Handshake,
             QStringLiteral("The answer is not HTTP: %1. Is this a WebSocket server?").arg(fault),
             {} };
}

ConnectFailure closedEarly(const QByteArray &bytes, bool isTls)
{
    ConnectFailure failure = notHttp(
        bytes, QStringLiteral("the connection was closed after %1 bytes").arg(bytes.size()));
    if (isTls
        && bytes.isEmpty()) // since TLS 1.3 a client is through before its certificate is looked at
        failure.message +=
            QStringLiteral(" TLS was done; a server that wants a client certificate, "
                           "or another one, closes like this.");
    return failure;
}

ConnectFailure refusedBy(const Response &response)
{
    QString message = QStringLiteral("The server answered %1 %2 instead of 101")
                          .arg(response.status())
                          .arg(QString::fromLatin1(response.reason()));
    if (const auto location = response.header("Location"); location && response.status() / 100 == 3)
        message += QStringLiteral(", and points to %1").arg(QString::fromLatin1(*location));
    const QString text = QString::fromUtf8(response.body().left(300)).simplified();
    message += text.isEmpty() ? QStringLiteral(".") : QStringLiteral(": %1").arg(text);
    return { .kind = ConnectFailure::Kind::Http,
             .message = message,
             .response = response,
             .isLasting = isLasting(response.status()) };
}

} // namespace jackfield::net
