// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace jackfield {

/// A request method (RFC 9110 section 9). Case-sensitive, any token is a method.
struct Method
{
    QByteArray name;

    static const Method Get;
    static const Method Head;
    static const Method Post;
    static const Method Put;
    static const Method Patch;
    static const Method Delete;
    static const Method Options;

    bool operator==(const Method &) const = default;
};

inline const Method Method::Get { QByteArrayLiteral("GET") };
inline const Method Method::Head { QByteArrayLiteral("HEAD") };
inline const Method Method::Post { QByteArrayLiteral("POST") };
inline const Method Method::Put { QByteArrayLiteral("PUT") };
inline const Method Method::Patch { QByteArrayLiteral("PATCH") };
inline const Method Method::Delete { QByteArrayLiteral("DELETE") };
inline const Method Method::Options { QByteArrayLiteral("OPTIONS") };

} // namespace jackfield
