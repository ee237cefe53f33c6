// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "logspill.h"

#include "problems.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QThreadPool>
#include <mutex>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 pageBytes = 4096;
constexpr int beforeScans = 1; ///< priority in the pool
} // namespace

/// Pieces one after the other, each at the start of a page. Thread: any.
class LogSpill::File : public std::enable_shared_from_this<File>
{
public:
    Result<std::shared_ptr<char[]>> keep(const char *bytes, size_t size)
    {
        const std::scoped_lock lock(m_mutex);
        if (!open() || !m_file.seek(m_end) || m_file.write(bytes, qint64(size)) != qint64(size)
            || !m_file.flush()) {
            return failure(Error::Code::Io,
                           Problems::tr("older messages cannot move to disk and stay in memory: %1")
                               .arg(m_file.errorString()));
        }
        uchar *mapped = m_file.map(m_end, qint64(size));
        if (!mapped)
            return failure(Error::Code::Io, m_file.errorString());
        m_end += (qint64(size) + pageBytes - 1) / pageBytes * pageBytes;
        return std::shared_ptr<char[]>(
            reinterpret_cast<char *>(mapped),
            [file = shared_from_this()](char *address) { file->unmap(address); });
    }

private:
    bool open()
    {
        if (m_file.isOpen())
            return true;
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
        QDir().mkpath(folder);
        m_file.setFileTemplate(folder + u"/log-XXXXXX"_s);
        return m_file.open(); // and its name is never asked for: it has none
    }

    void unmap(char *address)
    {
        const std::scoped_lock lock(m_mutex);
        m_file.unmap(reinterpret_cast<uchar *>(address));
    }

    std::mutex m_mutex;
    QTemporaryFile m_file;
    qint64 m_end = 0;
};

struct LogSpill::Job
{
    QList<MessageStore::Full> pieces;
    std::vector<std::shared_ptr<char[]>> mapped; ///< of those that were written, in their order
    QString problem;
};

LogSpill::LogSpill(MessageStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_file(std::make_shared<File>())
    , m_mailbox(this)
{ }

void LogSpill::setMemory(qint64 bytes)
{
    m_memory = bytes;
    relieve();
}

void LogSpill::relieve()
{
    if (m_job || m_isFailed || m_store.memory() <= m_memory)
        return;
    auto job = std::make_shared<Job>();
    job->pieces = m_store.fullAbove(m_memory);
    if (job->pieces.isEmpty())
        return;
    m_job = job;
    QThreadPool::globalInstance()->start(
        [this, job, file = m_file, to = m_mailbox.address()] {
            for (const MessageStore::Full &piece : std::as_const(job->pieces)) {
                auto mapped = file->keep(piece.bytes.get(), piece.size);
                if (!mapped) {
                    job->problem = mapped.error().message;
                    break;
                }
                job->mapped.push_back(std::move(*mapped));
            }
            to.post([this, job] { finish(job); });
        },
        beforeScans);
}

void LogSpill::finish(const std::shared_ptr<Job> &job)
{
    if (m_job != job)
        return;
    m_job.reset();
    for (size_t i = 0; i < job->mapped.size(); ++i)
        m_store.moved(job->pieces[qsizetype(i)], std::move(job->mapped[i]));
    if (!job->problem.isEmpty()) {
        m_isFailed = true;
        Q_EMIT failed(job->problem);
        return;
    }
    relieve();
}

void LogSpill::forget()
{
    m_job.reset();
    m_file = std::make_shared<File>();
    m_isFailed = false;
}

} // namespace jackfield::ui
