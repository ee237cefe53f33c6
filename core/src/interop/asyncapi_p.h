// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mockdraft_p.h"

namespace jackfield {

/// Whether it is a description of AsyncAPI, as YAML or JSON.
bool isAsyncApi(QByteArrayView content);
/// A mock of the server that a description of AsyncAPI 2 or 3 speaks of, or whose client it describes.
/// Error: Missing with `where` "describes", if `options` do not say which of both it is.
Result<Imported> importAsyncApi(const ImportSource &source, const ImportOptions &options);

namespace asyncapi {
using interop::Members;

struct Example
{
    QString name;
    JsonValue payload;
};

struct Message
{
    enum class Form { Json, Text, Binary };

    QString name;
    QString place; ///< of its definition: what makes it another one than those of the same name
    Form form = Form::Json;
    std::optional<JsonValue> schema; ///< references filled in
    QList<Example> examples;
    QStringList correlation; ///< where in the payload the id stands; empty: nowhere
};

/// What the application does on a channel.
struct Operation
{
    bool isReceiving = false;
    QList<Message> messages; ///< of which it receives, or sends, any
    QList<Message> replies; ///< what is said to that
};

struct Channel
{
    QString name;
    QStringList paths; ///< on the servers that have it, each a template
    JsonValue query; ///< a schema of the handshake's query; null: none
    JsonValue headers;
    QList<Operation> operations;
};

struct Document
{
    QString title;
    QList<Channel> channels; ///< of WebSockets
    QStringList lost; ///< in sentences
};

/// Errors: Invalid, Unsupported; `where` is the file, with line and column where they are known.
Result<Document> readDocument(const ImportSource &source);

/// What a message is, told by its schema and examples.
JsonValue conditionOf(const Message &message);
/// The steps that say the message: one for each of its examples, else of what its schema makes up.
QList<JsonValue> stepsOf(const Message &message);
/// Values as the schema asks for, one for each of its alternatives; their strings are templates. What several of its
/// parts ask for together (`not`, `uniqueItems`, patterns) is not solved.
QList<JsonValue> samplesOf(const JsonValue &schema);
/// The properties that can have one value only, with where they stand.
QList<std::pair<QStringList, JsonValue>> constantsOf(const JsonValue &schema);

/// Follows the references of a document.
class References
{
public:
    References(JsonValue root, QStringList &lost)
        : m_root(std::move(root))
        , m_lost(lost)
    { }

    /// What the value refers to in the end, or the value itself; null if there is no such thing. `place`: where it
    /// stands, if it was referred to.
    JsonValue followed(JsonValue value, JsonPointer *place = nullptr);
    /// A schema with all that it refers to filled in, without what is only said to people, and without regular
    /// expressions. Where it comes back to itself, anything goes.
    JsonValue filledIn(const JsonValue &schema);

private:
    JsonValue fill(const JsonValue &value, bool hasNames, int depth);
    JsonValue member(const QString &key, const JsonValue &value, int depth);
    bool isForPeople(const QString &keyword);
    bool isTooMuch(int depth, qsizetype bytes);
    void lose(const QString &sentence);

    JsonValue m_root;
    QStringList &m_lost;
    QStringList m_under; ///< references that are being filled in
    qsizetype m_filled = 0; ///< bytes
};
} // namespace asyncapi

} // namespace jackfield
