// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "linesource_p.h"
#include "payloadfile_p.h"

#include <jackfield/session/sessionreader.h>
#include <jackfield/support/privatefile.h>
#include <sys/stat.h>

#include <QCryptographicHash>
#include <QDir>
#include <algorithm>
#include <cerrno>

namespace jackfield {

namespace {
QString hashOf(const QByteArray &payload)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex());
}

Result<QByteArray> readPayload(const QString &path, const QString &name)
{
    const auto failed = [&](const QString &why) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("its payload, the file %1, %2").arg(path, why));
    };
    const auto file = openRegular(path);
    if (!file)
        return failed(QStringLiteral("is not there or cannot be read"));
    if ((*file)->size() > SessionReader::longestLine) {
        return failed(QStringLiteral("has %1 bytes, and %2 are the limit")
                          .arg((*file)->size())
                          .arg(SessionReader::longestLine));
    }
    const QByteArray payload = (*file)->readAll();
    if (const QString hash = hashOf(payload); hash != name)
        return failed(QStringLiteral("is not what was packed: its SHA-256 is %1").arg(hash));
    return payload;
}
} // namespace

QString payloadFolder(const QString &session)
{
    constexpr QLatin1StringView suffix(".session.jsonl");
    return (session.endsWith(suffix) ? session.chopped(suffix.size()) : session)
        + QLatin1String(".payloads");
}

bool isPayloadName(QStringView name)
{
    constexpr qsizetype digits = 64;
    return name.size() == digits && std::ranges::all_of(name, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

Result<SessionEvent> withPayload(SessionEvent event, const QString &folder)
{
    if (folder.isEmpty()) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("its payload is the file %1 beside the session; open the "
                                      "session by its path")
                           .arg(event.text));
    }
    auto payload = readPayload(folder + QLatin1Char('/') + event.text, event.text);
    if (!payload)
        return std::unexpected(payload.error());
    event.message =
        event.message.isText() ? WsMessage::fromUtf8(*payload) : WsMessage::binary(*payload);
    event.text.clear();
    return event;
}

Result<SessionEvent> withPayloadApart(SessionEvent event, const QString &folder)
{
    const QByteArray payload = event.message.bytes();
    const QString name = hashOf(payload);
    const QString path = folder + QLatin1Char('/') + name;
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0 && errno != EEXIST) {
        return failure(
            Error::Code::Io,
            QStringLiteral("cannot make the folder %1: %2").arg(folder, qt_error_string(errno)),
            folder);
    }
    if (!readPayload(path, name)) {
        if (const auto written = writePrivately(path, payload); !written)
            return std::unexpected(written.error());
    }
    event.message = event.message.isText() ? WsMessage() : WsMessage::binary({});
    event.text = name;
    return event;
}

} // namespace jackfield
