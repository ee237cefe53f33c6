// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "schemainference_p.h"

#include <jackfield/session/session.h>

namespace jackfield {

/// What messages of one side have in common.
struct MessageType
{
    enum class Form { Json, Text, Binary };

    QString name; ///< unique among the types of a path
    Side from = Side::Client;
    Form form = Form::Json;
    QString member; ///< that names the type, at the top of each message; empty: there is none
    QString word; ///< that stands there
    SchemaInference schema; ///< of JSON: of all messages
    QList<WsMessage> examples; ///< the first different ones that are not too long
    qsizetype count = 0;
};

/// That messages of one type answer those of another one.
struct Answer
{
    qsizetype question = 0; ///< the type's index
    qsizetype answer = 0;
    JsonPointer questionId; ///< where the id stands that both share; empty: there is none
    JsonPointer answerId;
};

/// The messages of all connections to one path.
struct PathTypes
{
    QString path;
    QList<MessageType> types; ///< in the order in which they came
    QList<Answer> answers;
};

/// By what a session shows: a type answers another one if it bears its ids, or if it never comes but after it.
QList<PathTypes> typesOf(const Session &session);

} // namespace jackfield
