// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/response.h>

namespace jackfield {

/// A cookie as a client sends it: octets, no quoting added or taken away.
struct Cookie
{
    QByteArray name;
    QByteArray value;

    bool operator==(const Cookie &) const = default;
};

/// The cookies that a response sets, in order, without their attributes; a field without a name is skipped
/// (RFC 6265 section 5.2). For the attributes see its `Set-Cookie` headers.
QList<Cookie> cookiesSetBy(const Response &response);

} // namespace jackfield
