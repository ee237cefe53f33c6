// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace jackfield::ui {

/// The start of a text payload on one line, at most `length` characters. Control characters are shown as their
/// symbols, what is invisible or turns the direction of text as `⟨U+202E⟩`: nothing can hide or forge a row.
QString previewText(QByteArrayView utf8, qsizetype length);
/// The start of a binary payload in hex, at most `count` bytes.
QString previewBytes(QByteArrayView bytes, qsizetype count);
/// All of it on its lines, for a viewer: tabs and line feeds stay, other controls are made visible.
QString visibleText(QByteArrayView utf8);

/// The character that text begins with, and how many bytes it has; U+FFFD for a byte that begins none.
struct Utf8Character
{
    char32_t character = 0xfffd;
    int bytes = 1;
};
/// Precondition: there is a byte.
Utf8Character firstCharacter(QByteArrayView utf8);
/// Whether a character cannot be seen, or turns the direction of text: controls, formats, separators of lines.
bool isHidden(char32_t c);
/// A character as it is shown on a line: itself, or the sign that stands for one that cannot be seen.
QString visibleCharacter(char32_t c);

/// The characters of UTF-8, all of them: a byte order mark at the front, too.
QString exactText(QByteArrayView utf8);

/// JSON with one member a line, every number and string as it was written; nothing if it is not JSON.
std::optional<QByteArray> prettyJson(const QByteArray &json);

/// Rows of 16 bytes: offset, hex, and what is printable.
QString hexDump(QByteArrayView bytes);

} // namespace jackfield::ui
