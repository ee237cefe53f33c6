// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "descriptorstream_p.h"
#include "socketend_p.h"

#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTimer>
#include <cerrno>

namespace jackfield::net {

namespace {
bool isTemporary(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}
} // namespace

DescriptorStream::DescriptorStream(int descriptor, QObject *parent)
    : ByteStream(parent)
    , m_descriptor(descriptor)
    , m_reading(descriptor, QSocketNotifier::Read)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    connect(&m_reading, &QSocketNotifier::activated, this, [this] {
        m_isClosing ? throwAway() : tellReadable();
    });
}

DescriptorStream::~DescriptorStream()
{
    m_reading.setEnabled(false); // before the number may be another's
    m_writing.reset();
    ::close(m_descriptor);
}

QByteArrayView DescriptorStream::read()
{
    const auto [buffer, size] = readBuffer();
    const ssize_t count = ::recv(m_descriptor, buffer, size_t(size), 0);
    if (count > 0)
        return { buffer, count };
    if (count == 0 || !isTemporary(errno)) {
        m_isOver = true;
        m_isBroken = m_isBroken || count < 0;
        m_reading.setEnabled(false); // an end stays readable for ever
    }
    return {};
}

/// False if the peer takes no more now.
bool DescriptorStream::sendSome()
{
    while (m_sent < m_out.size() && !m_isBroken) {
        const ssize_t count = ::send(
            m_descriptor, m_out.constData() + m_sent, size_t(m_out.size() - m_sent), MSG_NOSIGNAL);
        if (count >= 0)
            m_sent += count;
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return false;
        else if (errno != EINTR)
            m_isBroken = true; // the reading side tells what has become of it
    }
    m_sent = 0;
    recycleOut();
    return true;
}

void DescriptorStream::flush()
{
    if (!m_writing || !m_writing->isEnabled())
        waitForRoom(!sendSome());
}

void DescriptorStream::waitForRoom(bool waits)
{
    if (waits && !m_writing) {
        m_writing = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
        connect(m_writing.get(), &QSocketNotifier::activated, this, [this] { written(); });
    } else if (m_writing) {
        m_writing->setEnabled(waits);
    }
    if (waits && m_sent > (1 << 20) && m_sent > m_out.size() / 2) { // what has left takes no memory
        m_out.remove(0, m_sent);
        m_sent = 0;
    }
}

void DescriptorStream::written()
{
    waitForRoom(!sendSome());
    if (m_isClosing || m_isEnding)
        shutDown();
    if (!m_isClosing)
        tellWritten();
}

void DescriptorStream::setPaused(bool paused)
{
    if (!m_isOver)
        m_reading.setEnabled(!paused);
}

QString DescriptorStream::peerName() const
{
    sockaddr_storage address {};
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::getpeername(m_descriptor, generic, &size) != 0)
        return {};
    char host[INET6_ADDRSTRLEN + 1 + IF_NAMESIZE] = {};
    char port[6] = {}; // of decimal digits
    if (::getnameinfo(
            generic, size, host, sizeof host, port, sizeof port, NI_NUMERICHOST | NI_NUMERICSERV)
        != 0)
        return {};
    return nameOf(QString::fromLatin1(host), QByteArrayView(port).toUShort());
}

// ---- the end

void DescriptorStream::closeAtOnce()
{
    setEvents({});
    m_reading.setEnabled(false);
    m_writing.reset();
    deleteLater();
}

void DescriptorStream::closeGently()
{
    setEvents({});
    m_isClosing = true;
    setPaused(false);
    flush();
    limitClosing();
    shutDown();
}

void DescriptorStream::closeWhenPeerCloses()
{
    setEvents({});
    m_isClosing = true;
    setPaused(false);
    flush();
    QTimer::singleShot(std::chrono::seconds(1), this, &DescriptorStream::closeGently);
}

bool DescriptorStream::endWriting()
{
    m_isEnding = true;
    shutDown();
    return true;
}

/// Says that nothing more comes, once everything has left.
void DescriptorStream::shutDown()
{
    if (unwrittenBytes() > 0 && !m_isBroken)
        return;
    if (!std::exchange(m_hasEnded, true))
        ::shutdown(m_descriptor, SHUT_WR);
    if (m_isClosing && (m_isOver || m_isBroken))
        closeAtOnce();
}

/// Until the peer ends too: a close with unread bytes would tear up on its way what was sent last.
void DescriptorStream::throwAway()
{
    read();
    if (m_isOver)
        closeAtOnce();
}

void DescriptorStream::limitClosing()
{
    QTimer::singleShot(std::chrono::seconds(2), this, [this, before = unwrittenBytes()] {
        if (unwrittenBytes() < before)
            limitClosing();
        else
            closeAtOnce();
    });
}

} // namespace jackfield::net
