// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockreload.h"

#include "terminal.h"

#include <jackfield/net/proxy.h>
#include <jackfield/ws/websocket.h>

#include <QFile>
#include <QFileInfo>
#include <atomic>

namespace jackfield::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    const auto log = [](const MockLog &said) {
        const QString before = said.isError ? QString() : said.source + u": "_s;
        for (const QString &line : said.text.split(u'\n'))
            complain(before + line);
    };
    return { .missed = complainer(), .log = log, .passOn = passOn };
}
} // namespace

LiveMock liveMock(const MockFile &file, const JournalLimits &journal)
{
    return LiveMock(file, services(), journal);
}

MockReload::MockReload(const QString &path,
                       MockVariables variables,
                       const MockFile &file,
                       const LiveMock &mock)
    : m_path(path)
    , m_variables(std::move(variables))
    , m_mock(mock)
    , m_files(file.files)
    , m_seen(stamps())
{
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
    for (const QString &file : QStringList(m_path) + m_files) {
        m_watcher.addPath(file);
        m_watcher.addPath(QFileInfo(file).absolutePath());
    }
}

/// Of the definition its text, of the files that it names when they were written last: they may be large.
QByteArrayList MockReload::stamps() const
{
    QFile definition(m_path);
    QByteArrayList stamps { definition.open(QIODevice::ReadOnly) ? definition.readAll()
                                                                 : QByteArray() };
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        stamps += QByteArray::number(info.size()) + ' '
            + QByteArray::number(info.lastModified().toMSecsSinceEpoch());
    }
    return stamps;
}

void MockReload::reload()
{
    watch();
    const QByteArrayList now = stamps();
    if (now == m_seen || now.first().isEmpty()) // or it is being replaced
        return;
    m_seen = now;
    const auto definition = MockFile::parse(now.first(), m_path, m_variables);
    if (!definition) {
        complain(definition.error());
        return complain(u"the file has changed, but it is broken: the old one stays"_s);
    }
    m_files = definition->files;
    m_seen = stamps();
    watch();
    if (const auto replaced = m_mock.replace(*definition); !replaced)
        return complain(u"the file has changed, but %1: the old one stays until the program is "
                        "started again"_s.arg(replaced.error().message));
    complain(u"%1 was read again"_s.arg(m_path));
}

} // namespace jackfield::cli
