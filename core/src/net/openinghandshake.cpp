// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "openinghandshake_p.h"

#include <jackfield/wire/handshakekey.h>

#include <algorithm>

namespace jackfield::net {

namespace {
std::unexpected<ConnectFailure> badUrl(const QString &message)
{
    return std::unexpected(ConnectFailure { ConnectFailure::Kind::Url, message, {} });
}

ConnectFailure broken(const QString &message, const Response &response)
{
    return { ConnectFailure::Kind::Handshake,
             QStringLiteral("The server's 101 breaks RFC 6455: %1.").arg(message),
             response };
}

/// Headers that the handshake itself sets.
bool isReserved(const QByteArray &name)
{
    static const QList<QByteArray> reserved { "connection",
                                              "upgrade",
                                              "sec-websocket-key",
                                              "sec-websocket-version",
                                              "sec-websocket-protocol",
                                              "sec-websocket-extensions",
                                              "sec-websocket-accept",
                                              "content-length",
                                              "transfer-encoding" };
    return reserved.contains(name.toLower());
}

std::optional<QString> faultOf(const QUrl &url)
{
    static const QList<QString> schemes {
        QStringLiteral("ws"), QStringLiteral("wss"), QStringLiteral("http"), QStringLiteral("https")
    };
    if (!url.isValid())
        return QStringLiteral("The URL is malformed: %1").arg(url.errorString());
    if (!schemes.contains(url.scheme()))
        return QStringLiteral("The URL '%1' does not begin with ws:// or wss://.")
            .arg(url.toString());
    if (url.host().isEmpty())
        return QStringLiteral("The URL '%1' has no host.").arg(url.toString());
    if (url.hasFragment())
        return QStringLiteral(
                   "The URL '%1' has a fragment ('#'); write %23 if it belongs to the path.")
            .arg(url.toString());
    return std::nullopt;
}

std::optional<QString> faultOf(const ClientConfig &config)
{
    for (const auto &[name, value] : config.headers.fields()) {
        const QString shown = QString::fromLatin1(name);
        if (!isToken(name) || !isHeaderValue(value))
            return QStringLiteral("The header '%1' is malformed: a name is letters, digits and "
                                  "hyphens, a value has no line break.")
                .arg(shown);
        if (isReserved(name))
            return QStringLiteral("The header '%1' belongs to the handshake and cannot be set.")
                .arg(shown);
    }
    for (const QString &name : config.subprotocols) {
        if (!isToken(name.toUtf8()))
            return QStringLiteral(
                       "The subprotocol '%1' is malformed: letters, digits, dots and hyphens only.")
                .arg(name);
        if (config.subprotocols.count(name) > 1)
            return QStringLiteral("The subprotocol '%1' is offered twice.").arg(name);
    }
    return std::nullopt;
}

bool hasItem(const Headers &headers, QByteArrayView name, QByteArrayView item)
{
    return std::ranges::any_of(headers.listValues(name), [item](const QByteArray &value) {
        return value.compare(item, Qt::CaseInsensitive) == 0;
    });
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

std::expected<OpeningHandshake, ConnectFailure> OpeningHandshake::of(const QUrl &url,
                                                                     const ClientConfig &config)
{
    if (const auto fault = faultOf(url))
        return badUrl(*fault);
    if (const auto fault = faultOf(config))
        return badUrl(*fault);
    QByteArray target =
        url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    if (!target.startsWith('/'))
        target.prepend('/');
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
    if (!url.userName().isEmpty() && !config.headers.contains("Authorization"))
        headers.append(
            "Authorization",
            "Basic "
                + QByteArray::fromPercentEncoding(url.userInfo(QUrl::FullyEncoded).toLatin1())
                      .toBase64());
    for (const auto &[name, value] : config.headers.fields()) {
        if (name.compare("Host", Qt::CaseInsensitive) != 0)
            headers.append(name, value);
    }
    handshake.request = Request(Method::Get, Uri(target)).withHeaders(headers);
    return handshake;
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
    if (!hasItem(headers, "Upgrade", "websocket") || !hasItem(headers, "Connection", "upgrade"))
        return broken(QStringLiteral("it lacks 'Upgrade: websocket' or 'Connection: Upgrade'"),
                      switching);
    if (headers.value("Sec-WebSocket-Accept") != wire::acceptValue(key))
        return broken(
            QStringLiteral("Sec-WebSocket-Accept is not the answer to the key that was sent"),
            switching);
    const auto extensions =
        wire::deflateAnswered(headers.values("Sec-WebSocket-Extensions"), deflate);
    if (!extensions)
        return broken(extensions.error(), switching);
    const auto agreed = headers.values("Sec-WebSocket-Protocol");
    if (agreed.size() > 1
        || (agreed.size() == 1 && !subprotocols.contains(QString::fromLatin1(agreed.first()))))
        return broken(QStringLiteral("it agrees to a subprotocol that was not offered"), switching);
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

ConnectFailure refusedBy(const Response &response)
{
    QString message = QStringLiteral("The server answered %1 %2 instead of 101")
                          .arg(response.status())
                          .arg(QString::fromLatin1(response.reason()));
    if (const auto location = response.header("Location"); location && response.status() / 100 == 3)
        message += QStringLiteral(", and points to %1").arg(QString::fromLatin1(*location));
    const QString text = QString::fromUtf8(response.body().left(300)).simplified();
    message += text.isEmpty() ? QStringLiteral(".") : QStringLiteral(": %1").arg(text);
    return { ConnectFailure::Kind::Http, message, response };
}

} // namespace jackfield::net
