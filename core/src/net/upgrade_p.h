// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsresponse.h>

#include <QTcpSocket>

class QWebSocket;

namespace jackfield::net {

/// Whether the request is an opening handshake, or means to be one.
bool isUpgrade(const Request &request);
/// What is wrong with an opening handshake (RFC 6455 section 4.2.1): 400, or 426 for another version.
std::optional<Response> handshakeFault(const Request &request);
/// The 101 for `request`, with the headers that the handler adds to it. `extensions`: what was agreed on, or empty.
Response switchingProtocols(const Request &request,
                            const WsResponse &answer,
                            const QString &subprotocol,
                            const QByteArray &extensions);
/// A 101 as bytes.
QByteArray serializedUpgrade(const Response &switching);

/// A socket that can be told to throw away what is written. QWebSocketServer writes a 101 with headers of its own;
/// with this the 101 is ours, and what we record is what the client gets.
template<typename Socket>
class MutableSocket final : public Socket
{
public:
    using Socket::Socket;
    void setMuted(bool muted) { m_muted = muted; }

protected:
    qint64 writeData(const char *bytes, qint64 size) override
    {
        return m_muted ? size : Socket::writeData(bytes, size);
    }

private:
    bool m_muted = false;
};

/// An accepted socket and how to mute it.
struct DoorSocket
{
    QTcpSocket *socket = nullptr;
    std::function<void(bool)> setMuted;
};
DoorSocket plainDoorSocket();
DoorSocket tlsDoorSocket();

/// Hands a socket, whose handshake was read off it and accepted, to QWebSocketServer::handleConnection.
/// `done` is called in a later turn of the loop; nothing was written, nothing is left to read.
void becomeQWebSocket(const DoorSocket &door, const std::function<void(QWebSocket *)> &done);
/// Puts bytes that were read behind the handshake back in front of `socket`.
void putBack(QTcpSocket &socket, const QByteArray &bytes);

} // namespace jackfield::net
