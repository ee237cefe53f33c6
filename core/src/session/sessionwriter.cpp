// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "appendfile_p.h"
#include "sessiontap_p.h"

#include <jackfield/session/pseudonyms.h>
#include <jackfield/session/sessionreader.h>
#include <jackfield/session/sessionwriter.h>

#include <QFile>

namespace jackfield {

struct SessionWriter::State
{
    State(const QString &name,
          AppendFile opened,
          const RecordingOptions &options,
          const SessionTap::Start &start)
        : path(name)
        , file(std::move(opened))
        , failed(options.failed)
        , tap(options,
              start,
              { .event = [this](const SessionEvent &event) { waiting += toLine(event) + '\n'; },
                .flush = [this] { (void)write(); } })
    { }
    ~State() { (void)write(); }
    Q_DISABLE_COPY_MOVE(State)

    Result<void> write()
    {
        if (lostBytes > 0)
            return writeAfterLoss();
        if (waiting.isEmpty())
            return {};
        auto written = file.append(waiting);
        if (!written) {
            lostBytes = waiting.size();
            if (failed)
                failed(written.error());
        }
        waiting.clear();
        return written;
    }

    /// Tells of the loss first; as long as that fails, more is lost.
    Result<void> writeAfterLoss()
    {
        const QByteArray held = std::exchange(waiting, {});
        SessionEvent gap;
        gap.kind = SessionEvent::Kind::Gap;
        gap.bytes = lostBytes;
        gap.text = QStringLiteral("could not be written");
        tap.record(gap);
        const QByteArray line = std::exchange(waiting, {});
        auto written = file.append(QByteArray(line + held));
        lostBytes = written ? 0 : lostBytes + held.size();
        return written;
    }

    QString path; ///< like all here guarded by the tap
    AppendFile file;
    const std::function<void(const Error &)> failed;
    QByteArray waiting; ///< whole lines
    qint64 lostBytes = 0;
    SessionTap tap;
};

namespace {
/// Whether all there is of a file is the beginning of its first line.
bool isTornHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray begin = R"({"jackfield":"session")";
    constexpr qint64 longest = 64 << 10;
    const QByteArray line = file.readLine(longest);
    return file.atEnd() && !line.endsWith('\n')
        && (line.startsWith(begin) || begin.startsWith(line));
}

/// Where a recording that exists ends: nothing if there is not even a header.
Result<std::optional<SessionTap::Start>> endOf(const QString &path, const Clock &clock)
{
    if (isTornHeader(path))
        return std::nullopt;
    auto reader = SessionReader::open(path);
    if (!reader)
        return std::unexpected(reader.error());
    SessionTap::Start end;
    int used = 0;
    while (true) {
        const auto event = reader->next();
        if (!event)
            return std::unexpected(event.error());
        if (!*event)
            break;
        end.t = std::max(end.t, (*event)->t);
        end.lastConn = std::max(end.lastConn, (*event)->conn);
        used = std::max(used, pseudonymNumber(**event));
    }
    const std::chrono::milliseconds passed(reader->header().startedAt.msecsTo(clock.now()));
    end.t = std::max<std::chrono::microseconds>(end.t, passed);
    const auto next = nextPseudonym(used);
    if (!next)
        return failure(next.error().code, next.error().message, path);
    end.firstPseudonym = *next;
    return end;
}
} // namespace

SessionWriter::SessionWriter(std::shared_ptr<State> state)
    : m_state(std::move(state))
{ }

Result<SessionWriter>
SessionWriter::open(const QString &path, Existing existing, const RecordingOptions &options)
{
    auto file = AppendFile::open(path, existing);
    if (!file)
        return std::unexpected(file.error());
    std::optional<SessionTap::Start> start;
    qint64 torn = 0;
    if (file->size() > 0) {
        const auto end = endOf(path, options.clock);
        if (!end)
            return std::unexpected(end.error());
        const auto cut = file->cutTornEnd();
        if (!cut)
            return std::unexpected(cut.error());
        start = *end;
        torn = *cut;
    }
    if (const auto isPrivate = file->makePrivate(); !isPrivate)
        return std::unexpected(isPrivate.error());
    const auto state = std::make_shared<State>(
        path, *std::move(file), options, start.value_or(SessionTap::Start()));
    const auto begun = state->tap.locked([&]() -> Result<void> {
        if (!start) {
            state->waiting = toLine(SessionHeader { .startedAt = options.clock.now().toUTC(),
                                                    .recorder = options.recorder,
                                                    .unknown = {} })
                + '\n';
        }
        if (torn > 0) {
            SessionEvent gap;
            gap.kind = SessionEvent::Kind::Gap;
            gap.bytes = torn;
            gap.text = QStringLiteral("the last line was torn and is cut off");
            state->tap.record(gap);
        }
        return state->write();
    });
    if (!begun)
        return std::unexpected(begun.error());
    return SessionWriter(state);
}

WsSink SessionWriter::sink() const
{
    return SessionTap::sink(std::shared_ptr<SessionTap>(m_state, &m_state->tap));
}

QString SessionWriter::path() const
{
    return m_state->tap.locked([this] { return m_state->path; });
}

bool SessionWriter::isAtItsPath() const
{
    return m_state->tap.locked([this] { return m_state->file.isAtItsPath(); });
}

Result<void> SessionWriter::moveTo(const QString &path) const
{
    return m_state->tap.locked([&]() -> Result<void> {
        (void)m_state->write(); // what fails is lost, as ever, and said
        auto copy = m_state->file.copyTo(path);
        if (!copy)
            return std::unexpected(copy.error());
        m_state->file = *std::move(copy);
        m_state->path = path;
        return {};
    });
}

int SessionWriter::lastConnection() const
{
    return m_state->tap.locked([this] { return m_state->tap.lastConnection(); });
}

Result<void> SessionWriter::flush() const
{
    return m_state->tap.locked([this] { return m_state->write(); });
}

} // namespace jackfield
