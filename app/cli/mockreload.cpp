// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockreload.h"

#include "terminal.h"

#include <jackfield/net/proxy.h>
#include <jackfield/ws/websocket.h>

#include <QFile>
#include <QFileInfo>
#include <atomic>
#include <mutex>

namespace jackfield::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Holds the handler of one server; asked by its threads, replaced by ours.
class MockReload::Seat
{
public:
    explicit Seat(WsHandler handler)
        : m_handler(std::move(handler))
    { }

    void replace(const WsHandler &handler)
    {
        const std::scoped_lock lock(m_mutex);
        m_handler = handler;
    }

    WsHandler current() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_handler;
    }

private:
    mutable std::mutex m_mutex;
    WsHandler m_handler;
};

namespace {
/// Tells of messages that nothing answered, of the first hundred: a peer may send any number of them.
std::function<void(const MockMiss &)> complainer()
{
    constexpr int most = 100;
    return [left = std::make_shared<std::atomic<int>>(most)](const MockMiss &miss) {
        const int before = left->fetch_sub(1);
        if (before <= 0) {
            left->store(0);
            return;
        }
        const QString nearest = !miss.nearest.isEmpty()
            ? u"the nearest rule is %1, but %2"_s.arg(miss.nearest, miss.why)
            : miss.why.isEmpty() ? u"there are no rules"_s
                                 : miss.why;
        complain(u"%1: no answer to %2: %3"_s.arg(miss.path, describe(miss.message), nearest));
        if (before == 1)
            complain(u"of further messages without an answer nothing is said"_s);
    };
}

MockServices services()
{
    const auto passOn = [](const QUrl &url, const WebSocket &socket) {
        const auto failed = [url](const ConnectFailure &failure) {
            complain(u"%1: %2"_s.arg(url.toString(), failure.message));
        };
        return net::passMessages({ .url = url }, failed)(socket);
    };
    return { .missed = complainer(), .passOn = passOn };
}
} // namespace

MockReload::MockReload(const QString &path, const MockFile &file)
    : m_path(path)
{
    for (const MockServer &server : file.servers) {
        const auto seat = std::make_shared<Seat>(server.handler(services()));
        m_seats.append(seat);
        m_servers.append({ server.name, server.port, [seat](const Request &request) {
                              return seat->current()(request);
                          } });
    }
    if (QFile opened(path); opened.open(QIODevice::ReadOnly))
        m_read = opened.readAll();
    m_settle.setSingleShot(true);
    m_settle.setInterval(50ms);
    connect(&m_settle, &QTimer::timeout, this, &MockReload::reload);
    const auto settle = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, settle);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, settle);
    watch();
}

/// A file that an editor replaced is another file: it must be watched again, and the folder says when it is there.
void MockReload::watch()
{
    m_watcher.addPath(m_path);
    m_watcher.addPath(QFileInfo(m_path).absolutePath());
}

void MockReload::reload()
{
    watch();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray text = file.readAll();
    if (text == m_read)
        return;
    m_read = text;
    const auto definition = MockFile::parse(text, m_path);
    if (!definition) {
        complain(definition.error());
        return complain(u"the file has changed, but it is broken: the old one stays"_s);
    }
    bool isSame = definition->servers.size() == m_servers.size();
    for (qsizetype i = 0; isSame && i < m_servers.size(); ++i)
        isSame = definition->servers.at(i).port == m_servers.at(i).port;
    if (!isSame)
        return complain(
            u"the file has changed, and so have its servers or ports: the old one stays "
            "until the program is started again"_s);
    for (qsizetype i = 0; i < m_seats.size(); ++i)
        m_seats.at(i)->replace(definition->servers.at(i).handler(services()));
    complain(u"%1 was read again"_s.arg(m_path));
}

} // namespace jackfield::cli
