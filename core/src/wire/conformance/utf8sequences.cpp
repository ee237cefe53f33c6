// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
/// Sequences of Markus Kuhn's UTF-8 decoder stress test, one group for each family from 6.5 on. In hex; what stands
/// after '+' is valid UTF-8, what stands after '-' is not.
struct Group
{
    const char16_t *title;
    QByteArray sequences;
};

QByteArray hexOf(const QByteArray &bytes)
{
    return bytes.toHex();
}

/// The start bytes from `first` to before `end`, a blank after each.
QByteArray lonelyStarts(int first, int end)
{
    QByteArray bytes;
    for (int start = first; start < end; ++start)
        bytes += QByteArray { 1, char(start) } + ' ';
    return " -" + hexOf(bytes);
}

QByteArray continuationBytes()
{
    QByteArray bytes;
    for (int byte = 0x80; byte < 0xBF; ++byte)
        bytes += char(byte);
    return " -" + hexOf(bytes);
}

/// Every beginning of a text of five Greek letters; only those that end with a whole character are valid.
QByteArray beginnings()
{
    const QByteArray whole = QByteArray::fromHex("cebae1bdb9cf83cebcceb5");
    const QList<qsizetype> ends { 2, 5, 7, 9, 11 };
    QByteArray rows;
    for (qsizetype size = 1; size <= whole.size(); ++size)
        rows += (ends.contains(size) ? " +" : " -") + hexOf(whole.first(size));
    return rows;
}

/// The last two code points of the planes, which are no characters and valid.
QByteArray nonCharacters()
{
    QByteArray rows = "+efbfbe +efbfbf";
    for (const QByteArray start : { "f0", "f1", "f2", "f3", "f4" }) {
        for (const QByteArray second : { "8f", "9f", "af", "bf" }) {
            const bool isOverlong = start == "f0" && second == "8f";
            const bool isTooHigh = start == "f4" && second != "8f";
            if (!isOverlong && !isTooHigh)
                rows += " +" + start + second + "bfbe +" + start + second + "bfbf";
        }
    }
    return rows;
}

std::vector<Group> groups()
{
    const QByteArray cut = "c0 e080 f08080 f8808080 fc80808080 df efbf f7bfbf fbbfbfbf fdbfbfbfbf";
    return {
        { u"valid text",
          "+68656c6c6f24776f726c64 +68656c6c6fc2a2776f726c64 +68656c6c6fe282ac776f726c64 "
          "+68656c6c6ff0a4ada2776f726c64 +cebae1bdb9cf83cebcceb5" },
        { u"a beginning of valid text", beginnings() },
        { u"the first sequence of its length", "+00 +c280 +e0a080 +f0908080" },
        { u"the first sequence of five or six bytes", "-f888808080 -fc8480808080" },
        { u"the last sequence of its length", "+7f +dfbf +efbfbf +f48fbfbf" },
        { u"the last sequence of four, five or six bytes", "-f7bfbfbf -fbbfbfbfbf -fdbfbfbfbfbf" },
        { u"a sequence at a boundary", "+ed9fbf +ee8080 +efbfbd +f48fbfbf -f4908080" },
        { u"continuation bytes without a start",
          "-80 -bf -80bf -80bf80 -80bf80bf -80bf80bf80 -80bf80bf80bf" + continuationBytes() },
        { u"start bytes without a continuation",
          lonelyStarts(0xC0, 0xDF) + lonelyStarts(0xE0, 0xEF) + lonelyStarts(0xF0, 0xF7)
              + lonelyStarts(0xF8, 0xFB) + lonelyStarts(0xFC, 0xFD) },
        { u"a sequence without its last byte", '-' + QByteArray(cut).replace(" ", " -") },
        { u"many sequences without their last byte", '-' + QByteArray(cut).replace(" ", "") },
        { u"bytes that UTF-8 never has", "-fe -ff -fefeffff" },
        { u"a slash, longer than it need be", "-c0af -e080af -f08080af -f8808080af -fc80808080af" },
        { u"the last overlong sequence of its length",
          "-c1bf -e09fbf -f08fbfbf -f887bfbfbf -fc83bfbfbfbf" },
        { u"U+0000, longer than it need be", "-c080 -e08080 -f0808080 -f880808080 -fc8080808080" },
        { u"a single surrogate", "-eda080 -edadbf -edae80 -edafbf -edb080 -edbe80 -edbfbf" },
        { u"a pair of surrogates",
          "-eda080edb080 -eda080edbfbf -edadbfedb080 -edadbfedbfbf -edae80edb080 -edae80edbfbf "
          "-edafbfedb080 -edafbfedbfbf" },
        { u"a code point that is no character, valid", nonCharacters() },
        { u"a special such as U+FFFD", "+efbfb9 +efbfba +efbfbb +efbfbc +efbfbd +efbfbe +efbfbf" },
    };
}
} // namespace

Cases utf8Sequences()
{
    Cases cases;
    for (qsizetype family = 5; const Group &group : groups()) {
        const QString prefix = numbered(u"6"_s, family++);
        qsizetype number = 1;
        for (const QByteArray &row : group.sequences.simplified().split(' ')) {
            const QByteArray payload = QByteArray::fromHex(row.sliced(1));
            const QString title = u"Text: "_s + QStringView(group.title) + u", "
                + (payload.size() <= 16 ? QString::fromLatin1(payload.toHex(' '))
                                        : u"%1 bytes"_s.arg(payload.size()));
            const QString id = numbered(prefix, number++);
            cases.push_back(row.startsWith('+')
                                ? echoed(id, title, { { text(payload) } }, { textCame(payload) })
                                : failing(id, title, { { text(payload) } }, {}, { 1007 }));
        }
    }
    return cases;
}

} // namespace jackfield::wire::conformance
