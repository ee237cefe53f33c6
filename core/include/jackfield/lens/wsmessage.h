// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/lens/content.h>
#include <jackfield/ws/wsmessage.h>

/// Lenses on whole messages. The mode is part of the lens: a text lens refuses a binary message as Unsupported (close
/// 1003), a binary lens a text message. What does not parse is Invalid (close 1007), a value of another shape is Invalid
/// or Missing (close 1008) and named by its JSON Pointer.
namespace jackfield::lens::message {

/// Messages of the mode in which the notation is written.
const Content<WsMessage> &content(Notation notation);

BiDiLens<WsMessage, QString> text();
BiDiLens<WsMessage, QByteArray> binary();

/// Text. T: JsonValue, a Q_GADGET, or any other type that readJson() takes.
template<typename T = JsonValue>
BiDiLens<WsMessage, T> json()
{
    return contentValue<T>(content(Notation::Json), Notation::Json);
}
/// Binary.
template<typename T = JsonValue>
BiDiLens<WsMessage, T> cbor()
{
    return contentValue<T>(content(Notation::Cbor), Notation::Cbor);
}
/// Binary.
template<typename T = JsonValue>
BiDiLens<WsMessage, T> messagePack()
{
    return contentValue<T>(content(Notation::MessagePack), Notation::MessagePack);
}

} // namespace jackfield::lens::message
