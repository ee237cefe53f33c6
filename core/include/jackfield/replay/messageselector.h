// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonplaces.h>
#include <jackfield/json/notation.h>
#include <jackfield/ws/wsevent.h>

#include <QRegularExpression>

namespace jackfield {

namespace json {
class Node;
}

/// A message of a session: who sent it, and where it stands.
struct MessagePlace
{
    int conn = 0; ///< as it is numbered in the recording
    int n =
        0; ///< the n-th message of the connection, both directions counted; 0: none of its own yet
    Side from = Side::Server;
};

/// A message that is read as JSON once, when somebody asks. Copies share nothing that changes: one thread each.
class ReadMessage
{
public:
    explicit ReadMessage(WsMessage message = {})
        : m_message(std::move(message))
    { }
    /// A binary message that is written so.
    ReadMessage(WsMessage message, notations::Notation notation)
        : m_message(std::move(message))
        , m_notation(notation)
    { }

    const WsMessage &message() const { return m_message; }
    /// How its JSON is written; nothing: as text.
    const std::optional<notations::Notation> &notation() const { return m_notation; }
    /// Of a text message that is JSON, or of a binary one whose notation is known and that is written so.
    const std::optional<JsonValue> &json() const;
    /// The same if it is an object or array: what is compared by structure.
    const JsonValue *structure() const;

private:
    WsMessage m_message;
    std::optional<notations::Notation> m_notation;
    mutable bool m_isRead = false;
    mutable std::optional<JsonValue> m_json;
};

/// Which messages a rule is about: all that is set must hold, and with nothing set every message is meant.
struct MessageSelector
{
    std::optional<Side> from = {};
    std::optional<WsMessage::Mode> mode = {};
    int conn = 0; ///< 0: of any connection; else recorded ones only, as of `n`
    int n =
        0; ///< 0: any; a message that came in a run has none until it is found to be a recorded one
    std::optional<JsonPlaces> path = {}; ///< something stands there
    std::optional<JsonValue> equals = {}; ///< at `path`
    std::optional<QString> text = {}; ///< the whole of a text message
    QRegularExpression
        matches = {}; ///< found at `path`, or without one in the text: in its first 65,536 characters, and with no options

    /// Messages whose value at `path` is `text`. Precondition: a JSON Pointer or JSONPath.
    static MessageSelector where(const QString &path, const QString &text);
    /// {"path":"$.type","equals":"tick"}; mistakes are told to the node.
    static MessageSelector read(const json::Node &node);
    /// The same for messages that are selected by what they say, not by `n`.
    static MessageSelector readContent(const json::Node &node);
    JsonValue toJson() const;
    /// For people: message from the server whose /type is "tick".
    QString inWords() const;

    bool selects(const MessagePlace &place, const ReadMessage &message) const;
};

} // namespace jackfield
