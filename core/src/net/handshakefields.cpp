// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handshakefields_p.h"

#include <algorithm>

namespace jackfield::net {

namespace {
using Fault = std::optional<QString>;

/// "a line feed (0x0A)", "'ä'": for people, on one line whatever it is.
QString nameOf(char32_t c)
{
    const QString code = QStringLiteral("0x%1").arg(uint(c), 2, 16, QLatin1Char('0'));
    switch (c) {
    case '\r':
        return QStringLiteral("a carriage return (0x0D)");
    case '\n':
        return QStringLiteral("a line feed (0x0A)");
    case '\0':
        return QStringLiteral("a NUL (0x00)");
    default:
        if (c > 0x20 && c < 0x7f)
            return QStringLiteral("'%1'").arg(QChar(char16_t(c)));
        return c < 0x20 || c == 0x7f ? QStringLiteral("a control character (%1)").arg(code)
            : c == 0x20              ? QStringLiteral("a blank")
                                     : QStringLiteral("a character above ASCII (%1)").arg(code);
    }
}

/// Points at the first character of `text` that `mayStand` does not hold for.
template<typename Text, typename Predicate>
Fault firstFault(const QString &where, const Text &text, const Predicate &mayStand)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = 0;
        if constexpr (std::is_same_v<Text, QStringView>)
            c = text[i].unicode();
        else
            c = uchar(text[i]);
        if (!mayStand(c))
            return QStringLiteral("%1 has %2 at character %3, which may not stand there.")
                .arg(where, nameOf(c))
                .arg(i + 1);
    }
    return std::nullopt;
}

bool isNoControl(char32_t c)
{
    return (c >= 0x20 && c != 0x7f) || c == '\t';
}

bool isTokenCharacter(char32_t c)
{
    return c < 0x80 && isToken(QByteArray(1, char(c)));
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

/// The name as it can be shown: a broken one up to the break.
QString shown(const QByteArray &name)
{
    const auto end =
        std::ranges::find_if_not(name, [](char c) { return isTokenCharacter(uchar(c)); });
    return QString::fromLatin1(name.constData(), end - name.begin());
}

Fault faultOfName(const QString &what, const QByteArray &name)
{
    if (name.isEmpty())
        return QStringLiteral("%1 without a name.").arg(what);
    return firstFault(
        QStringLiteral("%1 name '%2'").arg(what, shown(name)), name, isTokenCharacter);
}

Fault faultOf(const Headers::Field &field)
{
    const auto &[name, value] = field;
    if (const Fault fault = faultOfName(QStringLiteral("A header"), name))
        return fault;
    if (isReserved(name))
        return QStringLiteral("The header '%1' belongs to the handshake and cannot be set.")
            .arg(shown(name));
    return firstFault(
        QStringLiteral("The value of the header '%1'").arg(shown(name)), value, isNoControl);
}

Fault faultOf(const Cookie &cookie)
{
    if (const Fault fault = faultOfName(QStringLiteral("A cookie"), cookie.name))
        return fault;
    return firstFault(QStringLiteral("The value of the cookie '%1'").arg(shown(cookie.name)),
                      cookie.value,
                      [](char32_t c) { return isNoControl(c) && c != ';' && c != '\t'; });
}

Fault faultOfSubprotocol(const QString &name)
{
    if (name.isEmpty())
        return QStringLiteral("A subprotocol without a name.");
    return firstFault(QStringLiteral("The subprotocol '%1'").arg(shown(name.toUtf8())),
                      QStringView(name),
                      isTokenCharacter);
}
} // namespace

std::optional<QString> faultOfUrlText(QStringView text)
{
    return firstFault(QStringLiteral("The URL"), text, [](char32_t c) {
        return isNoControl(c) && c != '\t' && (c < 0x80 || c > 0x9f);
    });
}

std::optional<QString> faultOf(const QUrl &url)
{
    static const QList<QString> schemes {
        QStringLiteral("ws"), QStringLiteral("wss"), QStringLiteral("http"), QStringLiteral("https")
    };
    if (!url.isValid())
        return QStringLiteral("This is no URL to connect to: one is written ws://host:port/path, "
                              "with a port of up to 65535.");
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

std::optional<QString> faultOfTarget(QByteArrayView target)
{
    return firstFault(QStringLiteral("The target of the request"), target, [](char32_t c) {
        return c > 0x20 && c < 0x7f;
    });
}

std::optional<QString> faultOf(const ClientConfig &config)
{
    for (const Headers::Field &field : config.headers.fields()) {
        if (const Fault fault = faultOf(field))
            return fault;
    }
    for (const Cookie &cookie : config.cookies) {
        if (const Fault fault = faultOf(cookie))
            return fault;
    }
    for (const QString &name : config.subprotocols) {
        if (const Fault fault = faultOfSubprotocol(name))
            return fault;
        if (config.subprotocols.count(name) > 1)
            return QStringLiteral("The subprotocol '%1' is offered twice.").arg(name);
    }
    if (config.compression && config.transport != Transport::Exact)
        return QStringLiteral("QtWebSockets cannot compress; the exact transport can.");
    return std::nullopt;
}

} // namespace jackfield::net
