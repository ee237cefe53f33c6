// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "trafficlog.h"

#include "problems.h"

#include <QDir>
#include <QFileInfo>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

TrafficLog::TrafficLog(Side local, const RecordingOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_mailbox(this)
    , m_model(local)
    , m_secrets(options.redaction.known)
    , m_queue(options.clock)
{
    connect(&m_queue, &TrafficQueue::arrived, this, [this](const QList<LogEntry> &entries) {
        if (isLoading())
            m_waiting.append(entries);
        else
            append(entries);
    });
    m_showing = m_tap.add(m_queue.sink());
    m_looking.setInterval(std::chrono::seconds(1));
    connect(&m_looking, &QTimer::timeout, this, &TrafficLog::lookForRecording);
}

TrafficLog::~TrafficLog()
{
    if (m_recording)
        m_tap.remove(m_recording->listener);
    if (m_keeping)
        m_tap.remove(m_keeping->listener);
}

void TrafficLog::append(const QList<LogEntry> &entries)
{
    if (entries.isEmpty())
        return;
    m_model.append(m_secrets.hidden(entries, store().size()));
    Q_EMIT appended();
}

Result<void> TrafficLog::load(const QString &path)
{
    auto reader = SessionReader::open(path, SessionReader::Damage::Skip);
    if (!reader)
        return std::unexpected(reader.error());
    m_loader = std::make_unique<SessionLoader>(std::move(*reader));
    m_path = path;
    connect(m_loader.get(), &SessionLoader::read, this, &TrafficLog::append);
    connect(m_loader.get(), &SessionLoader::finished, this, &TrafficLog::finishLoading);
    m_loader->start();
    return {};
}

void TrafficLog::finishLoading(const QString &problem)
{
    m_loader.release()->deleteLater(); // it is telling us
    append(std::exchange(m_waiting, {}));
    Q_EMIT loaded(problem);
}

Result<SessionWriter> TrafficLog::writer(const QString &path,
                                         SessionWriter::Existing existing) const
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(
            Error::Code::Io, Problems::tr("cannot make the folder of %1").arg(path), path);
    return SessionWriter::open(path, existing, m_options);
}

Result<TrafficLog::Recording> TrafficLog::record(const QString &path,
                                                 SessionWriter::Existing existing)
{
    return writer(path, existing).transform([this](const SessionWriter &opened) {
        return Recording { opened, m_tap.add(opened.sink()) };
    });
}

Result<void> TrafficLog::keepIn(const QString &path)
{
    Result<void> earlier;
    if (QFileInfo::exists(path)) {
        earlier = load(path);
        if (!earlier)
            QFile::rename(path, path + u".unreadable"_s);
    }
    m_path = path;
    if (!QFileInfo::exists(path)) {
        const auto keeping = record(path, SessionWriter::Existing::Fail);
        if (!keeping)
            return std::unexpected(keeping.error());
        m_keeping.emplace(*keeping);
        return earlier;
    }
    m_opening = std::async(
        std::launch::async, [this, path, options = m_options, box = m_mailbox.address()] {
            auto writer = SessionWriter::open(path, SessionWriter::Existing::Append, options);
            box.post([this] { finishOpening(); });
            return writer;
        });
    return earlier;
}

void TrafficLog::finishOpening()
{
    if (!m_opening.valid())
        return;
    const auto writer = m_opening.get();
    if (!writer) {
        Q_EMIT keepingFailed(writer.error().message);
        return;
    }
    m_keeping.emplace(*writer, m_tap.add(writer->sink()));
    m_queue.numberFrom(quint32(writer->lastConnection()) + 1);
}

WsSink TrafficLog::sink()
{
    finishOpening();
    return m_tap.sink();
}

Result<void> TrafficLog::flush() const
{
    return m_keeping ? m_keeping->writer.flush() : Result<void>();
}

Result<void> TrafficLog::startRecording(const QString &path)
{
    const auto recording = record(path, SessionWriter::Existing::Fail);
    if (!recording)
        return std::unexpected(recording.error());
    m_recording.emplace(*recording);
    m_recordingPath = path;
    m_isLost = false;
    m_lost.reset();
    m_looking.start();
    Q_EMIT recordingChanged();
    return {};
}

void TrafficLog::stopRecording()
{
    if (!m_recording)
        return;
    m_looking.stop();
    m_tap.remove(m_recording->listener);
    m_isLost = !m_recording->writer.isAtItsPath();
    if (m_isLost)
        m_lost.emplace(m_recording->writer);
    m_recording.reset();
    Q_EMIT recordingChanged();
}

/// Files that are deleted can be written to all the same: nothing fails.
void TrafficLog::lookForRecording()
{
    const bool wasLost = std::exchange(m_isLost, !m_recording->writer.isAtItsPath());
    if (wasLost == m_isLost)
        return;
    Q_EMIT recordingChanged();
    if (m_isLost)
        Q_EMIT recordingLost();
}

Result<void> TrafficLog::saveLostRecording(const QString &path)
{
    const auto writer = m_recording ? std::optional(m_recording->writer) : m_lost;
    if (!writer || !m_isLost)
        return failure(Error::Code::Missing, Problems::tr("no recording is lost"), path);
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(
            Error::Code::Io, Problems::tr("cannot make the folder of %1").arg(path), path);
    if (const auto moved = writer->moveTo(path); !moved)
        return moved;
    m_recordingPath = path;
    m_isLost = false;
    m_lost.reset();
    Q_EMIT recordingChanged();
    return {};
}

void TrafficLog::clear()
{
    finishOpening();
    m_loader.reset(); // what was not read yet goes, too
    std::optional<SessionWriter> kept;
    if (m_keeping) {
        m_tap.remove(m_keeping->listener);
        m_keeping.reset();
        m_model.notes().removeAll();
        if (const auto again = writer(m_path, SessionWriter::Existing::Overwrite))
            kept = *again;
    }
    // What is shown and what is kept count the connections that are open, and those to come, alike.
    const auto listeners = m_tap.renew(m_showing,
                                       m_queue.sink(),
                                       kept ? std::vector { kept->sink() } : std::vector<WsSink>(),
                                       [this] { m_queue.forget(); });
    m_showing = listeners.front();
    if (kept)
        m_keeping.emplace(*kept, listeners.back());
    m_waiting.clear();
    m_secrets.clear();
    m_model.clear();
    Q_EMIT appended();
}

} // namespace jackfield::ui
