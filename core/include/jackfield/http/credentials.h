// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace jackfield {

/// A user's name and password.
struct Credentials
{
    QString user; ///< no colon can be in it (RFC 7617 section 2)
    QString password;

    bool operator==(const Credentials &) const = default;
};

/// The value of an Authorization header of the Basic scheme, read as UTF-8; nothing if it is not one.
std::optional<Credentials> parseBasicCredentials(const QByteArray &authorization);
QByteArray printBasicCredentials(const Credentials &credentials);

} // namespace jackfield
