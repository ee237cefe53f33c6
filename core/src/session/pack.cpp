// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadfile_p.h"

#include <jackfield/session/pack.h>
#include <jackfield/session/sessionreader.h>

#include <QFileInfo>
#include <QSaveFile>

namespace jackfield {

namespace {
Error cannotWrite(const QSaveFile &file)
{
    return { Error::Code::Io,
             QStringLiteral("cannot write %1: %2").arg(file.fileName(), file.errorString()),
             file.fileName() };
}

/// The events of a session as lines of `file`.
Result<Packed> packEvents(SessionReader &reader,
                          QSaveFile &file,
                          qint64 above,
                          const std::function<void(qint64, qint64)> &reached)
{
    Packed packed { .folder = payloadFolder(file.fileName()), .notes = {} };
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
        const QByteArray line = toLine(**event) + '\n';
        if (file.write(line) != line.size())
            return std::unexpected(cannotWrite(file));
        if (reached)
            reached(reader.position(), reader.size());
    }
    packed.notes = reader.notes();
    return packed;
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
    QSaveFile file(to);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return std::unexpected(cannotWrite(file));
    file.write(toLine(reader->header()) + '\n');
    auto packed = packEvents(*reader, file, above, reached);
    if (packed && !file.commit())
        return std::unexpected(cannotWrite(file));
    return packed;
}

} // namespace jackfield
