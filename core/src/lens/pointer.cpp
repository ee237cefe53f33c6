// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonscan.h>
#include <jackfield/lens/pointer.h>

#include <stdexcept>

namespace jackfield::lens::message {

std::function<LensResult<std::optional<JsonValue>>(const WsMessage &)>
detail::pointerReader(const LensMeta &meta)
{
    const auto pointer = JsonPointer::parse(meta.name);
    if (!pointer)
        throw std::invalid_argument(pointer.error().message.toStdString());
    return [meta, pointer = *pointer, read = content(Notation::Json).read](
               const WsMessage &message) -> LensResult<std::optional<JsonValue>> {
        const auto malformed = [&](const Error &error) {
            return lens::detail::contentFailure(meta, error, lens::detail::Fault::Malformed);
        };
        const auto bytes = read(message, meta);
        if (!bytes)
            return std::unexpected(LensFailure(bytes.error()));
        const auto found = findJson(*bytes, pointer);
        if (!found)
            return std::unexpected(malformed(found.error()));
        if (!*found)
            return std::nullopt;
        auto value = JsonValue::parse((*found)->toByteArray());
        if (!value)
            return std::unexpected(malformed(value.error()));
        return *std::move(value);
    };
}

LensFailure detail::pointerFailure(const LensMeta &meta, Error error)
{
    // The value was a document of its own.
    if (error.message.startsWith(QStringLiteral("the value")))
        error.message.replace(0, 9, u'\'' + meta.name + u'\'');
    else if (!error.where.isEmpty())
        error.message.replace(u'\'' + error.where + u'\'', u'\'' + meta.name + error.where + u'\'');
    error.where.prepend(meta.name);
    return lens::detail::contentFailure(meta, std::move(error), lens::detail::Fault::Shape);
}

} // namespace jackfield::lens::message
