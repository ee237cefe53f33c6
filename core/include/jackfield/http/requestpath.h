// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/uri.h>

namespace jackfield {

/// A path as templates see it: cut at its slashes and percent-decoded then, so that an encoded slash stays inside its
/// segment. Slashes at either end do not count; two inside have an empty segment between them.
class RequestPath
{
public:
    /// The path of "/", which has no segment.
    RequestPath() = default;
    /// Nothing: a `%` without two hex digits, or bytes that are not UTF-8.
    static std::optional<RequestPath> of(const Uri &uri);
    /// The same for a path alone, percent-encoded.
    static std::optional<RequestPath> of(const QString &path);

    const QList<QString> &segments() const { return m_segments; }
    /// Whether a segment is "." or "..", or is so between slashes and backslashes that were encoded.
    bool hasDotSegment() const;
    /// Whether a segment has a slash in it, which was "%2F".
    bool hasEncodedSlash() const;

private:
    static std::optional<RequestPath> ofBytes(QByteArrayView path);

    QList<QString> m_segments;
};

} // namespace jackfield
