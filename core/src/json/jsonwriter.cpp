// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonwriter.h>

#include <algorithm>
#include <array>

namespace jackfield::json {

namespace {
struct Range
{
    quint32 first;
    quint32 last;
};

// What can hide or reorder the characters of a line. All lie in the basic plane.
constexpr std::array invisible {
    Range { 0x00, 0x1F }, // C0
    Range { 0x7F, 0x9F }, // DEL, C1
    Range { 0x61C, 0x61C }, // ARABIC LETTER MARK
    Range { 0x200E, 0x200F }, // LEFT-TO-RIGHT MARK, RIGHT-TO-LEFT MARK
    Range { 0x2028, 0x202E }, // line and paragraph separator, embeddings and overrides
    Range { 0x2066, 0x2069 }, // isolates
    Range { 0xFEFF, 0xFEFF }, // byte order mark
};

bool isInvisible(quint32 character)
{
    return std::ranges::any_of(invisible, [=](const Range &range) {
        return character >= range.first && character <= range.last;
    });
}

/// Whether a byte is a character that stands for itself in every string.
bool isPlain(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

/// The character at the front of valid UTF-8 and how many bytes it has. Those beyond the basic plane
/// are all the same here.
std::pair<quint32, qsizetype> front(QByteArrayView utf8)
{
    const auto byte = [&](qsizetype i) { return quint32(quint8(utf8[i])); };
    if (byte(0) < 0x80)
        return { byte(0), 1 };
    if (byte(0) < 0xE0)
        return { (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F), 2 };
    if (byte(0) < 0xF0)
        return { (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3 };
    return { 0x10000, 4 };
}

void appendEscape(QByteArray &out, quint32 character)
{
    switch (character) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u" + QByteArray::number(character, 16).rightJustified(4, '0');
    }
}
} // namespace

QByteArray quotedUtf8(QByteArrayView utf8, Escape escape)
{
    QByteArray out;
    out.reserve(utf8.size() + utf8.size() / 16 + 2);
    out += '"';
    qsizetype plainFrom = 0;
    for (qsizetype at = 0; at < utf8.size();) {
        if (isPlain(utf8[at])) {
            ++at;
            continue;
        }
        const auto [character, length] = front(utf8.sliced(at));
        const bool isEscaped = character < 0x20 || character == '"' || character == '\\'
            || (escape == Escape::Invisible && character > 0x7E && isInvisible(character));
        if (isEscaped) {
            out += utf8.sliced(plainFrom, at - plainFrom);
            appendEscape(out, character);
            plainFrom = at + length;
        }
        at += length;
    }
    out += utf8.sliced(plainFrom);
    return out += '"';
}

QByteArray quoted(QStringView text, Escape escape)
{
    if (text.isValidUtf16())
        return quotedUtf8(text.toUtf8(), escape);
    QByteArray out = "\"";
    qsizetype plainFrom = 0;
    const auto appendPlain = [&](qsizetype end) {
        out += QByteArrayView(quotedUtf8(text.sliced(plainFrom, end - plainFrom).toUtf8(), escape))
                   .sliced(1)
                   .chopped(1);
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!text[at].isSurrogate())
            continue;
        if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            ++at;
            continue;
        }
        appendPlain(at);
        appendEscape(out, text[at].unicode());
        plainFrom = at + 1;
    }
    appendPlain(text.size());
    return out += '"';
}

bool hasInvisible(QByteArrayView utf8)
{
    for (qsizetype at = 0; at < utf8.size();) {
        if (utf8[at] >= ' ' && utf8[at] <= '~') {
            ++at;
            continue;
        }
        const auto [character, length] = front(utf8.sliced(at));
        if ((character < 0x20 || character > 0x7E) && isInvisible(character))
            return true;
        at += length;
    }
    return false;
}

} // namespace jackfield::json
