// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

namespace jackfield::mock {

/// The JSONPath of one place (RFC 9535 calls it a singular query): `$`, `$.type`, `$['odd key']`, `$.items[0].id`;
/// an index below 0 counts from the end.
class MessagePath
{
public:
    /// The whole document.
    MessagePath() = default;
    /// Invalid: no path, or one of several places (`*`, `..`, filters, slices).
    static Result<MessagePath> parse(const QString &text);

    std::optional<JsonValue> find(const JsonValue &document) const;

private:
    struct Segment
    {
        QString key;
        std::optional<qint64> index; ///< set: an element of an array
    };
    QList<Segment> m_segments;
};

} // namespace jackfield::mock
