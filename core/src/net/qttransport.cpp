// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "qttransport_p.h"
#include "upgrade_p.h"

namespace jackfield::net {

namespace {
/// QWebSocket drops it.
constexpr QChar byteOrderMark(QChar::ByteOrderMark);
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

QByteArray fromPeer(wire::Opcode opcode, const QByteArray &payload)
{
    return wire::encoded({ .opcode = opcode, .payload = payload, .mask = 0 });
}
} // namespace

QtTransport::QtTransport(const Setup &setup)
    : StreamTransport(setup)
    , m_maxMessageBytes(setup.maxMessageBytes)
    , m_maxFragments(setup.maxFragments)
    , m_reader({ .reader = setup.role, .maxPayload = setup.maxMessageBytes })
{ }

QtTransport::~QtTransport() = default;

/// Made when the first frame needs it: a connection that is silent has none.
void QtTransport::makeWeb()
{
    m_socket = new StreamSocket;
    m_web = becomeQWebSocket(*m_socket);
    m_web->setParent(&stream());
    m_socket->setParent(m_web);
    m_socket->setStream(&stream());
    m_socket->setMasking(role() == wire::Role::Client);
    // QWebSocket cuts a message at any byte, and refuses a character that is cut: one frame a message.
    m_web->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    if (m_maxMessageBytes > 0) {
        m_web->setMaxAllowedIncomingFrameSize(quint64(m_maxMessageBytes));
        m_web->setMaxAllowedIncomingMessageSize(quint64(m_maxMessageBytes));
    }
    listenToWeb();
}

/// User code may not run within these: QWebSocket is in the middle of reading.
void QtTransport::listenToWeb()
{
    QObject::connect(m_web, &QWebSocket::textMessageReceived, m_web, [this](const QString &text) {
        keep(WsMessage::fromCheckedText(m_beginsWithMark ? byteOrderMark + text : text));
    });
    QObject::connect(m_web,
                     &QWebSocket::binaryMessageReceived,
                     m_web,
                     [this](const QByteArray &bytes) { keep(WsMessage::binary(bytes)); });
    QObject::connect(m_web, &QWebSocket::aboutToClose, m_web, [this] {
        m_verdict = wire::Violation { quint16(m_web->closeCode()), m_web->closeReason() };
    });
}

// ---- reading

/// QWebSocket reads on behind a fault; nothing there counts.
void QtTransport::keep(WsMessage &&message)
{
    if (!m_verdict)
        m_messages.push_back(std::move(message));
}

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
    if (!isWhole || !isInPlace || m_isJoining || isCloseSent() || connection()->showsFrames()
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
    if (isCloseSent()) // QWebSocket reads no more
        return;
    if (m_isJoining || !frame.header.fin || frame.header.opcode == wire::Opcode::Continuation)
        return join(frame);
    m_beginsWithMark = beginsWithMark(frame);
    takeMessagesOf(frame.bytes);
    m_beginsWithMark = false;
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
    m_beginsWithMark = opcode == wire::Opcode::Text && payload.startsWith(encodedMark);
    takeMessagesOf(fromPeer(opcode, payload));
    m_beginsWithMark = false;
}

void QtTransport::takeMessagesOf(QByteArrayView frames)
{
    socket().feedMuted(frames);
    const auto messages = std::exchange(m_messages, {}); // user code may have an event loop
    for (const WsMessage &message : messages) {
        if (isFinished())
            return;
        takeMessage(message);
    }
    if (m_verdict && isHearing() && !isCloseSent())
        fail(*m_verdict, frameOf(frames, messages.size(), role()));
}

// ---- writing

void QtTransport::writeMessage(const WsMessage &message)
{
    if (message.isText())
        web().sendTextMessage(message.text());
    else
        web().sendBinaryMessage(message.bytes());
    added();
}

void QtTransport::writePing(const QByteArray &payload)
{
    web().ping(payload);
    added();
}

void QtTransport::addPong(const QByteArray &payload)
{
    socket().feed(fromPeer(wire::Opcode::Ping, payload));
}

void QtTransport::addClose(const std::optional<wire::CloseBody> &body)
{
    if (body && !m_verdict)
        web().close(QWebSocketProtocol::CloseCode(body->code), QString::fromUtf8(body->reason));
    else // QWebSocket always sends a code, and nothing once it takes itself for closed
        wire::appendFrame(stream().out(), headerOf(wire::Opcode::Close), wire::encoded(body));
}

void QtTransport::release(bool clean)
{
    if (m_web) { // it says goodbye when it is deleted
        m_web->disconnect();
        m_socket->setStream(nullptr);
        m_web->deleteLater();
    }
    StreamTransport::release(clean);
}

} // namespace jackfield::net
