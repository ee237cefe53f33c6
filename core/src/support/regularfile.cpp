// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "regularfile_p.h"

#include <QFile>
#include <QFileInfo>

namespace jackfield {

using namespace Qt::StringLiterals;

Result<QByteArray> readRegularFile(const QString &path)
{
    constexpr qint64 most = 256 << 20;
    const auto failed = [&](const QString &why) {
        return failure(Error::Code::Io, u"cannot read %1: %2"_s.arg(path, why), path);
    };
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return failed(info.isDir() ? u"it is a folder"_s : u"it is no regular file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    if (file.size() > most)
        return failed(u"it has %1 bytes, more than %2"_s.arg(file.size()).arg(most));
    const QByteArray contents = file.readAll();
    if (file.error() != QFile::NoError)
        return failed(file.errorString());
    return contents;
}

} // namespace jackfield
