// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>
#include <limits>
#include <vector>

namespace jackfield {

/// Where the lines of a file begin: four bytes each, eight where four thousand lines span more than 4 GiB.
class LineIndex
{
public:
    qsizetype size() const { return m_size; }

    /// Precondition: not before those that are there.
    void append(qint64 begin)
    {
        if (m_size % perChunk == 0)
            m_chunks.push_back({ .base = begin, .near = {}, .far = {} });
        Chunk &chunk = m_chunks.back();
        const qint64 distance = begin - chunk.base;
        if (chunk.far.empty() && distance <= std::numeric_limits<quint32>::max()) {
            chunk.near.push_back(quint32(distance));
        } else {
            chunk.far.insert(chunk.far.end(), chunk.near.begin(), chunk.near.end());
            chunk.near = {};
            chunk.far.push_back(distance);
        }
        ++m_size;
    }
    /// Precondition: there is one.
    void removeLast()
    {
        Chunk &chunk = m_chunks.back();
        chunk.far.empty() ? chunk.near.pop_back() : chunk.far.pop_back();
        if (--m_size % perChunk == 0)
            m_chunks.pop_back();
    }
    /// Precondition: `0 <= line < size()`.
    qint64 at(qsizetype line) const
    {
        const Chunk &chunk = m_chunks[size_t(line / perChunk)];
        const auto index = size_t(line % perChunk);
        return chunk.base + (chunk.far.empty() ? qint64(chunk.near[index]) : chunk.far[index]);
    }

private:
    static constexpr qsizetype perChunk = 4096;

    struct Chunk
    {
        qint64 base;
        std::vector<quint32> near; ///< distances from `base`,
        std::vector<qint64> far; ///< or all of them here
    };

    std::vector<Chunk> m_chunks;
    qsizetype m_size = 0;
};

} // namespace jackfield
