// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "streamtransport_p.h"

namespace jackfield::net {

/// QtWebSockets: a QWebSocket makes messages of the peer's frames, and frames of ours. It gets whole
/// frames, after we have looked at them, since it shows neither pings nor frames, nor whether a close frame had a code, and
/// takes frames that are not masked. Of a message in several frames it gets one that holds them all: it decodes each on
/// its own, and does not wait for the next one for more than 5 s.
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

private:
    void take(const wire::WholeFrame &frame);
    void takeData(const wire::WholeFrame &frame);
    void join(const wire::WholeFrame &frame);
    bool addToRun(const wire::WholeFrame &frame, QByteArrayView behind);
    void takeRun();
    void takeMessagesOf(QByteArrayView frames, bool beginsWithMark = false);

    const qint64 m_maxMessageBytes;
    const qint64 m_maxFragments;
    wire::FrameReader m_reader;
    QByteArrayView m_run; ///< frames that came one behind the other, each a message
    std::unique_ptr<wire::MessageReader> m_joiner; ///< since the first message in several frames
    bool m_isJoining = false; ///< more frames of the message must come
};

} // namespace jackfield::net
