// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "casestream_p.h"
#include "streamof_p.h"

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
    socket->setSocketOption(QAbstractSocket::LowDelayOption,
                            1); // each piece is a segment of its own
    QByteArray bytes = received;
    auto *stream = streamOf(std::move(socket), parent, bytes);
    auto *playing = new CaseStream(stream, std::move(player), std::move(done));
    playing->setParent(parent);
    playing->m_player->feed(bytes);
    playing->read();
}

CaseStream::CaseStream(ByteStream *stream, std::unique_ptr<wire::CasePlayer> player, Done done)
    : m_stream(stream)
    , m_player(std::move(player))
    , m_done(std::move(done))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_wait.reset();
        m_player->waitIsOver();
        pump();
    });
    stream->setEvents({ .readable = [this] { read(); }, .written = [this] { pump(); } });
}

CaseStream::~CaseStream()
{
    if (m_stream)
        m_stream->setEvents({});
}

void CaseStream::read()
{
    m_player->feed(m_stream->read());
    if (m_stream->isOver())
        m_player->streamEnded();
    pump();
}

void CaseStream::pump()
{
    if (!m_done)
        return;
    if (!m_isPumpDue && m_stream->unwrittenBytes() < mostUnwritten) {
        if (const QByteArray bytes = m_player->takeOutput(); !bytes.isEmpty()) {
            m_isPumpDue = true;
            m_stream->out() += bytes;
            m_stream->flush();
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
    if (result.verdict == wire::CaseVerdict::Failed)
        m_stream->closeAtOnce();
    else
        m_stream->closeGently();
    deleteLater();
    done(result);
}

} // namespace jackfield::net
