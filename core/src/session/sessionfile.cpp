// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "damage_p.h"
#include "lineindex_p.h"
#include "linesource_p.h"
#include "payloadfile_p.h"

#include <jackfield/session/sessionfile.h>
#include <jackfield/session/sessionreader.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QMap>
#include <cerrno>
#include <cstring>

namespace jackfield {

namespace {
constexpr qint64 searchBlock = 128 << 10; // fits the processor's cache
constexpr qint64 readBlock = 64 << 10; // some hundred events for the price of one
} // namespace

struct SessionFile::State
{
    Error failed(const QString &why) const
    {
        return { Error::Code::Io, QStringLiteral("cannot read %1: %2").arg(path, why), path };
    }
    Result<qint64> sizeNow() const;
    Result<void> read(char *to, qint64 at, qint64 count) const;
    Result<QByteArrayView> bytesAt(qint64 begin, qint64 count);
    Result<QByteArrayView> firstLine();
    qint64 length(qsizetype number) const;
    Result<QByteArrayView> line(qsizetype number);
    Result<void> search(qint64 until);
    Result<void> takeTail();
    SessionEvent damaged(const Error &error, qsizetype number, qint64 lineBytes);

    QString path;
    std::unique_ptr<QFile> file;
    qint64 fileSize = 0; ///< what counts, though the file may have grown since
    SessionHeader header;

    LineIndex lines; ///< the first of them is the header
    qint64 searched = 0; ///< bytes
    qint64 linesEnd = 0; ///< behind the last line feed
    bool hasTail = false; ///< the last line has no line feed and counts
    QString tornNote;
    QMap<qsizetype, QString> damage; ///< by line

    QByteArray window; ///< of the file, from
    qint64 windowBegin = 0;
};

Result<qint64> SessionFile::State::sizeNow() const
{
    struct stat info = {};
    if (::fstat(file->handle(), &info) != 0)
        return std::unexpected(failed(qt_error_string(errno)));
    return info.st_size;
}

Result<void> SessionFile::State::read(char *to, qint64 at, qint64 count) const
{
    while (count > 0) {
        const auto got = ::pread(file->handle(), to, size_t(count), at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::unexpected(failed(qt_error_string(errno)));
        if (got == 0) {
            return std::unexpected(
                failed(QStringLiteral("it has become shorter than it was; open it again")));
        }
        to += got;
        at += got;
        count -= got;
    }
    return {};
}

/// Those bytes, until the next call.
Result<QByteArrayView> SessionFile::State::bytesAt(qint64 begin, qint64 count)
{
    const qint64 offset = begin - windowBegin;
    if (offset < 0 || offset + count > window.size()) {
        const qint64 wanted = qMin(qMax(count, readBlock), fileSize - begin);
        window = QByteArray(wanted, Qt::Uninitialized);
        windowBegin = begin;
        if (const auto done = read(window.data(), begin, wanted); !done) {
            window.clear();
            return std::unexpected(done.error());
        }
    }
    return QByteArrayView(window).sliced(begin - windowBegin, count);
}

/// The header as it stands in the file; all of a file without a line feed.
Result<QByteArrayView> SessionFile::State::firstLine()
{
    const qint64 most = qMin(fileSize, SessionReader::longestLine + 1);
    for (qint64 count = qMin(readBlock, most);; count = qMin(2 * count, most)) {
        const auto text = bytesAt(0, count);
        if (!text)
            return text;
        if (const qsizetype end = text->indexOf('\n'); end >= 0)
            return withoutReturn(text->first(end));
        if (count > SessionReader::longestLine)
            return std::unexpected(tooLong(path, 1, count));
        if (count == most)
            return withoutReturn(*text);
    }
}

/// Bytes of a line by its number from 0, with its end.
qint64 SessionFile::State::length(qsizetype number) const
{
    const bool isLast = number + 1 == lines.size();
    const qint64 end = !isLast ? lines.at(number + 1) : hasTail ? fileSize : linesEnd;
    return end - lines.at(number);
}

/// The same line without its end. Errors: Io; Invalid if it is too long.
Result<QByteArrayView> SessionFile::State::line(qsizetype number)
{
    const qint64 count = length(number);
    if (count > SessionReader::longestLine)
        return std::unexpected(tooLong(path, number + 1, count));
    return bytesAt(lines.at(number), count).transform([](QByteArrayView text) {
        return withoutReturn(text.endsWith('\n') ? text.chopped(1) : text);
    });
}

/// Finds the line feeds up to there.
Result<void> SessionFile::State::search(qint64 until)
{
    QByteArray block(qMin(searchBlock, until - searched), Qt::Uninitialized);
    while (searched < until) {
        const qint64 count = qMin<qint64>(block.size(), until - searched);
        if (const auto done = read(block.data(), searched, count); !done)
            return done;
        const char *const begin = block.constData();
        const char *const end = begin + count;
        for (const char *at = begin; at < end; ++at) {
            at = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
            if (!at)
                break;
            lines.append(linesEnd);
            linesEnd = searched + (at - begin) + 1;
        }
        searched += count;
    }
    return {};
}

/// At the end of the file: what stands behind the last line feed.
Result<void> SessionFile::State::takeTail()
{
    const qint64 count = fileSize - linesEnd;
    if (hasTail || !tornNote.isEmpty() || count == 0)
        return {};
    lines.append(linesEnd);
    hasTail = true;
    const qsizetype number = lines.size() - 1;
    if (number == 0) // the header, which `open` has read
        return {};
    const auto text = line(number);
    if (!text && text.error().code == Error::Code::Io)
        return std::unexpected(text.error());
    if (text && eventFromLine(*text))
        return {};
    lines.removeLast();
    hasTail = false;
    tornNote = jackfield::tornNote(path, number + 1, count);
    return {};
}

SessionEvent SessionFile::State::damaged(const Error &error, qsizetype number, qint64 lineBytes)
{
    if (damage.contains(number) || damage.size() < mostNotes)
        damage.insert(number, error.message);
    return gapOf(error, lineBytes);
}

SessionFile::SessionFile(std::unique_ptr<State> state)
    : m_state(std::move(state))
{ }

SessionFile::SessionFile(SessionFile &&) noexcept = default;
SessionFile &SessionFile::operator=(SessionFile &&) noexcept = default;
SessionFile::~SessionFile() = default;

Result<SessionFile> SessionFile::open(const QString &path)
{
    auto opened = openRegular(path);
    if (!opened)
        return std::unexpected(opened.error());
    auto state = std::make_unique<State>();
    state->path = path;
    state->file = *std::move(opened);
    const auto size = state->sizeNow();
    if (!size)
        return std::unexpected(size.error());
    state->fileSize = *size;
    const auto line = state->firstLine();
    if (!line)
        return std::unexpected(line.error());
    auto header = headerFromLine(line->toByteArray());
    if (!header)
        return std::unexpected(located(header.error(), path, 1));
    state->header = *std::move(header);
    return SessionFile(std::move(state));
}

const QString &SessionFile::path() const
{
    return m_state->path;
}

const SessionHeader &SessionFile::header() const
{
    return m_state->header;
}

Result<void> SessionFile::indexMore(qint64 bytes)
{
    State &state = *m_state;
    const qint64 rest = state.fileSize - state.searched;
    const auto done = state.search(state.searched + qBound<qint64>(0, bytes, rest));
    if (!done || state.searched < state.fileSize)
        return done;
    return state.takeTail();
}

Result<void> SessionFile::indexAll()
{
    return indexMore(m_state->fileSize);
}

bool SessionFile::isComplete() const
{
    return m_state->searched == m_state->fileSize;
}

Result<bool> SessionFile::refresh()
{
    State &state = *m_state;
    const auto size = state.sizeNow();
    if (!size)
        return std::unexpected(size.error());
    if (*size < state.fileSize) {
        return std::unexpected(state.failed(
            QStringLiteral("it has become shorter, %1 bytes where %2 were; open it again")
                .arg(*size)
                .arg(state.fileSize)));
    }
    if (*size == state.fileSize)
        return false;
    if (state.hasTail)
        state.lines.removeLast(); // to be found again, with what has come behind it
    state.hasTail = false;
    state.tornNote.clear();
    state.fileSize = *size;
    return true;
}

qsizetype SessionFile::size() const
{
    return qMax<qsizetype>(0, m_state->lines.size() - 1);
}

Result<SessionEvent> SessionFile::event(qsizetype index)
{
    Q_ASSERT_X(index >= 0 && index < size(), "SessionFile::event", "there is no such event");
    const qsizetype number = index + 1;
    const auto text = m_state->line(number);
    if (!text && text.error().code == Error::Code::Io)
        return std::unexpected(text.error());
    if (!text)
        return m_state->damaged(text.error(), number, m_state->length(number));
    const qint64 bytes = text->size();
    auto event = eventFromLine(*text);
    if (event && isApart(*event))
        event = withPayload(*std::move(event), payloadFolder(m_state->path));
    if (event)
        return event;
    return m_state->damaged(located(event.error(), m_state->path, number + 1), number, bytes);
}

qint64 SessionFile::indexedBytes() const
{
    return m_state->searched;
}

qint64 SessionFile::bytes() const
{
    return m_state->fileSize;
}

QStringList SessionFile::notes() const
{
    QStringList notes = m_state->damage.values();
    if (!m_state->tornNote.isEmpty())
        notes.append(m_state->tornNote);
    return notes;
}

} // namespace jackfield
