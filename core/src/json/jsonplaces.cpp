// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonplaces.h>

namespace jackfield {

JsonPlaces::JsonPlaces(const JsonPointer &pointer)
    : m_text(pointer.toString())
    , m_pointer(pointer)
{ }

Result<JsonPlaces> JsonPlaces::parse(const QString &text)
{
    JsonPlaces places;
    places.m_text = text;
    if (text.startsWith(u'$')) {
        auto path = JsonPath::compile(text);
        if (!path)
            return std::unexpected(path.error());
        places.m_path = *std::move(path);
        return places;
    }
    if (!text.isEmpty() && !text.startsWith(u'/')) {
        return failure(
            Error::Code::Invalid,
            QStringLiteral("'%1' is no place: a JSON Pointer begins with /, a JSONPath with $")
                .arg(text));
    }
    auto pointer = JsonPointer::parse(text);
    if (!pointer)
        return std::unexpected(pointer.error());
    places.m_pointer = *std::move(pointer);
    return places;
}

QList<JsonPointer> JsonPlaces::in(const JsonValue &root) const
{
    if (m_path)
        return m_path->locate(root).value_or(QList<JsonPointer>());
    return root.at(m_pointer) ? QList { m_pointer } : QList<JsonPointer>();
}

} // namespace jackfield
