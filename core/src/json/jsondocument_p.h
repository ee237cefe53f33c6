// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>

#include <vector>

namespace jackfield {

/// One value, or the key of a member, as a place on the tape.
struct JsonNode
{
    quint32 begin = 0; ///< offsets into the text
    quint32 end = 0;
    quint32 next = 0; ///< the node after this one and all within it
    quint32 type : 3 = 0; ///< JsonValue::Type
    quint32 count : 29 = 0; ///< elements, or members: each a key's node and a value's
};

/// A text and the flat list of what stands in it, in document order. Node 0 is the root.
struct JsonDocument
{
    QByteArray text;
    std::vector<JsonNode> nodes;

    QByteArrayView raw(const JsonNode &node) const
    {
        return QByteArrayView(text).sliced(node.begin, node.end - node.begin);
    }
    /// The characters of a string node.
    QString characters(const JsonNode &node) const;
};

/// Fills `nodes` from `text`; errors as of JsonValue::parse.
Result<JsonDocument> parseJson(const QByteArray &text, int depth);
/// "line:column" of an offset.
QString jsonPosition(QByteArrayView text, qsizetype offset);

} // namespace jackfield
