// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "loop_p.h"
#include "qtcodec_p.h"
#include "qttransport_p.h"

namespace jackfield::net {

namespace {
constexpr char encodedMark[] = "\xEF\xBB\xBF";
constexpr qsizetype markSize = sizeof encodedMark - 1;

bool beginsWithMark(const wire::WholeFrame &frame)
{
    if (frame.header.opcode != wire::Opcode::Text || frame.header.length < markSize)
        return false;
    char mark[markSize];
    wire::copyMasked(
        mark, frame.bytes.sliced(frame.header.size, markSize), frame.header.mask.value_or(0));
    return std::memcmp(mark, encodedMark, markSize) == 0;
}

/// Of several, the one with this number.
QByteArray frameOf(QByteArrayView frames, qsizetype number, wire::Role role)
{
    wire::FrameReader reader({ .reader = role });
    while (number-- > 0)
        std::ignore = reader.next(frames);
    return wire::firstFrame(frames);
}
} // namespace

QtTransport::QtTransport(const Setup &setup)
    : StreamTransport(setup)
    , m_maxMessageBytes(setup.maxMessageBytes)
    , m_maxFragments(setup.maxFragments)
    , m_reader({ .reader = setup.role, .maxPayload = setup.maxMessageBytes })
{ }

QtTransport::~QtTransport() = default;

// ---- reading

void QtTransport::decode(QByteArrayView bytes)
{
    const ByteStream::KeepRead kept;
    while (!bytes.isEmpty() && isHearing()) {
        const auto frame = m_reader.next(bytes);
        if (!frame) {
            takeRun();
            return isHearing() ? fail(frame.error(), m_reader.offendingFrame()) : void();
        }
        if (!*frame)
            break;
        if (!addToRun(**frame, bytes)) {
            takeRun();
            if (isHearing())
                take(**frame);
        }
    }
    takeRun();
}

/// Whether it is a message that stands where the run ends: QWebSocket reads many at once for much less than one by one.
bool QtTransport::addToRun(const wire::WholeFrame &frame, QByteArrayView behind)
{
    const bool isWhole = frame.header.fin && !wire::isControl(frame.header.opcode)
        && frame.header.opcode != wire::Opcode::Continuation;
    const bool isInPlace = frame.bytes.end() == behind.begin();
    if (!isWhole || !isInPlace || m_isJoining || connection()->showsFrames()
        || beginsWithMark(frame))
        return false;
    m_run = m_run.isEmpty() ? frame.bytes : QByteArrayView(m_run.begin(), frame.bytes.end());
    return true;
}

void QtTransport::takeRun()
{
    if (!m_run.isEmpty())
        takeMessagesOf(std::exchange(m_run, {}));
}

void QtTransport::take(const wire::WholeFrame &frame)
{
    switch (frame.header.opcode) {
    case wire::Opcode::Text:
    case wire::Opcode::Binary:
    case wire::Opcode::Continuation:
        return takeData(frame);
    case wire::Opcode::Ping:
        return takePing(frame.payload());
    case wire::Opcode::Pong:
        return connection()->pongReceived(frame.payload());
    case wire::Opcode::Close:
        if (const auto body = wire::parseClose(frame.payload()))
            takeClose(*body);
        else
            fail(body.error(), wire::firstFrame(frame.bytes));
    }
}

void QtTransport::takeData(const wire::WholeFrame &frame)
{
    takeFrame(frame.header);
    if (m_isJoining || !frame.header.fin || frame.header.opcode == wire::Opcode::Continuation)
        return join(frame);
    takeMessagesOf(frame.bytes, beginsWithMark(frame));
}

void QtTransport::join(const wire::WholeFrame &frame)
{
    if (!m_joiner)
        m_joiner = std::make_unique<wire::MessageReader>(wire::MessageReader::Rules {
            .reader = role(), .maxMessage = m_maxMessageBytes, .maxFragments = m_maxFragments });
    QByteArrayView bytes = frame.bytes;
    const auto joined = m_joiner->next(bytes);
    if (!joined)
        return fail(joined.error(), m_joiner->offendingFrame());
    m_isJoining = !*joined;
    if (m_isJoining)
        return;
    const auto &[opcode, payload] = **joined;
    takeMessagesOf(wire::encoded({ .opcode = opcode, .payload = payload, .mask = 0 }),
                   opcode == wire::Opcode::Text && payload.startsWith(encodedMark));
}

void QtTransport::takeMessagesOf(QByteArrayView frames, bool beginsWithMark)
{
    QtCodec::Messages messages;
    const auto fault = loop().codec().read(frames, beginsWithMark, messages);
    for (const WsMessage &message : messages) {
        if (isFinished())
            return;
        takeMessage(message);
    }
    if (fault && isHearing())
        fail(*fault, frameOf(frames, messages.size(), role()));
}

// ---- writing

void QtTransport::writeMessage(const WsMessage &message)
{
    loop().codec().write(message, stream().out(), role());
    added();
}

void QtTransport::writePing(const QByteArray &payload)
{
    loop().codec().writePing(payload, stream().out(), role());
    added();
}

void QtTransport::addPong(const QByteArray &payload)
{
    loop().codec().writePong(payload, stream().out(), role());
}

} // namespace jackfield::net
