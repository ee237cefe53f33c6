// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace jackfield::ui {

/// A connection of a workspace, `connections/NAME.json`. URL and header values may hold `{{ variables }}`.
struct ConnectionFile
{
    struct Message
    {
        QString name;
        QString text;
    };

    QString url;
    QStringList subprotocols;
    QList<std::pair<QString, QString>> headers;
    QList<Message> messages;
    QJsonObject whole; ///< as it was read: what is not known here is written back

    /// Errors: Io, Invalid, Unsupported (a newer version); `where` is the path.
    static Result<ConnectionFile> load(const QString &path);
    /// Error: Io.
    Result<void> save(const QString &path) const;
};

} // namespace jackfield::ui
