// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/caseplayer.h>

namespace jackfield::wire::conformance {

/// What went over a stream, as far as it is kept.
class TrafficLog
{
public:
    void add(bool isSent, QByteArrayView bytes);
    const QList<CaseTraffic> &entries() const { return m_entries; }

private:
    QList<CaseTraffic> m_entries;
    std::optional<bool> m_lastWasSent;
};

/// What is to be written, in writes of the wanted size.
class Output
{
public:
    /// `chop`: bytes of one write, 0 for all at once.
    void add(const QByteArray &bytes, qsizetype chop);
    QByteArray take();
    bool isEmpty() const { return m_entries.isEmpty(); }
    void clear() { m_entries.clear(); }

private:
    struct Entry
    {
        QByteArray bytes;
        qsizetype chop = 0;
    };
    QList<Entry> m_entries;
    qsizetype m_taken = 0; ///< of the first one
};

/// The frames of a tester as bytes.
class FrameWriter
{
public:
    explicit FrameWriter(bool masks)
        : m_masks(masks)
    { }

    QByteArray bytes(Frame frame);
    /// With a length that is written otherwise than it should be.
    QByteArray bytes(const Frame &frame, const SendFrames &how);

private:
    const bool m_masks;
    quint32 m_count = 0;
};

} // namespace jackfield::wire::conformance
