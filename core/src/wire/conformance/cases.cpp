// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"
#include "words_p.h"

#include <QRegularExpression>
#include <algorithm>
#include <functional>

namespace jackfield::wire {

using namespace Qt::StringLiterals;

namespace conformance {

Frame closeFrame(quint16 code, const QByteArray &reason)
{
    return { .opcode = Opcode::Close,
             .payload = QByteArray { 1, char(code >> 8) } + char(code & 0xFF) + reason };
}

QList<Frame> fragments(const QList<QByteArray> &parts)
{
    QList<Frame> frames;
    for (const QByteArray &part : parts)
        frames.append({ .opcode = frames.isEmpty() ? Opcode::Text : Opcode::Continuation,
                        .payload = part,
                        .fin = frames.size() + 1 == parts.size() });
    return frames;
}

QList<QByteArray> octets(const QByteArray &payload)
{
    QList<QByteArray> parts;
    for (const char octet : payload)
        parts.append(QByteArray(1, octet));
    return parts;
}

ConformanceCase
echoed(const QString &id, const QString &title, SendFrames send, const QList<PeerEvent> &events)
{
    return { .id = id,
             .title = title,
             .steps = { std::move(send) },
             .outcomes = { { CaseVerdict::Ok, events } } };
}

ConformanceCase failing(const QString &id,
                        const QString &title,
                        SendFrames send,
                        const QList<PeerEvent> &events,
                        const QList<quint16> &codes)
{
    ConformanceCase made = echoed(id, title, std::move(send), events);
    if (!events.isEmpty())
        made.outcomes.push_back({ CaseVerdict::NonStrict, {} });
    made.ending = CaseEnding::PeerFails;
    made.closeCodes = codes;
    return made;
}

} // namespace conformance

namespace {
struct Family
{
    const char *id;
    const char *title;
};
constexpr Family families[] = {
    { "1", "Frames and their lengths" },
    { "2", "Pings and pongs" },
    { "3", "Reserved bits" },
    { "4", "Reserved opcodes" },
    { "5", "Fragmentation" },
    { "6", "Handling of UTF-8" },
    { "7", "Closing handshake" },
    { "9", "Large and many messages" },
    { "10", "Many fragments" },
    { "12", "Compression of different payloads" },
    { "13", "Compression with different parameters" },
    { "B", "U+FEFF and characters cut over frames" },
    { "D", "Compressed messages, right and wrong" },
    { "H", "Opening handshake" },
    { "L", "How a length is written" },
    { "M", "Masking" },
    { "T", "Pauses of more than five seconds" },
};

std::vector<ConformanceCase> allCases()
{
    using namespace conformance;
    std::vector<ConformanceCase> all;
    for (const auto table : { framing,
                              pingsAndPongs,
                              reservedBits,
                              reservedOpcodes,
                              fragmentation,
                              utf8,
                              utf8Sequences,
                              closing,
                              limits,
                              autoFragmentation,
                              compression,
                              byteOrderMarks,
                              deflateFaults,
                              serverHandshakes,
                              clientHandshakes,
                              lengths,
                              masking,
                              patience }) {
        std::ranges::move(table(), std::back_inserter(all));
    }
    return all;
}

using IsNamed = std::function<bool(const QString &id)>;

IsNamed namedBy(const QString &pattern)
{
    const auto wildcards = QRegularExpression::fromWildcard(pattern, Qt::CaseInsensitive);
    return [=](const QString &id) {
        return id == pattern || id.startsWith(pattern + u'.') || wildcards.match(id).hasMatch();
    };
}
} // namespace

QString nameOf(CaseVerdict verdict)
{
    switch (verdict) {
    case CaseVerdict::Ok:
        return u"ok"_s;
    case CaseVerdict::Informational:
        return u"informational"_s;
    case CaseVerdict::Unimplemented:
        return u"unimplemented"_s;
    case CaseVerdict::NonStrict:
        return u"non-strict"_s;
    case CaseVerdict::Failed:
        return u"failed"_s;
    }
    return {};
}

bool ConformanceCase::isFor(Role peer) const
{
    return peers == Peers::All || (peers == Peers::Servers) == (peer == Role::Server);
}

QString ConformanceCase::expectation() const
{
    return conformance::inWords(*this);
}

std::span<const ConformanceCase> conformanceCases()
{
    static const std::vector<ConformanceCase> cases = allCases();
    return cases;
}

QString familyTitle(const QString &family)
{
    const auto *found = std::ranges::find(
        families, family, [](const Family &f) { return QLatin1StringView(f.id); });
    return found == std::end(families) ? QString() : QString::fromLatin1(found->title);
}

std::vector<const ConformanceCase *> casesFor(Role peer, const QList<QString> &patterns)
{
    std::vector<IsNamed> names;
    std::ranges::transform(patterns, std::back_inserter(names), namedBy);
    std::vector<const ConformanceCase *> chosen;
    for (const ConformanceCase &candidate : conformanceCases()) {
        const auto isNamed = [&](const IsNamed &by) { return by(candidate.id); };
        if (candidate.isFor(peer) && (names.empty() || std::ranges::any_of(names, isNamed)))
            chosen.push_back(&candidate);
    }
    return chosen;
}

} // namespace jackfield::wire
