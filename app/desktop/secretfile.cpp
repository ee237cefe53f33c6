// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "secretfile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
constexpr auto ownerAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

std::unexpected<Error> cannot(const QString &act, const QFileDevice &file)
{
    return failure(Error::Code::Io,
                   u"cannot %1 %2: %3"_s.arg(act, file.fileName(), file.errorString()),
                   file.fileName());
}

Result<QJsonObject> readAll(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly))
        return cannot(u"read"_s, file);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject()) {
        return failure(Error::Code::Invalid,
                       u"%1 is no JSON object, at byte %2: %3; mend it, or move it away"_s.arg(
                           path, QString::number(error.offset), error.errorString()),
                       path);
    }
    return document.object();
}

Result<void> writeAll(const QString &path, const QJsonObject &secrets)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerAlone)
        || file.write(QJsonDocument(secrets).toJson()) < 0 || !file.commit())
        return cannot(u"write"_s, file);
    return {};
}

/// Another window of Jackfield may do the same now.
Result<void> change(const QString &path, const auto &edit)
{
    QDir().mkpath(QFileInfo(path).path());
    QLockFile lock(path + u".lock"_s);
    lock.lock();
    auto secrets = readAll(path);
    if (!secrets)
        return std::unexpected(secrets.error());
    const QJsonObject before = *secrets;
    edit(*secrets);
    return *secrets == before ? Result<void>() : writeAll(path, *secrets);
}
} // namespace

SecretFile::SecretFile(QString path)
    : m_path(std::move(path))
{ }

Result<QString> SecretFile::read(const QString &key) const
{
    const auto secrets = readAll(m_path);
    if (!secrets)
        return std::unexpected(secrets.error());
    const QJsonValue value = secrets->value(key);
    if (!value.isString())
        return failure(Error::Code::Missing, u"there is no “%1” in %2"_s.arg(key, m_path), key);
    return value.toString();
}

Result<void> SecretFile::keep(const QString &key, const QString &value) const
{
    return change(m_path, [&](QJsonObject &secrets) { secrets.insert(key, value); });
}

Result<void> SecretFile::forget(const QString &key) const
{
    return change(m_path, [&](QJsonObject &secrets) { secrets.remove(key); });
}

} // namespace jackfield
