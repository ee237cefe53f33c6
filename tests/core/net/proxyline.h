// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rawpeer.h"
#include "scriptedserver.h"
#include "wireend.h"

#include <jackfield/net/proxy.h>
#include <jackfield/wire/frame.h>

#include <mutex>

inline QString nameOf(jackfield::Side side)
{
    return side == jackfield::Side::Client ? QStringLiteral("client") : QStringLiteral("server");
}

/// What a sink of a proxy was told, a line each: "client text abc", "server frame fin=0 rsv=0 op=1 len=3", "end client 1000".
class Seen
{
public:
    jackfield::WsSink sink()
    {
        using namespace jackfield;
        return { .opened =
                     [this](const WsOpened &opened) {
                         const std::scoped_lock lock(m_mutex);
                         m_opened.append(opened);
                         return WsObserver {
                             .event = [this](const WsEvent &event) { add(lineOf(event)); },
                             .flush = [this] { flushed(); },
                             .frame = [this](const WsFrame &frame,
                                             Side from) { add(lineOf(frame, from)); }
                         };
                     },
                 .refused = {} };
    }
    QStringList lines() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_lines;
    }
    QList<jackfield::WsOpened> opened() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_opened;
    }
    static QString lineOf(const jackfield::WsEvent &event)
    {
        using Kind = jackfield::WsEvent::Kind;
        const QString from = nameOf(event.from);
        const QString status = event.status ? QString::number(event.status->code) : QString();
        switch (event.kind) {
        case Kind::Message:
            return QStringLiteral("%1 %2%3 %4%5")
                .arg(from,
                     event.partial ? QStringLiteral("partial ") : QString(),
                     event.message.isText() ? QStringLiteral("text") : QStringLiteral("binary"),
                     shown(event.message.bytes()),
                     touched(event.touch));
        case Kind::Dropped:
            return QStringLiteral("%1 dropped %2%3")
                .arg(from, shown(event.message.bytes()), touched(event.touch));
        case Kind::Ping:
            return QStringLiteral("%1 ping %2").arg(from, shown(event.payload));
        case Kind::Pong:
            return QStringLiteral("%1 pong %2").arg(from, shown(event.payload));
        case Kind::Close:
            return QStringLiteral("%1 close %2").arg(from, status);
        case Kind::End:
            return QStringLiteral("end %1 %2%3")
                .arg(from, status, event.clean ? QString() : QStringLiteral(" not clean"));
        case Kind::Error:
            return QStringLiteral("%1 error %2").arg(from, event.error.message);
        case Kind::Frame:
            return QStringLiteral("%1 wrong %2")
                .arg(from, QString::fromLatin1(event.payload.left(20).toHex()));
        }
        return {};
    }
    /// Called on the proxy's thread whenever what was seen is to be written.
    std::function<void(const QStringList &lines)> onFlush = {};

private:
    static QString touched(jackfield::WsTouch touch)
    {
        using jackfield::WsTouch;
        return touch == WsTouch::Changed ? QStringLiteral(" (changed)")
            : touch == WsTouch::Injected ? QStringLiteral(" (injected)")
            : touch == WsTouch::Lost     ? QStringLiteral(" (lost)")
                                         : QString();
    }
    static QString shown(QByteArray bytes)
    {
        return bytes.size() > 40
            ? QStringLiteral("%1 bytes").arg(bytes.size())
            : QString::fromUtf8(bytes.replace("\xEF\xBB\xBF", "<FEFF>")); // which is dropped else
    }
    static QString lineOf(const jackfield::WsFrame &frame, jackfield::Side from)
    {
        return QStringLiteral("%1 frame fin=%2 rsv=%3 op=%4 len=%5")
            .arg(nameOf(from))
            .arg(int(frame.fin))
            .arg(frame.rsv)
            .arg(frame.opcode)
            .arg(frame.length);
    }
    void add(const QString &line)
    {
        const std::scoped_lock lock(m_mutex);
        m_lines.append(line);
    }
    void flushed() const
    {
        if (onFlush)
            onFlush(lines());
    }

    mutable std::mutex m_mutex;
    QStringList m_lines;
    QList<jackfield::WsOpened> m_opened;
};

/// The head of an HTTP message, up to its empty line.
inline QByteArray hearHead(const WireEnd &end)
{
    QByteArray head;
    while (!head.endsWith("\r\n\r\n")) {
        const QByteArray byte = end.hear(1);
        if (byte.isEmpty())
            break;
        head += byte;
    }
    return head;
}

/// A raw client and a raw server with a proxy between them, all of them at hand, behind the opening handshake.
class ProxyLine
{
public:
    struct Setup
    {
        jackfield::ServerConfig config = {};
        QByteArray asks = {}; ///< more header lines of the client
        QByteArray answers = {}; ///< and of the server
        std::shared_ptr<const jackfield::Interceptor> interceptor = {};
    };
    ProxyLine()
        : ProxyLine(Setup {})
    { }
    explicit ProxyLine(const Setup &setup)
        : proxy(
              jackfield::net::ProxyTarget {
                  .url = QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_door.port)) },
              setup.config,
              {},
              setup.interceptor)
        , client(WireEnd::connectedTo(started(proxy)))
        , server(met(client, setup.asks, m_door))
        , asked(hearHead(server))
    {
        server.say(switchingFor(asked, setup.answers));
        answered = hearHead(client);
    }

    WireEnd &at(jackfield::Side side) { return side == jackfield::Side::Client ? client : server; }
    /// What arrives of `bytes` that `from` says.
    QByteArray passed(jackfield::Side from, const QByteArray &bytes)
    {
        at(from).say(bytes);
        return at(jackfield::other(from)).hear(bytes.size());
    }

private:
    WireDoor m_door;

    static quint16 started(jackfield::net::Proxy &proxy)
    {
        if (const auto started = proxy.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
        return proxy.port();
    }
    static WireEnd met(const WireEnd &client, const QByteArray &asks, const WireDoor &door)
    {
        client.say(openingHandshake("/", asks));
        return door.next();
    }

public:
    jackfield::net::Proxy proxy;
    WireEnd client;
    WireEnd server;
    QByteArray asked; ///< what came at the server
    QByteArray answered; ///< and at the client
};

/// A frame as `from` sends it, with a mask that depends on nothing but the payload's size.
inline QByteArray frameOf(jackfield::Side from,
                          jackfield::wire::Opcode opcode,
                          const QByteArray &payload,
                          bool fin = true,
                          quint8 rsv = 0)
{
    const auto mask = from == jackfield::Side::Client
        ? std::optional<quint32>(0x3C00FF01 + payload.size())
        : std::nullopt;
    return jackfield::wire::encoded(
        { .opcode = opcode, .payload = payload, .fin = fin, .rsv = rsv, .mask = mask });
}

inline constexpr jackfield::Side bothSides[] { jackfield::Side::Client, jackfield::Side::Server };
