// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/frame.h>

#include <memory>

struct z_stream_s; // zlib's

namespace jackfield::wire {

/// What was agreed (RFC 7692 section 7.1). Window bits are 8 to 15.
struct DeflateParameters
{
    int serverMaxWindowBits = 15;
    int clientMaxWindowBits = 15;
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;

    bool operator==(const DeflateParameters &) const = default;
};

/// Compresses messages for permessage-deflate (RFC 7692 section 7.2.1). Has no memory of its own before the first
/// message, and none between messages without context takeover; else 256 KiB at 15 window bits.
/// A window of 8 bits is served with zlib's of 9, whose back references reach no further than 250 bytes.
class Deflater
{
public:
    /// `self`: the end that compresses. `level`: of zlib, 0 to 9.
    Deflater(Role self, const DeflateParameters &parameters, int level = 6);

    /// The payload of one message, without the tail 00 00 FF FF. An empty message is the one byte 00.
    QByteArray compressed(QByteArrayView message);

private:
    struct End
    {
        void operator()(z_stream_s *stream) const;
    };

    int m_windowBits;
    int m_level;
    bool m_keepsContext;
    std::unique_ptr<z_stream_s, End> m_stream;
};

/// Decompresses the messages of a peer (RFC 7692 section 7.2.2), however their bytes are cut. Blocks with BFINAL are
/// followed by others, which may refer to what stood before. After a violation, use it no more.
/// A peer that refers back further than its window may be found out or be served, as its bytes are cut.
class Inflater
{
public:
    /// `self`: the end that decompresses. `maxMessage`: bytes of one message decompressed, 0 for no limit.
    Inflater(Role self, const DeflateParameters &parameters, qint64 maxMessage = 0);

    /// Adds what `bytes` of the current message decompress to onto `out`.
    /// Violation: 1009 as soon as the limit is passed, nothing beyond it is made; 1007 for what is no DEFLATE.
    std::optional<Violation> feed(QByteArrayView bytes, QByteArray &out);
    /// The message is whole: adds what was held back. Violation: as above; 1007 if it ends within a block.
    std::optional<Violation> endMessage(QByteArray &out);

private:
    struct End
    {
        void operator()(z_stream_s *stream) const;
    };
    void begin();
    std::optional<Violation> step(QByteArray &out);
    bool isBetweenBlocks() const;

    int m_windowBits;
    bool m_keepsContext;
    qint64 m_maxMessage;
    qint64 m_size = 0; ///< of the current message, as far as it was decompressed
    bool m_isFresh = true; ///< nothing was read since the stream began or a block with BFINAL ended
    std::unique_ptr<z_stream_s, End> m_stream;
};

} // namespace jackfield::wire
