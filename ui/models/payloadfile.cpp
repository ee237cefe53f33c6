// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadfile.h"

#include "format.h"
#include "problems.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
Error cannotRead(const QString &path, const QString &why)
{
    return { Error::Code::Io, Problems::tr("cannot read %1: %2").arg(path, why), path };
}

/// Opens it; only what has an end is read.
Result<void> open(QFile &file)
{
    const QString path = file.fileName();
    const QFileInfo info(path);
    if (!info.exists())
        return std::unexpected(cannotRead(path, Problems::tr("it is not there")));
    if (!info.isFile())
        return std::unexpected(cannotRead(path, Problems::tr("it is no file")));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(cannotRead(path, file.errorString()));
    if (file.size() > PayloadFile::mostSent) {
        return failure(
            Error::Code::Unsupported,
            Problems::tr("%1 has %2; a message has at most %3")
                .arg(path, formattedSize(file.size()), formattedSize(PayloadFile::mostSent)),
            path);
    }
    return {};
}
} // namespace

Result<PayloadFile> PayloadFile::look(const QString &path)
{
    QFile file(path);
    if (const auto opened = open(file); !opened)
        return std::unexpected(opened.error());
    PayloadFile found { .path = path,
                        .size = file.size(),
                        .kind = QMimeDatabase().mimeTypeForFile(path).name() };
    if (found.size > mostWritten)
        return found;
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(cannotRead(path, file.errorString()));
    if (!bytes.contains('\0') && bytes.isValidUtf8() && isShortEnough(QString::fromUtf8(bytes)))
        found.text = bytes;
    return found;
}

Result<WsMessage> PayloadFile::read(const QString &path, bool isText)
{
    QFile file(path);
    if (const auto opened = open(file); !opened)
        return std::unexpected(opened.error());
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(cannotRead(path, file.errorString()));
    if (!isText)
        return WsMessage::binary(bytes);
    if (!bytes.isValidUtf8()) {
        return failure(
            Error::Code::Invalid,
            Problems::tr("%1 is not UTF-8, and cannot be a text message: send it as binary")
                .arg(path),
            path);
    }
    return WsMessage::fromCheckedUtf8(bytes);
}

bool isShortEnough(const QString &text)
{
    constexpr qsizetype longestLine = 128 << 10; // characters
    const auto isLong = [](QStringView line) { return line.size() > longestLine; };
    return text.toUtf8().size() <= PayloadFile::mostWritten
        && std::ranges::none_of(QStringView(text).split(u'\n'), isLong);
}

QString pathWithin(const QString &folder, const QString &path)
{
    const QString relative = QDir(folder).relativeFilePath(path);
    const bool isElsewhere =
        relative == u".." || relative.startsWith(u"../") || QDir::isAbsolutePath(relative);
    return folder.isEmpty() || isElsewhere ? path : relative;
}

} // namespace jackfield::ui
