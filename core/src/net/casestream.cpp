// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "casestream_p.h"
#include "socketend_p.h"

namespace jackfield::net {

namespace {
constexpr qint64 mostUnwritten = 1 << 20; ///< before the next piece is written
}

void CaseStream::start(std::unique_ptr<QTcpSocket> socket,
                       std::unique_ptr<wire::CasePlayer> player,
                       const QByteArray &received,
                       QObject *parent,
                       Done done)
{
    socket->disconnect();
    socket->setSocketOption(QAbstractSocket::LowDelayOption,
                            1); // each piece is a segment of its own
    auto *stream = new CaseStream(socket.release(), std::move(player), std::move(done));
    stream->setParent(parent);
    stream->m_player->feed(received);
    stream->read();
}

CaseStream::CaseStream(QTcpSocket *socket, std::unique_ptr<wire::CasePlayer> player, Done done)
    : m_socket(socket)
    , m_player(std::move(player))
    , m_done(std::move(done))
{
    m_socket->setParent(this);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_wait.reset();
        m_player->waitIsOver();
        pump();
    });
    connect(m_socket, &QTcpSocket::readyRead, this, &CaseStream::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &CaseStream::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &CaseStream::pump);
}

void CaseStream::read()
{
    m_player->feed(m_socket->readAll());
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        m_player->streamEnded();
    pump();
}

void CaseStream::pump()
{
    if (!m_done)
        return;
    if (!m_isPumpDue && unwrittenBytes(*m_socket) < mostUnwritten) {
        if (const QByteArray bytes = m_player->takeOutput(); !bytes.isEmpty()) {
            m_isPumpDue = true;
            if (m_socket->state() == QAbstractSocket::ConnectedState) {
                m_socket->write(bytes);
                m_socket->flush();
            }
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_isPumpDue = false;
                    pump();
                },
                Qt::QueuedConnection);
        }
    }
    watchTime();
    if (m_player->wantsEnd() && !m_isPumpDue)
        end();
}

void CaseStream::watchTime()
{
    const auto wait = m_player->wait();
    if (wait == m_wait)
        return;
    m_wait = wait;
    if (wait)
        m_timer.start(wait->duration);
    else
        m_timer.stop();
}

void CaseStream::end()
{
    const auto done = std::exchange(m_done, nullptr);
    const wire::CaseResult result = m_player->result();
    m_socket->disconnect(this);
    m_socket->setParent(parent());
    if (result.verdict == wire::CaseVerdict::Failed)
        closeAtOnce(m_socket);
    else
        closeGently(m_socket);
    deleteLater();
    done(result);
}

} // namespace jackfield::net
