// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
constexpr struct
{
    qsizetype message;
    qsizetype fragment;
} sizes[] = { { 16, 0 },        { 64, 0 },        { 256, 0 },       { 1024, 0 },    { 4096, 0 },
              { 8192, 0 },      { 16384, 0 },     { 32768, 0 },     { 65536, 0 },   { 131072, 0 },
              { 8192, 256 },    { 16384, 256 },   { 32768, 256 },   { 65536, 256 }, { 131072, 256 },
              { 131072, 1024 }, { 131072, 4096 }, { 131072, 32768 } };

struct Content
{
    const char16_t *words;
    Opcode opcode;
    QByteArray (*bytes)(qsizetype, qsizetype);
};
constexpr Content json { u"JSON", Opcode::Text, jsonText };
constexpr Content contents[] = { json,
                                 { u"a picture", Opcode::Binary, picture },
                                 { u"prose", Opcode::Binary, prose },
                                 { u"HTML", Opcode::Text, htmlText },
                                 { u"noise", Opcode::Binary, noise } };

QString inWords(const QList<DeflateTerms> &terms)
{
    QStringList words;
    for (const auto &[noContextTakeover, windowBits] : terms)
        words.append((noContextTakeover ? u"no context takeover"_s : u"context takeover"_s)
                     + (windowBits > 0 ? u", a window of %1 bits"_s.arg(windowBits) : QString()));
    return words.join(u"; or "_s);
}

void appendSizes(Cases &cases,
                 const QString &family,
                 const Content &content,
                 const QList<DeflateTerms> &terms)
{
    for (qsizetype number = 1; const auto &[message, fragment] : sizes) {
        QString title = u"1000 compressed messages of %1 bytes of %2"_s.arg(message).arg(
            QStringView(content.words));
        if (fragment > 0)
            title += u" in fragments of %1"_s.arg(fragment);
        if (terms.size() > 1 || terms[0].noContextTakeover || terms[0].windowBits > 0)
            title += u"; asked of the peer: "_s + inWords(terms);
        cases.push_back({ .id = numbered(family, number++),
                          .title = title,
                          .steps = { Exchange { .opcode = content.opcode,
                                                .content = content.bytes,
                                                .size = message,
                                                .count = 1000,
                                                .fragment = fragment } },
                          .isSlow = true,
                          .opening = { .deflate = terms } });
    }
}
} // namespace

Cases compression()
{
    Cases cases;
    for (qsizetype number = 1; const Content &content : contents)
        appendSizes(cases, numbered(u"12"_s, number++), content, { {} });
    const QList<QList<DeflateTerms>> wishes {
        { {} },
        { { true, 0 } },
        { { false, 9 } },
        { { false, 15 } },
        { { true, 9 } },
        { { true, 15 } },
        { { true, 9 }, { true, 0 }, {} },
    };
    for (qsizetype number = 1; const QList<DeflateTerms> &wish : wishes)
        appendSizes(cases, numbered(u"13"_s, number++), json, wish);
    return cases;
}

} // namespace jackfield::wire::conformance
