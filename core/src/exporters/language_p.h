// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "codelayout_p.h"

#include <jackfield/http/headers.h>
#include <jackfield/json/jsonvalue.h>

namespace jackfield {

/// How a programming language writes data. No text can end a literal or look like other code.
struct Language
{
    /// A string with these characters; lone surrogates are kept where the language has such strings.
    QByteArray (*string)(QStringView text);
    /// The brackets and the blanks within them.
    const char *list;
    const char *object;
    const char *pad;
    /// The key of an object's member, with what separates it from the value.
    QByteArray (*key)(const QString &name);
    const char *null;
    const char *yes;
    const char *no;
    /// Between the pieces of a string.
    const char *joint;
    /// The steps to a place in a JSON value.
    QByteArray (*path)(const JsonPointer &place);
    /// The headers of a request.
    Code (*headers)(const Language &language, const Headers &headers);
    const char *indent; ///< of a level
    int width; ///< of a line
    /// JSON is written as a string of JSON, and what is not compared is listed behind it.
    const char *gap = "\n\n"; ///< between functions
    const char *callBegin = "("; ///< of the arguments of a call
    const char *callEnd = ")";
    const char *between = ", "; ///< arguments
    bool hasNul = true; ///< in strings
    bool callsEndWithComma = true; ///< where each argument has a line
    bool isJsonText = false;

    static const Language python;
    static const Language javaScript;
    static const Language go;
    static const Language kotlin;
    static const Language cpp;
    static const Language shell;
};

/// How `stringLiteral` spells what cannot stand as it is.
struct LiteralEscapes
{
    char quote = '"';
    QByteArrayView always; ///< characters that get a backslash besides the quote and the backslash
    /// Another character: a control character, one that is not seen, half a surrogate pair.
    QByteArray (*other)(char32_t character);
};

/// Printable characters as they are, all else escaped.
QByteArray stringLiteral(QStringView text, const LiteralEscapes &escapes);
/// Of the two quotes the one that needs fewer escapes; of those the first.
char betterQuote(QStringView text, char first, char second);
/// Whether something stands in it that a reader would not see, or see as something else.
bool isPlainText(QStringView text);

} // namespace jackfield
