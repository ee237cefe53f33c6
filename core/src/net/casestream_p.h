// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytestream_p.h"

#include <jackfield/wire/caseplayer.h>

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <functional>

namespace jackfield::net {

/// Plays a case over a connected socket. Deletes itself when the stream has ended.
class CaseStream final : public QObject
{
public:
    using Done = std::function<void(const wire::CaseResult &)>;

    /// `received`: bytes that came already. `done` is called once; not if the stream is destroyed before.
    static void start(std::unique_ptr<QTcpSocket> socket,
                      std::unique_ptr<wire::CasePlayer> player,
                      const QByteArray &received,
                      QObject *parent,
                      Done done);

    ~CaseStream() override;

private:
    CaseStream(ByteStream *stream, std::unique_ptr<wire::CasePlayer> player, Done done);
    void read();
    void pump();
    void watchTime();
    void end();

    const QPointer<ByteStream> m_stream;
    const std::unique_ptr<wire::CasePlayer> m_player;
    Done m_done;
    QTimer m_timer;
    std::optional<wire::CasePlayer::Wait> m_wait; ///< what the timer stands for
    bool m_isPumpDue = false;
};

} // namespace jackfield::net
