// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "traffic_p.h"

#include <QtEndian>

namespace jackfield::wire {

using namespace Qt::StringLiterals;

QString hexLines(const QList<CaseTraffic> &traffic)
{
    QStringList lines;
    for (const CaseTraffic &entry : traffic) {
        QString line =
            (entry.isSent ? u"> "_s : u"< "_s) + QString::fromLatin1(entry.bytes.toHex(' '));
        if (entry.size > entry.bytes.size())
            line += u" ... %1 bytes in all"_s.arg(entry.size);
        lines.append(line);
    }
    return lines.join(u'\n');
}

namespace conformance {

namespace {
constexpr qsizetype keptBytes = 512;
constexpr qsizetype keptEntries = 200;
constexpr qsizetype keptAtStart = 20;
} // namespace

void TrafficLog::add(bool isSent, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    if (m_lastWasSent != isSent) {
        if (m_entries.size() >= keptEntries)
            m_entries.removeAt(keptAtStart);
        m_entries.append(CaseTraffic { .isSent = isSent });
        m_lastWasSent = isSent;
    }
    CaseTraffic &last = m_entries.last();
    last.bytes += bytes.first(qMin(bytes.size(), keptBytes - last.bytes.size()));
    last.size += bytes.size();
}

void Output::add(const QByteArray &bytes, qsizetype chop)
{
    if (!bytes.isEmpty())
        m_entries.append({ bytes, chop > 0 ? chop : bytes.size() });
}

QByteArray Output::take()
{
    if (m_entries.isEmpty())
        return {};
    const Entry &first = m_entries.first();
    const QByteArray piece = first.bytes.mid(m_taken, first.chop);
    m_taken += piece.size();
    if (m_taken >= first.bytes.size()) {
        m_entries.removeFirst();
        m_taken = 0;
    }
    return piece;
}

QByteArray FrameWriter::bytes(Frame frame)
{
    if (!m_masks)
        frame.mask = std::nullopt;
    else if (!frame.mask)
        frame.mask = ++m_count * 0x9E3779B9U; // another one for each frame, the same in each run
    return encoded(frame);
}

QByteArray FrameWriter::bytes(const Frame &frame, const SendFrames &how)
{
    QByteArray made = bytes(frame);
    if (how.lengthBytes == 0)
        return made;
    const auto length = how.claimedLength.value_or(quint64(frame.payload.size()));
    QByteArray written(8, '\0');
    qToBigEndian(length, written.data());
    made[1] = char((quint8(made[1]) & 0x80) | (how.lengthBytes == 2 ? 126 : 127));
    return made.insert(2, written.last(how.lengthBytes));
}

} // namespace conformance
} // namespace jackfield::wire
