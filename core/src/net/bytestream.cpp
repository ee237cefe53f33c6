// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "bytestream_p.h"

#include <vector>

namespace jackfield::net {

namespace {
constexpr qsizetype readAtOnce = 128 << 10;
constexpr size_t keptBuffers = 256; ///< as many as may be read in one turn
constexpr qsizetype keptCapacity = 32 << 10; ///< of each: 8 MiB for a thread at most

/// Buffers that streams of this thread have written from. A connection that says nothing holds none, and one that does
/// need not ask the system for memory in every turn, which costs more than the writing.
std::vector<QByteArray> &spareBuffers()
{
    static thread_local std::vector<QByteArray> buffers;
    return buffers;
}

thread_local std::size_t keptReads = 0; ///< how many KeepRead live
} // namespace

void ByteStream::takeSpare()
{
    auto &spare = spareBuffers();
    if (spare.empty())
        return;
    m_out = std::move(spare.back());
    spare.pop_back();
}

void ByteStream::recycleOut()
{
    auto &spare = spareBuffers();
    m_out.resize(0);
    if (m_out.capacity() > 0 && m_out.capacity() <= keptCapacity && spare.size() < keptBuffers)
        spare.push_back(std::move(m_out));
    m_out = {};
}

ByteStream::KeepRead::KeepRead()
{
    ++keptReads;
}

ByteStream::KeepRead::~KeepRead()
{
    --keptReads;
}

std::pair<char *, qsizetype> ByteStream::readBuffer()
{
    static thread_local std::vector<QByteArray> buffers; // by keptReads
    if (buffers.size() <= keptReads)
        buffers.resize(keptReads + 1);
    QByteArray &buffer = buffers[keptReads];
    if (buffer.isEmpty())
        buffer = QByteArray(readAtOnce, Qt::Uninitialized);
    return { buffer.data(), buffer.size() };
}

} // namespace jackfield::net
