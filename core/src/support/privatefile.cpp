// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/support/privatefile.h>

#include <QSaveFile>

namespace jackfield {

PrivateFile::PrivateFile(std::unique_ptr<QSaveFile> file)
    : m_file(std::move(file))
{ }

PrivateFile::PrivateFile(PrivateFile &&) noexcept = default;
PrivateFile &PrivateFile::operator=(PrivateFile &&) noexcept = default;
PrivateFile::~PrivateFile() = default;

std::unexpected<Error> PrivateFile::failed() const
{
    const QString path = m_file->fileName();
    return failure(Error::Code::Io,
                   QStringLiteral("cannot write %1: %2").arg(path, m_file->errorString()),
                   path);
}

Result<PrivateFile> PrivateFile::open(const QString &path)
{
    PrivateFile file(std::make_unique<QSaveFile>(path));
    if (!file.m_file->open(QIODevice::WriteOnly)
        || !file.m_file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return file.failed();
    return file;
}

Result<void> PrivateFile::write(const QByteArray &bytes)
{
    if (m_file->write(bytes) != bytes.size())
        return failed();
    return {};
}

Result<void> PrivateFile::commit()
{
    if (!m_file->commit())
        return failed();
    return {};
}

Result<void> writePrivately(const QString &path, const QByteArray &bytes)
{
    auto file = PrivateFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    return file->write(bytes).and_then([&] { return file->commit(); });
}

} // namespace jackfield
