// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "playerstate_p.h"
#include "words_p.h"

#include <QtEndian>
#include <algorithm>

namespace jackfield::wire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using conformance::PeerMessage;

namespace {
constexpr auto failFastPause = 2s;
constexpr auto longPause = 6s;
constexpr auto endPause = 2s; ///< in which a server should end the stream
constexpr qsizetype quickSize = 64 << 10; ///< of a message in a quick run
constexpr qsizetype quickBytes = 512 << 10; ///< of all messages of an exchange, then
constexpr qsizetype large = 1 << 20; ///< a message this large may take ten times as long
} // namespace

CasePlayer::CasePlayer(const ConformanceCase &testCase, Setup setup)
    : d(std::make_unique<Private>(testCase, std::move(setup)))
{
    if (d->setup.role == Role::Client)
        d->sendRequest();
}

CasePlayer::~CasePlayer() = default;

void CasePlayer::feed(QByteArrayView bytes)
{
    if (isFinished())
        return;
    d->traffic.add(false, bytes);
    if (d->state == Private::State::Opening)
        d->takeHead(bytes.toByteArray());
    else
        d->read(bytes);
}

void CasePlayer::streamEnded()
{
    if (!isFinished())
        d->streamEnded();
}

QByteArray CasePlayer::takeOutput()
{
    const QByteArray bytes = d->output.take();
    d->traffic.add(true, bytes);
    ++d->waitNumber; // time begins when all is written
    return bytes;
}

bool CasePlayer::wantsEnd() const
{
    return isFinished() && d->output.isEmpty();
}

bool CasePlayer::isFinished() const
{
    return d->state == Private::State::Finished;
}

std::optional<CasePlayer::Wait> CasePlayer::wait() const
{
    return d->duration().transform(
        [this](std::chrono::milliseconds duration) { return Wait { duration, d->waitNumber }; });
}

void CasePlayer::waitIsOver()
{
    if (!isFinished())
        d->timedOut();
}

CaseResult CasePlayer::result() const
{
    return { .id = d->testCase.id,
             .verdict = d->verdict(),
             .came = d->came(),
             .traffic = d->traffic.entries() };
}

CasePlayer::Private::Private(const ConformanceCase &played, Setup given)
    : testCase(played)
    , setup(std::move(given))
    , reader(setup.role)
    , writer((setup.role == Role::Client) != testCase.wrongMasking)
{
    for (auto step = testCase.steps.rbegin(); step != testCase.steps.rend(); ++step)
        std::visit([this](const auto &next) { steps.push_back(next); }, *step);
}

void CasePlayer::Private::enter(State next)
{
    state = next;
    ++waitNumber;
}

std::optional<std::chrono::milliseconds> CasePlayer::Private::duration() const
{
    if (state == State::Finished)
        return std::nullopt;
    if (state == State::Ending)
        return endPause;
    if (pause) {
        switch (pause->why) {
        case Pause::Why::Settle:
            return setup.pause;
        case Pause::Why::FailFast:
            return std::max<std::chrono::milliseconds>(setup.pause, failFastPause);
        case Pause::Why::Long:
            return std::max<std::chrono::milliseconds>(setup.pause, longPause);
        }
    }
    return exchange && exchange->size >= large ? setup.timeout * 10 : setup.timeout;
}

void CasePlayer::Private::proceed()
{
    while (!pause && !exchange && !steps.empty()) {
        const Step step = std::move(steps.back());
        steps.pop_back();
        std::visit([this](const auto &next) { play(next); }, step);
    }
    if (pause || exchange)
        return enter(State::Playing);
    enter(testCase.ending == CaseEnding::PeerAnswers ? State::Closing : State::Awaiting);
    compare();
}

void CasePlayer::Private::play(const SendFrames &step)
{
    QByteArray bytes;
    for (const Frame &frame : step.frames) {
        bytes += writer.bytes(frame, step);
        if (step.framewise)
            output.add(std::exchange(bytes, {}), 0);
    }
    output.add(bytes, step.chop);
}

/// Turns it into writes with pauses between them.
void CasePlayer::Private::play(const SendPieces &step)
{
    const QByteArray bytes = writer.bytes(step.frame);
    const qsizetype header = bytes.size() - step.frame.payload.size();
    std::vector<Step> pieces;
    qsizetype start = 0;
    auto why = step.firstPause;
    for (const qsizetype cut : step.cuts) {
        pieces.push_back(bytes.sliced(start, header + cut - start));
        pieces.push_back(Pause { std::exchange(why, Pause::Why::FailFast) });
        start = header + cut;
    }
    pieces.push_back(bytes.sliced(start));
    std::ranges::reverse_copy(pieces, std::back_inserter(steps));
}

void CasePlayer::Private::play(const Pause &step)
{
    pause = step;
}

void CasePlayer::Private::play(const Exchange &step)
{
    exchange = step;
    if (setup.isQuick) {
        exchange->size = qMin(step.size, quickSize);
        const auto most = int(quickBytes / qMax<qsizetype>(exchange->size, 1));
        exchange->count = qMin((step.count + 19) / 20, most);
    }
    sentMessages = 0;
    sendNextMessage();
}

void CasePlayer::Private::sendNextMessage()
{
    awaitedEcho = exchange->content(sentBytes, exchange->size);
    sentBytes += exchange->size;
    ++sentMessages;
    ++waitNumber;
    const QByteArray payload = deflater ? deflater->compressed(awaitedEcho) : awaitedEcho;
    const qsizetype size = exchange->fragment > 0 ? exchange->fragment : payload.size();
    QByteArray bytes;
    Frame frame { .opcode = exchange->opcode, .rsv = quint8(deflater ? 4 : 0) };
    for (qsizetype at = 0; at == 0 || at < payload.size(); at += qMax<qsizetype>(size, 1)) {
        frame.payload = payload.mid(at, size);
        frame.fin = at + size >= payload.size();
        bytes += writer.bytes(frame);
        frame = { .opcode = Opcode::Continuation };
    }
    output.add(bytes, exchange->chop);
}

void CasePlayer::Private::read(QByteArrayView bytes)
{
    reader.feed(bytes);
    while (state != State::Finished) {
        const auto message = reader.next();
        if (!message)
            return fail(message.error());
        if (!*message)
            return;
        take(**message);
    }
}

void CasePlayer::Private::take(const PeerMessage &message)
{
    if (state == State::Ending)
        return fail(u"the peer sent a frame after its close frame"_s);
    switch (message.opcode) {
    case Opcode::Text:
    case Opcode::Binary:
        if (exchange)
            return takeEcho(message);
        return takeEvent(
            { message.opcode == Opcode::Text ? PeerEvent::Kind::Text : PeerEvent::Kind::Binary,
              message.payload });
    case Opcode::Ping: // a keep-alive of the peer's own
        output.add(writer.bytes({ .opcode = Opcode::Pong, .payload = message.payload }), 0);
        return;
    case Opcode::Pong:
        // Unasked for, it is a keep-alive of the peer's own.
        if (!exchange)
            takeEvent({ PeerEvent::Kind::Pong, message.payload });
        return;
    case Opcode::Close:
        return takeClose(message.payload);
    case Opcode::Continuation:
        return;
    }
}

void CasePlayer::Private::takeEcho(const PeerMessage &message)
{
    if (message.opcode != exchange->opcode)
        return fail(u"the echo of message %1 has the other type"_s.arg(sentMessages));
    if (message.payload != awaitedEcho) {
        const auto firstOther = std::ranges::mismatch(message.payload, awaitedEcho).in1;
        return fail(
            u"the echo of message %1 has %2 bytes where %3 were sent, and differs from byte "
            "%4 on"_s.arg(sentMessages)
                .arg(message.payload.size())
                .arg(awaitedEcho.size())
                .arg(firstOther - message.payload.begin()));
    }
    if (sentMessages < exchange->count)
        return sendNextMessage();
    exchange.reset();
    proceed();
}

void CasePlayer::Private::takeEvent(const PeerEvent &event)
{
    events.append(event);
    if (!mayStillMatch())
        return fail({});
    ++waitNumber;
    compare();
}

void CasePlayer::Private::takeClose(const QByteArray &payload)
{
    closeCame = true;
    if (payload.size() >= 2)
        closeCode = qFromBigEndian<quint16>(payload.constData());
    const bool isAnswer = state == State::Closing;
    pause.reset();
    exchange.reset();
    steps.clear();
    if (testCase.ending == CaseEnding::TesterCloses && !isAnswer)
        return fail(u"the peer closed first"_s);
    if (!isAnswer)
        output.add(writer.bytes({ .opcode = Opcode::Close, .payload = payload.left(2) }), 0);
    if (setup.role == Role::Server)
        return finish();
    enter(State::Ending);
}

void CasePlayer::Private::streamEnded()
{
    ended = true;
    const bool isExpected = state == State::Ending || testCase.ending == CaseEnding::PeerFails
        || testCase.ending == CaseEnding::Open;
    if (state == State::Opening && testCase.opening.answer == CaseOpening::Answer::Refusal) {
        remark = u"the server ended the stream without an answer"_s;
        return finish();
    }
    if (state == State::Opening && testCase.opening.answer == CaseOpening::Answer::Either)
        return finish();
    if (state == State::Opening)
        return fail(u"the stream ended before the opening handshake was done"_s);
    if (!isExpected)
        return fail(u"the peer ended the stream without a close frame"_s);
    finish();
}

/// Nothing happened for as long as duration() says.
void CasePlayer::Private::timedOut()
{
    if (pause) {
        pause.reset();
        events.append({ PeerEvent::Kind::StillOpen });
        return mayStillMatch() ? proceed() : fail({});
    }
    if (state == State::Ending) {
        remark = u"the server leaves it to the client to end the stream"_s;
        return finish();
    }
    if (state == State::Awaiting && testCase.ending == CaseEnding::TesterCloses && outcome())
        return close();
    if (testCase.ending == CaseEnding::Open)
        return finish();
    fail(state == State::Opening ? u"the opening handshake took too long"_s
             : exchange ? u"the echo of message %1 did not come in time"_s.arg(sentMessages)
             : testCase.ending == CaseEnding::PeerFails
             ? u"the connection is still open"_s
             : u"what is expected did not come in time"_s);
}

void CasePlayer::Private::compare()
{
    const CaseOutcome *happened = outcome();
    if (!happened || state != State::Awaiting)
        return;
    const bool isBest = happened == &testCase.outcomes.front();
    if (happened->staysOpen || (isBest && testCase.ending == CaseEnding::TesterCloses))
        close();
}

void CasePlayer::Private::close()
{
    output.add(writer.bytes({ .opcode = Opcode::Close, .payload = QByteArray("\x03\xE8", 2) }), 0);
    enter(State::Closing);
}

void CasePlayer::Private::fail(const QString &reason)
{
    fault = reason.isEmpty() ? u"that is not what is expected"_s : reason;
    finish();
}

void CasePlayer::Private::finish()
{
    if (!fault.isEmpty())
        output.clear();
    enter(State::Finished);
}

} // namespace jackfield::wire
