// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/messagereader.h>
#include <jackfield/ws/wsmessage.h>

#include <QVarLengthArray>
#include <QWebSocket>

namespace jackfield::net {

class CodecSocket;

/// A QWebSocket that makes messages of whole frames, and frames of messages. Between two messages it keeps nothing, so
/// the connections of a server's thread share one (Loop::codec): one for each would take 9 KiB and time to make, and with
/// thousands of them each message would have to fetch another one's memory. It always is a server's. User code never runs
/// within its functions. Thread: its loop's.
class QtCodec final : public QObject
{
public:
    explicit QtCodec(QObject *parent);
    ~QtCodec() override;

    using Messages = QVarLengthArray<WsMessage, 1>;
    /// Appends what the frames say, each of which is a message and comes from a client, and what is wrong with the first
    /// that says nothing. `beginsWithMark`: the first does, with a U+FEFF, which QWebSocket drops.
    std::optional<wire::Violation>
    read(QByteArrayView frames, bool beginsWithMark, Messages &messages);
    // What is sent is appended to `out`; that of a client with a mask.
    void write(const WsMessage &message, QByteArray &out, wire::Role role);
    void writePing(const QByteArray &payload, QByteArray &out, wire::Role role);
    void writePong(const QByteArray &payload, QByteArray &out, wire::Role role);

private:
    void renew();
    void keep(WsMessage &&message);

    Messages *m_messages = nullptr; ///< where read() puts them
    std::optional<wire::Violation> m_fault; ///< QWebSocket found it, and takes itself for closed
    bool m_beginsWithMark = false; ///< the message that comes next
    CodecSocket *m_socket = nullptr; ///< a child of m_web
    std::unique_ptr<QWebSocket> m_web;
};

} // namespace jackfield::net
