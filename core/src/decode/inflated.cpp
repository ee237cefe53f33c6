// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "decoders_p.h"

#include <zlib.h>

#include <memory>

namespace jackfield::decode {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype step = 64 << 10;
constexpr int eitherHead = 15 + 32; ///< a window of 15 bits, gzip's head or zlib's

struct End
{
    void operator()(z_stream *stream) const
    {
        inflateEnd(stream);
        delete stream;
    }
};
} // namespace

Result<Payload> inflated(const Payload &payload)
{
    const std::unique_ptr<z_stream, End> stream(new z_stream {});
    if (inflateInit2(stream.get(), eitherHead) != Z_OK)
        return failure(Error::Code::Io, u"there is no memory to decompress in"_s);
    QByteArray bytes = payload.bytes;
    stream->next_in = reinterpret_cast<Bytef *>(bytes.data());
    stream->avail_in = uInt(bytes.size());
    QByteArray out;
    int result = Z_OK;
    while (result == Z_OK) {
        if (out.size() > mostBytes)
            return failure(Error::Code::Unsupported, u"more than 64 MiB come out of it"_s);
        const qsizetype size = out.size();
        out.resize(size + step);
        stream->next_out = reinterpret_cast<Bytef *>(out.data() + size);
        stream->avail_out = uInt(step);
        result = ::inflate(stream.get(), Z_SYNC_FLUSH);
        out.resize(size + step - qsizetype(stream->avail_out));
        if (result == Z_OK && stream->avail_in == 0 && stream->avail_out > 0)
            break; // flushed, and not ended
    }
    const bool isWhole = result == Z_STREAM_END || result == Z_OK
        || (result == Z_BUF_ERROR && stream->avail_in == 0 && !out.isEmpty());
    if (!isWhole) {
        return notThat(u"compressed"_s,
                       stream->msg ? QString::fromLatin1(stream->msg) : u"it ends too early"_s);
    }
    const bool isText = out.isValidUtf8();
    return Payload { out, isText };
}

} // namespace jackfield::decode
