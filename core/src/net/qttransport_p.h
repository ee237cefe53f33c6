// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamsocket_p.h"
#include "streamtransport_p.h"

#include <QVarLengthArray>
#include <QWebSocket>

namespace jackfield::net {

/// QtWebSockets: a QWebSocket makes messages of the peer's frames, and frames of ours. It gets one whole
/// frame at a time, after we have looked at it, since it shows neither pings nor frames, nor whether a close frame had a
/// code, and takes frames that are not masked. Of a message in several frames it gets one that holds them all: it decodes
/// each on its own, and does not wait for the next one for more than 5 s.
class QtTransport final : public StreamTransport
{
public:
    explicit QtTransport(const Setup &setup);
    ~QtTransport() override;

protected:
    void decode(QByteArrayView bytes) override;
    void writeMessage(const WsMessage &message) override;
    void writePing(const QByteArray &payload) override;
    void addPong(const QByteArray &payload) override;
    void addClose(const std::optional<wire::CloseBody> &body) override;
    void release(bool clean) override;

private:
    QWebSocket &web()
    {
        if (!m_socket)
            makeWeb();
        return *m_web;
    }
    void makeWeb();
    void listenToWeb();
    StreamSocket &socket()
    {
        web();
        return *m_socket;
    }
    void keep(WsMessage &&message);
    void take(const wire::WholeFrame &frame);
    void takeData(const wire::WholeFrame &frame);
    void join(const wire::WholeFrame &frame);
    bool addToRun(const wire::WholeFrame &frame, QByteArrayView behind);
    void takeRun();
    void takeMessagesOf(QByteArrayView frames);

    const qint64 m_maxMessageBytes;
    const qint64 m_maxFragments;
    wire::FrameReader m_reader;
    QPointer<QWebSocket> m_web; ///< a child of the stream; web() makes it
    StreamSocket *m_socket = nullptr; ///< a child of m_web
    QByteArrayView m_run; ///< frames that came one behind the other, each a message
    QVarLengthArray<WsMessage, 1> m_messages; ///< what came of the frames that were fed
    std::optional<wire::Violation>
        m_verdict; ///< QWebSocket found fault with it, and takes itself for closed
    std::unique_ptr<wire::MessageReader> m_joiner; ///< since the first message in several frames
    bool m_isJoining = false; ///< more frames of the message must come
    bool m_beginsWithMark = false; ///< the message does, with U+FEFF
};

} // namespace jackfield::net
