// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/gadget.h>
#include <jackfield/lens/lens.h>
#include <jackfield/ws/wsmessage.h>

/// Lenses on whole messages. The mode is part of the lens: a text lens refuses a binary message as Unsupported (close
/// 1003), a binary lens a text message. Text that is not JSON is Invalid (close 1007), JSON of another shape is Invalid
/// or Missing (close 1008).
namespace jackfield::lens::message {

namespace detail {
LensResult<JsonValue> parse(const LensMeta &meta, const WsMessage &message);
LensFailure wrongShape(const LensMeta &meta, const Error &error);
} // namespace detail

BiDiLens<WsMessage, QString> text();
BiDiLens<WsMessage, QByteArray> binary();
BiDiLens<WsMessage, JsonValue> json();

/// A Q_GADGET, or any other type that `readJson` takes.
template<typename T>
BiDiLens<WsMessage, T> json()
{
    const LensMeta meta { .place = QStringLiteral("message"),
                          .name = {},
                          .type = QString::fromLatin1(QMetaType::fromType<T>().name()) };
    return { meta,
             [meta](const WsMessage &message) -> LensResult<T> {
                 const auto parsed = detail::parse(meta, message);
                 if (!parsed)
                     return std::unexpected(parsed.error());
                 T value {};
                 if (const auto read = readJson(*parsed, QMetaType::fromType<T>(), &value); !read)
                     return std::unexpected(detail::wrongShape(meta, read.error()));
                 return value;
             },
             [meta](const T &value, const WsMessage &) {
                 const auto written = writeJson(QMetaType::fromType<T>(), &value);
                 if (!written)
                     throw detail::wrongShape(meta, written.error());
                 return WsMessage::fromUtf8(*written);
             } };
}

} // namespace jackfield::lens::message
