// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/deflate.h>

namespace jackfield::wire::conformance {

/// A message, or a control frame, of the peer.
struct PeerMessage
{
    Opcode opcode = Opcode::Text;
    QByteArray payload; ///< decompressed
};

/// Reads what the peer of a tester sends, and judges each frame of it (RFC 6455 section 5).
class PeerReader
{
public:
    explicit PeerReader(Role tester)
        : m_tester(tester)
    { }

    /// From now on messages may be compressed.
    void agreeOn(const DeflateParameters &parameters);
    void feed(QByteArrayView bytes);
    /// The next that is whole; nothing if it has not come. The error is what is wrong, a sentence.
    std::expected<std::optional<PeerMessage>, QString> next();

private:
    std::expected<std::optional<Frame>, QString> nextFrame();
    QString headerFault(const Frame &frame, quint64 length, bool isShortest) const;
    std::expected<std::optional<PeerMessage>, QString> take(Frame frame);
    QString append(const Frame &frame);

    const Role m_tester;
    std::unique_ptr<Inflater> m_inflater;
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< what stands before it was taken
    std::optional<PeerMessage> m_message; ///< whose fragments are coming
    bool m_isCompressed = false; ///< that message
};

} // namespace jackfield::wire::conformance
