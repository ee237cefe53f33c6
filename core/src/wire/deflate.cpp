// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/deflate.h>
#include <zlib.h>

#include <algorithm>

namespace jackfield::wire {

namespace {
constexpr QByteArrayView tail("\0\0\xff\xff",
                              4); ///< of an empty stored block, which a message leaves out
constexpr qsizetype smallestStep = 512; ///< bytes that are made at once
constexpr qsizetype largestStep = 64 << 10;
constexpr qsizetype mostInput = 1 << 30; ///< zlib counts in 32 bits

/// zlib cannot compress with 8 bits, and what it compresses with 9 fits a window of 8.
int zlibBits(int windowBits)
{
    return std::clamp(windowBits, 9, 15);
}

Bytef *asInput(QByteArrayView bytes)
{
    // zlib reads through a pointer to what it calls not constant, and leaves it alone
    return const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data()));
}

Bytef *asOutput(QByteArray &bytes, qsizetype at)
{
    return reinterpret_cast<Bytef *>(bytes.data() + at);
}

std::unique_ptr<z_stream> newStream()
{
    auto stream = std::make_unique<z_stream>();
    *stream = {};
    return stream;
}

/// Runs deflate over what was set as input until all of it and the flush are in `out`.
void deflateAll(z_stream &stream, int flush, QByteArray &out)
{
    do {
        const qsizetype size = out.size();
        // More than six bytes, or zlib might flush a second time; most messages need one round.
        const auto bound = qsizetype(deflateBound(&stream, stream.avail_in));
        const qsizetype room = std::clamp(bound, smallestStep, largestStep);
        out.resize(size + room);
        stream.next_out = asOutput(out, size);
        stream.avail_out = uInt(room);
        ::deflate(&stream, flush);
        out.resize(size + room - qsizetype(stream.avail_out));
    } while (stream.avail_out == 0);
}
} // namespace

void Deflater::End::operator()(z_stream_s *stream) const
{
    deflateEnd(stream);
    delete stream;
}

Deflater::Deflater(Role self, const DeflateParameters &parameters, int level)
    : m_windowBits(zlibBits(self == Role::Server ? parameters.serverMaxWindowBits
                                                 : parameters.clientMaxWindowBits))
    , m_level(std::clamp(level, 0, 9))
    , m_keepsContext(!(self == Role::Server ? parameters.serverNoContextTakeover
                                            : parameters.clientNoContextTakeover))
{ }

QByteArray Deflater::compressed(QByteArrayView message)
{
    if (message.isEmpty())
        return QByteArray(1, '\0');
    if (!m_stream) {
        auto stream = newStream();
        // 8 is zlib's own choice of memory: 128 KiB for the hash table
        if (deflateInit2(stream.get(), m_level, Z_DEFLATED, -m_windowBits, 8, Z_DEFAULT_STRATEGY)
            != Z_OK)
            qBadAlloc();
        m_stream.reset(stream.release());
    }
    QByteArray out;
    while (!message.isEmpty()) {
        const QByteArrayView part = message.first(std::min(message.size(), mostInput));
        message.slice(part.size());
        m_stream->next_in = asInput(part);
        m_stream->avail_in = uInt(part.size());
        deflateAll(*m_stream, message.isEmpty() ? Z_SYNC_FLUSH : Z_NO_FLUSH, out);
    }
    if (!m_keepsContext)
        m_stream.reset();
    out.chop(tail.size());
    return out;
}

void Inflater::End::operator()(z_stream_s *stream) const
{
    inflateEnd(stream);
    delete stream;
}

Inflater::Inflater(Role self, const DeflateParameters &parameters, qint64 maxMessage)
    : m_windowBits(zlibBits(self == Role::Server ? parameters.clientMaxWindowBits
                                                 : parameters.serverMaxWindowBits))
    , m_keepsContext(!(self == Role::Server ? parameters.clientNoContextTakeover
                                            : parameters.serverNoContextTakeover))
    , m_maxMessage(maxMessage)
{ }

void Inflater::begin()
{
    auto stream = newStream();
    if (inflateInit2(stream.get(), -m_windowBits) != Z_OK)
        qBadAlloc();
    m_stream.reset(stream.release());
    m_isFresh = true;
}

/// Reads from the input until a piece of output is full, the input is used up, or the stream says it ends.
std::optional<Violation> Inflater::step(QByteArray &out)
{
    // One byte more than is allowed: it shows that there is more.
    const qint64 allowed = m_maxMessage > 0 ? m_maxMessage - m_size + 1 : largestStep;
    const qsizetype guess =
        std::clamp(4 * qsizetype(m_stream->avail_in), smallestStep, largestStep);
    const qsizetype room = std::min<qsizetype>(guess, allowed);
    const qsizetype size = out.size();
    if (m_maxMessage > 0 && out.capacity() < size + room)
        out.reserve(
            size + std::min(std::max(size, room), qsizetype(allowed))); // no growth past the limit
    out.resize(size + room);
    m_stream->next_out = asOutput(out, size);
    m_stream->avail_out = uInt(room);
    const uInt waiting = m_stream->avail_in;
    const int status = ::inflate(m_stream.get(), Z_NO_FLUSH);
    const qsizetype made = room - qsizetype(m_stream->avail_out);
    m_size += made;
    const bool isTooMuch = m_maxMessage > 0 && m_size > m_maxMessage;
    out.resize(size + made - (isTooMuch ? 1 : 0));
    if (isTooMuch)
        return Violation { 1009,
                           QStringLiteral("a message of more than %1 bytes").arg(m_maxMessage) };
    if (status == Z_MEM_ERROR)
        qBadAlloc();
    if (status != Z_OK && status != Z_BUF_ERROR && status != Z_STREAM_END)
        return Violation { 1007,
                           QStringLiteral("a compressed message is no DEFLATE: %1")
                               .arg(QString::fromLatin1(m_stream->msg)) };
    m_isFresh = status == Z_STREAM_END || (m_isFresh && m_stream->avail_in == waiting);
    if (status == Z_STREAM_END)
        inflateResetKeep(
            m_stream.get()); // keeps the window, at no cost: a peer may send many such blocks
    return std::nullopt;
}

std::optional<Violation> Inflater::feed(QByteArrayView bytes, QByteArray &out)
{
    if (!m_stream)
        begin();
    while (!bytes.isEmpty()) {
        const QByteArrayView part = bytes.first(std::min(bytes.size(), mostInput));
        bytes.slice(part.size());
        m_stream->next_in = asInput(part);
        m_stream->avail_in = uInt(part.size());
        do {
            if (auto violation = step(out))
                return violation;
        } while (m_stream->avail_in > 0 || m_stream->avail_out == 0);
    }
    return std::nullopt;
}

/// Whether the stream stands where a block may begin, and at the first bit of a byte.
bool Inflater::isBetweenBlocks() const
{
    constexpr int afterBlock = 128; // see inflate() in zlib.h; below 64 is the number of bits left
    return !m_stream || m_isFresh || (m_stream->data_type & (afterBlock | 63)) == afterBlock;
}

std::optional<Violation> Inflater::endMessage(QByteArray &out)
{
    // Some peers leave the tail in its place or end with BFINAL and nothing behind: a second tail would be taken
    // for the start of the next message.
    if (!isBetweenBlocks()) {
        if (auto violation = feed(tail, out))
            return violation;
        if (!isBetweenBlocks())
            return Violation { 1007, QStringLiteral("a compressed message ends within a block") };
    }
    m_size = 0;
    if (!m_keepsContext)
        m_stream.reset();
    return std::nullopt;
}

} // namespace jackfield::wire
