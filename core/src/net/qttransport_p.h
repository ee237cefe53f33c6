// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamsocket_p.h"
#include "streamtransport_p.h"

#include <QWebSocket>

namespace jackfield::net {

/// QtWebSockets at a server: a QWebSocket makes messages of the peer's frames, and frames of ours. It gets one whole
/// frame at a time, after we have looked at it, since it shows neither pings nor frames, nor whether a close frame had a
/// code, and takes frames that are not masked. What it does wrong inside a message stays so.
class QtTransport final : public StreamTransport
{
public:
    struct Setup
    {
        std::shared_ptr<Loop> loop;
        ByteStream *stream = nullptr; ///< as of StreamTransport
        QByteArray surplus; ///< the same
        qint64 maxMessageBytes = 0; ///< 0: no limit
        qint64 maxFragments = 0; ///< frames of one message; 0: no limit
    };
    explicit QtTransport(Setup setup);
    ~QtTransport() override;

protected:
    void decode(QByteArrayView bytes) override;
    void writeMessage(const WsMessage &message) override;
    void writePing(const QByteArray &payload) override;
    void addPong(const QByteArray &payload) override;
    void addClose(const std::optional<wire::CloseBody> &body) override;
    void answerClose(const std::optional<wire::CloseBody> &body) override;
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
    void feed(QByteArrayView frame);
    void take(const wire::WholeFrame &frame);
    void takeData(const wire::WholeFrame &frame);

    const qint64 m_maxMessageBytes;
    const qint64 m_maxFragments;
    wire::FrameReader m_reader;
    QPointer<QWebSocket> m_web; ///< a child of the stream; web() makes it
    StreamSocket *m_socket = nullptr; ///< a child of m_web
    std::optional<WsMessage> m_message; ///< what came of a frame that was fed
    std::optional<wire::Violation> m_verdict; ///< QWebSocket found fault with it, and has closed
    qint64 m_fragments = 0; ///< of the message whose frames are coming
    bool m_beginsWithMark = false; ///< that message does, with U+FEFF
};

} // namespace jackfield::net
