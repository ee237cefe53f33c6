// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "linesource_p.h"
#include "payloadfile_p.h"

#include <fcntl.h>
#include <jackfield/session/pack.h>
#include <jackfield/session/sessionreader.h>
#include <jackfield/support/privatefile.h>
#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <cerrno>

namespace jackfield {

namespace {
/// The events of a session as lines of `file`.
Result<Packed> packEvents(SessionReader &reader,
                          PrivateFile &file,
                          const QString &folder,
                          qint64 above,
                          const std::function<void(qint64, qint64)> &reached)
{
    Packed packed { .folder = folder, .notes = {} };
    while (true) {
        auto event = reader.next();
        if (!event)
            return std::unexpected(event.error());
        if (!*event)
            break;
        const qint64 bytes = (*event)->message.size();
        if ((*event)->kind == SessionEvent::Kind::Message && bytes > above) {
            auto apart = withPayloadApart(**std::move(event), packed.folder);
            if (!apart)
                return std::unexpected(apart.error());
            *event = *std::move(apart);
            ++packed.payloads;
            packed.bytes += bytes;
        }
        if (const auto written = file.write(toLine(**event) + '\n'); !written)
            return std::unexpected(written.error());
        if (reached)
            reached(reader.position(), reader.size());
    }
    packed.notes = reader.notes();
    return packed;
}

/// A session may be opened by its own name or by that of a link to it.
QStringList payloadFolders(const QString &path)
{
    const QFileInfo file(path);
    QStringList folders { payloadFolder(file.absoluteFilePath()),
                          payloadFolder(file.canonicalFilePath()) };
    folders.removeDuplicates();
    return folders;
}

/// Whether another session has, or may have, its payloads in the same folder.
bool isShared(const QString &path, const QString &folder)
{
    const QString end = QStringLiteral(".session.jsonl");
    const QString other = path.endsWith(end) ? path.chopped(end.size()) : path + end;
    return QFileInfo(folder).isSymLink() || QFileInfo::exists(other);
}

/// Brings a rename in that folder to the disk.
Result<void> synchronise(const QString &folder)
{
    const int descriptor =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isDone = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int error = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (isDone || error == EINVAL) // a file system that cannot
        return {};
    return failure(Error::Code::Io,
                   QStringLiteral("cannot write %1: %2").arg(folder, qt_error_string(error)),
                   folder);
}
} // namespace

Result<Packed> pack(const QString &path,
                    const QString &to,
                    qint64 above,
                    const std::function<void(qint64, qint64)> &reached)
{
    auto reader = SessionReader::open(path);
    if (!reader)
        return std::unexpected(reader.error());
    if (QFileInfo::exists(to)) {
        return failure(
            Error::Code::Io, QStringLiteral("%1 exists; choose another name").arg(to), to);
    }
    auto file = PrivateFile::open(to);
    if (!file)
        return std::unexpected(file.error());
    if (const auto written = file->write(toLine(reader->header()) + '\n'); !written)
        return std::unexpected(written.error());
    auto packed = packEvents(*reader, *file, payloadFolder(to), above, reached);
    if (!packed)
        return packed;
    return file->commit().transform([&] { return *packed; });
}

Result<QStringList> payloadFiles(const QString &path)
{
    auto file = openRegular(path);
    if (!file)
        return std::unexpected(file.error());
    const QStringList folders = payloadFolders(path);
    LineSource lines(*std::move(file), SessionReader::longestLine);
    QStringList found;
    while (true) {
        const auto line = lines.next();
        if (!line)
            return std::unexpected(line.error());
        if (!*line)
            break;
        const auto event = eventFromLine((*line)->text);
        for (const QString &folder : std::as_const(folders)) {
            if (event && isApart(*event) && !isShared(path, folder)
                && QFileInfo::exists(folder + u'/' + event->text))
                found.append(folder + u'/' + event->text);
        }
    }
    found.removeDuplicates();
    return found;
}

Result<void> removePayloads(const QString &path, const QStringList &files)
{
    if (!files.isEmpty()) {
        const QString folder = QFileInfo(QFileInfo(path).canonicalFilePath()).path();
        if (auto done = synchronise(folder); !done)
            return done;
    }
    for (const QString &payload : files) {
        QFile file(payload);
        if (!file.remove()) {
            return failure(Error::Code::Io,
                           QStringLiteral("cannot remove %1: %2").arg(payload, file.errorString()),
                           payload);
        }
    }
    for (const QString &folder : payloadFolders(path)) {
        if (isShared(path, folder) || !QFileInfo::exists(folder) || QDir().rmdir(folder))
            continue;
        return failure(Error::Code::Io,
                       QStringLiteral("something is left in %1 that was no payload of the session "
                                      "that was replaced; look at it and remove it")
                           .arg(folder),
                       folder);
    }
    return {};
}

} // namespace jackfield
