// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"

namespace jackfield::wire::conformance {

namespace {
constexpr qsizetype kilo = 1 << 10;
constexpr qsizetype mega = 1 << 20;

QString sizeInWords(qsizetype bytes)
{
    if (bytes >= mega)
        return u"%1 MiB"_s.arg(bytes / mega);
    return bytes >= kilo ? u"%1 KiB"_s.arg(bytes / kilo) : u"%1 bytes"_s.arg(bytes);
}

QString kindOf(const Exchange &exchange)
{
    return exchange.opcode == Opcode::Text ? u"text"_s : u"binary"_s;
}

ConformanceCase exchanging(const QString &id, const QString &title, const Exchange &exchange)
{
    return { .id = id,
             .title = title,
             .steps = { exchange },
             .isSlow = exchange.size > 64 * kilo || exchange.count > 100 };
}

void appendSizes(Cases &cases, const QString &family, const Exchange &pattern)
{
    const QList<qsizetype> sizes { 64 * kilo, 256 * kilo, mega, 4 * mega, 8 * mega, 16 * mega };
    for (qsizetype number = 1; const qsizetype size : sizes) {
        Exchange exchange = pattern;
        exchange.size = size;
        cases.push_back(exchanging(numbered(family, number++),
                                   u"A %1 message of %2"_s.arg(kindOf(pattern), sizeInWords(size)),
                                   exchange));
    }
}

void appendFragments(Cases &cases, const QString &family, const Exchange &pattern)
{
    for (qsizetype number = 1, size = 64; size <= 4 * mega; size *= 4) {
        Exchange exchange = pattern;
        exchange.size = 4 * mega;
        exchange.fragment = size;
        cases.push_back(exchanging(
            numbered(family, number++),
            u"A %1 message of 4 MiB in fragments of %2"_s.arg(kindOf(pattern), sizeInWords(size)),
            exchange));
    }
}

void appendChops(Cases &cases, const QString &family, const Exchange &pattern)
{
    for (qsizetype number = 1, size = 64; size <= 2 * kilo; size *= 2) {
        Exchange exchange = pattern;
        exchange.size = mega;
        exchange.chop = size;
        cases.push_back(exchanging(numbered(family, number++),
                                   u"A %1 message of 1 MiB, written %2 at a time"_s.arg(
                                       kindOf(pattern), sizeInWords(size)),
                                   exchange));
    }
}

void appendRoundTrips(Cases &cases, const QString &family, const Exchange &pattern)
{
    const QList<qsizetype> sizes { 0, 16, 64, 256, 1024, 4096 };
    for (qsizetype number = 1; const qsizetype size : sizes) {
        Exchange exchange = pattern;
        exchange.size = size;
        exchange.count = 1000;
        cases.push_back(exchanging(numbered(family, number++),
                                   u"1000 %1 messages of %2, one after the other"_s.arg(
                                       kindOf(pattern), sizeInWords(size)),
                                   exchange));
    }
}
} // namespace

Cases limits()
{
    const Exchange ofText { .opcode = Opcode::Text, .content = letters };
    const Exchange ofBytes { .opcode = Opcode::Binary, .content = fourBytes };
    Cases cases;
    appendSizes(cases, u"9.1"_s, ofText);
    appendSizes(cases, u"9.2"_s, ofBytes);
    appendFragments(cases, u"9.3"_s, ofText);
    appendFragments(cases, u"9.4"_s, ofBytes);
    appendChops(cases, u"9.5"_s, ofText);
    appendChops(cases, u"9.6"_s, ofBytes);
    appendRoundTrips(cases, u"9.7"_s, ofText);
    appendRoundTrips(cases, u"9.8"_s, ofBytes);
    return cases;
}

Cases autoFragmentation()
{
    return { exchanging(u"10.1.1"_s,
                        u"A text message of 65536 bytes in fragments of 1300"_s,
                        { .content = stars, .size = 65536, .fragment = 1300 }) };
}

} // namespace jackfield::wire::conformance
