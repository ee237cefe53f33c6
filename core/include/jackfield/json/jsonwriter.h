// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringView>

namespace jackfield {
class JsonValue;
} // namespace jackfield

namespace jackfield::json {

/// What a JSON string spells with escapes.
enum class Escape {
    Minimal, ///< what RFC 8259 demands: quote, backslash, C0
    Invisible, ///< besides: DEL, C1, U+2028, U+2029, U+FEFF and bidi controls, so that nothing hides in a line
};

/// `text` as a JSON string, quotes included. A lone surrogate becomes an escape.
QByteArray quoted(QStringView text, Escape escape = Escape::Minimal);
/// The same for UTF-8. Precondition: valid UTF-8.
QByteArray quotedUtf8(QByteArrayView utf8, Escape escape = Escape::Minimal);

/// Whether a character that `Escape::Invisible` spells as an escape stands in `utf8` as itself.
bool hasInvisible(QByteArrayView utf8);

/// For people: what fits into `width` bytes stands on one line, all else is indented by two blanks for each level.
/// Numbers and strings stay as they were written. Ends with a line break.
QByteArray pretty(const JsonValue &value, qsizetype width = 110);

} // namespace jackfield::json
