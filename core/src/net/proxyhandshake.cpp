// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "openinghandshake_p.h"
#include "proxyhandshake_p.h"

#include <QHostAddress>
#include <QtEndian>

namespace jackfield::net {

namespace {
constexpr qint64 headBytes = 64 << 10;
constexpr qint64 bodyBytes = 64 << 10; ///< of a refusal; more is cut off

QString shown(const QUrl &proxy)
{
    return proxy.toString(QUrl::RemoveUserInfo | QUrl::RemovePath);
}

std::unexpected<ConnectFailure> badUrl(const QString &message)
{
    return std::unexpected(ConnectFailure {
        .kind = ConnectFailure::Kind::Url, .message = message, .response = {}, .isLasting = true });
}

/// RFC 1928 section 6.
QString socksFault(quint8 code)
{
    static const QStringList words { {},
                                     QStringLiteral("general failure"),
                                     QStringLiteral("its rules do not allow it"),
                                     QStringLiteral("the network is unreachable"),
                                     QStringLiteral("the host is unreachable or unknown"),
                                     QStringLiteral("nobody listens there"),
                                     QStringLiteral("it took too long"),
                                     QStringLiteral("it does not know the command CONNECT"),
                                     QStringLiteral("it does not take this kind of address") };
    return QStringLiteral("%1 (SOCKS reply %2)")
        .arg(words.value(code, QStringLiteral("for an unknown reason")))
        .arg(code);
}

ConnectFailure lasting(ConnectFailure failure)
{
    failure.isLasting = true;
    return failure;
}

QByteArray withLength(const QByteArray &bytes)
{
    return char(uchar(bytes.size())) + bytes;
}
} // namespace

bool resolvesHere(const QUrl &proxy)
{
    return proxy.scheme() == QLatin1String("socks5");
}

quint16 proxyPort(const QUrl &proxy)
{
    return quint16(proxy.port(proxy.scheme() == QLatin1String("http") ? 80 : 1080));
}

std::expected<ProxyHandshake, ConnectFailure>
ProxyHandshake::of(const QUrl &proxy, const QString &host, quint16 port)
{
    static const QStringList schemes { QStringLiteral("http"),
                                       QStringLiteral("socks5"),
                                       QStringLiteral("socks5h") };
    if (!proxy.isValid())
        return badUrl(QStringLiteral("The proxy's URL is malformed: %1").arg(proxy.errorString()));
    if (!schemes.contains(proxy.scheme()) || proxy.host().isEmpty())
        return badUrl(QStringLiteral("The proxy '%1' is not written http://host:port, "
                                     "socks5://host:port or socks5h://host:port.")
                          .arg(shown(proxy)));
    ProxyHandshake handshake;
    handshake.m_proxy = proxy;
    handshake.m_host = host;
    handshake.m_port = port;
    const auto decoded = [](const QString &encoded) {
        return QByteArray::fromPercentEncoding(encoded.toLatin1());
    };
    handshake.m_user = decoded(proxy.userName(QUrl::FullyEncoded));
    handshake.m_password = decoded(proxy.password(QUrl::FullyEncoded));
    if (handshake.m_user.size() > 255 || handshake.m_password.size() > 255 || host.size() > 255)
        return badUrl(QStringLiteral(
            "The name or password of the proxy, or the host, is longer than 255 bytes."));
    return handshake;
}

QByteArray ProxyHandshake::greeting()
{
    if (m_proxy.scheme() != QLatin1String("http")) {
        m_stage = Stage::Method;
        return m_user.isEmpty() ? QByteArray("\x05\x01\x00", 3) : QByteArray("\x05\x02\x00\x02", 4);
    }
    QByteArray host = m_host.toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const QByteArray authority = host + ':' + QByteArray::number(m_port);
    QByteArray head = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n";
    if (!m_user.isEmpty())
        head += "Proxy-Authorization: Basic " + QByteArray(m_user + ':' + m_password).toBase64()
            + "\r\n";
    return head + "\r\n";
}

std::expected<ProxyHandshake::Step, ConnectFailure> ProxyHandshake::take(QByteArray &bytes,
                                                                         bool atEnd)
{
    const auto step = m_stage == Stage::Connect ? takeHttp(bytes, atEnd) : takeSocks(bytes);
    if (atEnd && step && !step->isOpen)
        return std::unexpected(refused(QStringLiteral("it closed the connection")));
    return step;
}

std::expected<ProxyHandshake::Step, ConnectFailure> ProxyHandshake::takeHttp(QByteArray &bytes,
                                                                             bool atEnd)
{
    while (!m_head) {
        auto head = readResponseHead(bytes, headBytes);
        if (!head)
            return std::unexpected(
                refused(QStringLiteral("its answer is not HTTP: %1").arg(head.error().message)));
        if (!*head)
            return Step {};
        bytes.remove(0, (*head)->size);
        const int status = (*head)->message.status();
        if (status / 100 == 2)
            return Step { .reply = {}, .isOpen = true };
        if (status / 100 != 1)
            m_head = *std::move(head);
    }
    const Response &response = m_head->message;
    const auto body = readBody(response.headers(), bytes, bodyBytes, m_body);
    if (body && *body && announcesBody(response.headers()))
        return std::unexpected(refusedByHttp(response.body((*body)->content)));
    if (!body || atEnd || bytes.size() > bodyBytes)
        return std::unexpected(refusedByHttp(response.body(bytes.left(bodyBytes))));
    return Step {};
}

std::expected<ProxyHandshake::Step, ConnectFailure> ProxyHandshake::takeSocks(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.front() != (m_stage == Stage::Login ? 1 : 5))
        return std::unexpected(refused(QStringLiteral("it does not speak SOCKS5")));
    if (m_stage == Stage::Reply)
        return takeReply(bytes);
    if (bytes.size() < 2)
        return Step {};
    const quint8 answer = quint8(bytes.at(1));
    bytes.remove(0, 2);
    if (m_stage == Stage::Login) {
        if (answer != 0)
            return std::unexpected(
                lasting(refused(QStringLiteral("it does not take the name and password"))));
    } else if (answer == 2 && !m_user.isEmpty()) {
        m_stage = Stage::Login; // RFC 1929
        return Step { .reply = char(1) + withLength(m_user) + withLength(m_password) };
    } else if (answer != 0) {
        return std::unexpected(
            lasting(refused(m_user.isEmpty() ? QStringLiteral("it wants a name and password")
                                             : QStringLiteral("it takes no name and password"))));
    }
    m_stage = Stage::Reply;
    return Step { .reply = socksRequest() };
}

std::expected<ProxyHandshake::Step, ConnectFailure> ProxyHandshake::takeReply(QByteArray &bytes)
{
    if (bytes.size() < 2)
        return Step {};
    if (const quint8 code = quint8(bytes.at(1)); code != 0)
        return std::unexpected(refused(socksFault(code)));
    if (bytes.size() < 5)
        return Step {};
    const auto addressBytes = [&]() -> qsizetype {
        switch (bytes.at(3)) {
        case 1:
            return 4;
        case 3:
            return 1 + uchar(bytes.at(4));
        case 4:
            return 16;
        default:
            return -1;
        }
    }();
    if (addressBytes < 0)
        return std::unexpected(refused(QStringLiteral("its reply is malformed")));
    const qsizetype size = 4 + addressBytes + 2;
    if (bytes.size() < size)
        return Step {};
    bytes.remove(0, size);
    return Step { .reply = {}, .isOpen = true };
}

/// RFC 1928 section 4.
QByteArray ProxyHandshake::socksRequest() const
{
    QByteArray request("\x05\x01\x00", 3);
    const QHostAddress address(m_host);
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray bytes(4, '\0');
        qToBigEndian(address.toIPv4Address(), bytes.data());
        request += char(1) + bytes;
    } else if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        request += char(4) + QByteArray(reinterpret_cast<const char *>(bytes.c), 16);
    } else {
        request += char(3) + withLength(m_host.toLatin1());
    }
    return request + char(m_port >> 8) + char(m_port & 0xff);
}

ConnectFailure ProxyHandshake::refused(const QString &reason, const Response &response) const
{
    return { .kind = ConnectFailure::Kind::Proxy,
             .message = QStringLiteral("The proxy %1 does not connect to %2 port %3: %4.")
                            .arg(shown(m_proxy), m_host)
                            .arg(m_port)
                            .arg(reason),
             .response = response };
}

ConnectFailure ProxyHandshake::refusedByHttp(const Response &response) const
{
    QString reason =
        QStringLiteral("%1 %2").arg(response.status()).arg(QString::fromLatin1(response.reason()));
    if (response.status() == 407)
        reason += m_user.isEmpty()
            ? QStringLiteral(", it wants a name and password (http://user:password@host:port)")
            : QStringLiteral(", it does not take the name and password");
    const QString text = QString::fromUtf8(response.body().left(300)).simplified();
    ConnectFailure failure =
        refused(text.isEmpty() ? reason : reason + QStringLiteral("; ") + text, response);
    failure.isLasting = refusedBy(response).isLasting;
    return failure;
}

} // namespace jackfield::net
