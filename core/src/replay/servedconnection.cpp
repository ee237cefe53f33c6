// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "servedconnection_p.h"

#include <QDateTime>
#include <algorithm>
#include <array>

namespace jackfield {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using Kind = SessionEvent::Kind;

namespace {
constexpr qsizetype reach = 256; ///< steps that are looked at behind the first that is not done
constexpr double leastSimilarity = 0.5;
constexpr double ofAnotherKind = 0.3;

microseconds wallClock()
{
    return milliseconds(QDateTime::currentMSecsSinceEpoch());
}
} // namespace

ServedConnection::ServedConnection(const ServedScript &script,
                                   const QList<ServedScript> &others,
                                   const Matching &matching,
                                   const ServerReplay &how,
                                   const ScriptRun &run)
    : m_script(script)
    , m_others(how.otherwise ? others : QList<ServedScript>())
    , m_comparer(matching)
    , m_how(how)
    , m_played(how.report.log()->play(
          Judge(script.conn,
                Side::Client,
                expectationsOf(script.events, script.header, Side::Client, matching),
                matching,
                m_bindings),
          AssertionJudge(script.conn, how.otherwise ? Matching() : matching, run)))
    , m_states(size_t(script.steps.size()), State::Waiting)
    , m_times(size_t(script.steps.size()))
{ }

void ServedConnection::start(const std::shared_ptr<ServedConnection> &self, const WebSocket &socket)
{
    socket.onMessage([self, socket](const WsMessage &message) { self->received(socket, message); });
    socket.onClose(
        [self](const WsStatus &status, Side initiator, bool) { self->ended(status, initiator); });
    self->m_played->begin([socket] { return socket.elapsed(); }, socket.request());
    self->pump(socket);
}

TimedMessage ServedConnection::recorded(const Step &step) const
{
    return { step.read, momentOf(m_script.header, step.event.t) };
}

void ServedConnection::received(const WebSocket &socket, const WsMessage &message)
{
    const MessagePlace place { m_script.conn, 0, Side::Client };
    const TimedMessage timed { m_comparer.matching().read(place, message), wallClock() };
    const microseconds elapsed = socket.elapsed(); // before others, who take their time
    m_played->saw(Side::Client, timed.read, elapsed);
    // What the recording lacks is another's, and told to nobody.
    const bool isNext = m_how.otherwise
        || m_played->locked([&](Judge &judge) { return judge.came(timed, elapsed); });
    if (m_comparer.matching().isBackground(place, timed.read)) {
        const qsizetype i = claimedInBackground(timed);
        if (i >= 0 && m_states[size_t(i)] == State::Done)
            return repeatAnswers(socket, i);
        if (i >= 0)
            claim(socket, i, timed);
        else if (m_how.otherwise)
            passOn(socket, timed);
        return;
    }
    if (m_how.strict && !isNext) {
        const Judgement judgement = m_played->locked([](Judge &judge) { return judge.settle(); });
        m_isRejected = !judgement.differences.isEmpty(); // the rules may allow it
        if (m_isRejected) {
            return socket.close(WsStatus::PolicyViolation.withReason(
                QStringLiteral("not as recorded: %1").arg(judgement.differences.front().text())));
        }
    }
    if (const qsizetype i = claimed(timed); i >= 0)
        return claim(socket, i, timed);
    if (m_how.otherwise)
        passOn(socket, timed);
}

void ServedConnection::passOn(const WebSocket &socket, const TimedMessage &message)
{
    if (answerAsRecorded(socket, message))
        return;
    if (!m_otherwise)
        m_otherwise = m_how.otherwise(socket);
    m_otherwise(message.read.message());
}

/// Where the message is asked: in another recorded connection, and not answered from there yet; else as the last time.
std::optional<std::pair<qsizetype, qsizetype>>
ServedConnection::questionOf(const TimedMessage &message) const
{
    std::optional<std::pair<qsizetype, qsizetype>> last;
    for (qsizetype which = 0; which <= m_others.size(); ++which) {
        const QList<Step> &steps = scriptAt(which).steps;
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const Step &asked = steps.at(i);
            if (!asked.isClients()
                || !m_comparer.accepts(placeOf(asked), recorded(asked), message, nullptr))
                continue;
            const std::pair question { which, i };
            if (which > 0 && !m_answered.contains(question))
                return question;
            last = question;
        }
    }
    return last;
}

/// What was asked before here, or is asked in another recorded connection, has its answers there; a stream comes once.
bool ServedConnection::answerAsRecorded(const WebSocket &socket, const TimedMessage &message)
{
    const auto question = questionOf(message);
    if (!question)
        return false;
    const auto [which, i] = *question;
    const Step &asked = scriptAt(which).steps.at(i);
    m_played->locked([&](const Judge &) {
        (void)m_comparer.compare(placeOf(asked), recorded(asked), message, m_bindings.get());
    });
    const bool isFirst = which > 0 && !m_answered.contains(*question);
    m_answered.insert(*question);
    answerFrom(socket, *question, i + 1, isFirst);
    return true;
}

/// Says what answers the question, from the step `next` on, one after the other.
void ServedConnection::answerFrom(const WebSocket &socket,
                                  std::pair<qsizetype, qsizetype> question,
                                  qsizetype next,
                                  bool withStream)
{
    const auto [which, asked] = question;
    const QList<Step> &steps = scriptAt(which).steps;
    microseconds before = steps.at(next - 1).event.t;
    for (; next < steps.size(); ++next) {
        const Step &step = steps.at(next);
        const qsizetype cause = step.isStream ? step.streamCause : step.cause;
        const bool isAnswer = step.event.kind == Kind::Message || step.event.kind == Kind::Close;
        if (step.isClients() || cause != asked || !isAnswer || (step.isStream && !withStream))
            continue;
        const double wait =
            m_how.speed > 0 ? double((step.event.t - before).count()) / m_how.speed : 0;
        const auto delay = std::chrono::round<milliseconds>(microseconds(qRound64(wait)));
        if (delay.count() <= 0) {
            say(socket, step);
            before = step.event.t;
            continue;
        }
        socket.after(delay, [self = shared_from_this(), socket, question, next, withStream] {
            self->say(socket, self->scriptAt(question.first).steps.at(next));
            self->answerFrom(socket, question, next + 1, withStream);
        });
        return;
    }
}

bool ServedConnection::mayTake(qsizetype i, const TimedMessage &message) const
{
    const Step &step = m_script.steps.at(i);
    return step.isClients() && m_states[size_t(i)] == State::Waiting
        && m_comparer.accepts(placeOf(step), recorded(step), message, nullptr);
}

/// The step that the message is: the first that it is as recorded, else the most similar one, else the next, unless it
/// is of another kind.
qsizetype ServedConnection::claimed(const TimedMessage &message) const
{
    const qsizetype end =
        std::min(m_script.steps.size(), std::max(m_firstOpen, m_lastDone) + reach);
    qsizetype next = -1;
    qsizetype best = -1;
    double bestSimilarity = leastSimilarity;
    for (qsizetype i = m_firstOpen; i < end; ++i) {
        if (mayTake(i, message))
            return i;
    }
    if (m_how.otherwise)
        return -1;
    for (qsizetype i = m_firstOpen; i < end; ++i) {
        const Step &step = m_script.steps.at(i);
        if (!step.isClients() || step.isBackground || m_states[size_t(i)] != State::Waiting)
            continue;
        next = next < 0 ? i : next;
        const double similarity = m_comparer.similarity(placeOf(step), recorded(step), message);
        if (similarity > bestSimilarity) {
            bestSimilarity = similarity;
            best = i;
        }
    }
    if (best >= 0 || next < 0)
        return best;
    const Step &step = m_script.steps.at(next);
    const bool isAnotherKind = step.read.structure() && message.read.structure()
        && m_comparer.similarity(placeOf(step), recorded(step), message) < ofAnotherKind;
    return isAnotherKind ? -1 : next;
}

/// The first such message that has not come, else the last that has.
qsizetype ServedConnection::claimedInBackground(const TimedMessage &message) const
{
    qsizetype done = -1;
    for (const qsizetype i : m_script.backgroundSteps) {
        const Step &step = m_script.steps.at(i);
        if (!m_comparer.accepts(placeOf(step), recorded(step), message, nullptr))
            continue;
        if (m_states[size_t(i)] == State::Waiting)
            return i;
        done = i;
    }
    return done;
}

void ServedConnection::claim(const WebSocket &socket, qsizetype i, const TimedMessage &message)
{
    const Step &step = m_script.steps.at(i);
    m_played->locked([&](const Judge &) { // which looks at what is bound as well
        (void)m_comparer.compare(placeOf(step), recorded(step), message, m_bindings.get());
    });
    finish(socket, i);
    pump(socket);
}

/// A heartbeat more than was recorded gets what the last one got.
void ServedConnection::repeatAnswers(const WebSocket &socket, qsizetype asked)
{
    for (qsizetype i = asked + 1; i < m_script.steps.size() && !m_script.steps.at(i).isClients();
         ++i) {
        const Step &step = m_script.steps.at(i);
        if (step.isBackground && step.cause == asked)
            say(socket, step);
    }
}

void ServedConnection::finish(const WebSocket &socket, qsizetype i)
{
    m_states[size_t(i)] = State::Done;
    m_times[size_t(i)] = socket.elapsed();
    m_lastDone = std::max(m_lastDone, i);
}

bool ServedConnection::isReady(const Step &step) const
{
    const qsizetype cause = m_how.speed > 0 ? step.streamCause : step.cause;
    return cause < 0 || m_states[size_t(cause)] == State::Done;
}

/// How long after now the step is due: as long after what it follows as it was recorded.
milliseconds ServedConnection::delayOf(qsizetype i, microseconds now) const
{
    if (m_how.speed <= 0)
        return {};
    const Step &step = m_script.steps.at(i);
    microseconds recordedBefore = m_script.handshake.t;
    microseconds before { 0 };
    const auto follow = [&](qsizetype other) {
        const microseconds t = m_script.steps.at(other).event.t;
        if (t >= recordedBefore) {
            recordedBefore = t;
            before = m_times[size_t(other)];
        }
    };
    if (step.streamCause >= 0)
        follow(step.streamCause);
    for (qsizetype other = i - 1; other >= std::max<qsizetype>(0, i - reach); --other) {
        if (!m_script.steps.at(other).isClients() && m_states[size_t(other)] == State::Done) {
            follow(other);
            break;
        }
    }
    const double gap = double((step.event.t - recordedBefore).count()) / m_how.speed;
    return std::max(milliseconds(0),
                    std::chrono::round<milliseconds>(before + microseconds(qRound64(gap)) - now));
}

/// Does what the server did, as far as what it waits for has come.
void ServedConnection::pump(const WebSocket &socket)
{
    m_firstOpen = std::max(m_firstOpen,
                           m_lastDone - reach); // what was left out long ago does not come any more
    while (m_firstOpen < m_script.steps.size() && m_states[size_t(m_firstOpen)] == State::Done)
        ++m_firstOpen;
    // By a step that is due later. Streams keep their own rhythm, and hold nothing else up.
    std::array isBlocked { false, false };
    const auto end = [this] { // it moves on with what is done
        return std::min(m_script.steps.size(), std::max(m_firstOpen, m_lastDone) + reach);
    };
    for (qsizetype i = m_firstOpen; i < end(); ++i) {
        const Step &step = m_script.steps.at(i);
        if (step.isClients() || m_states[size_t(i)] == State::Done)
            continue;
        bool &isLaneBlocked = isBlocked[m_how.speed > 0 && step.isStream ? 1 : 0];
        if (m_states[size_t(i)] == State::Due)
            isLaneBlocked = true;
        if (m_states[size_t(i)] == State::Due || !isReady(step) || (isLaneBlocked && !step.isFree))
            continue;
        const milliseconds delay = delayOf(i, socket.elapsed());
        if (delay.count() <= 0) {
            perform(socket, i);
            if (i == m_firstOpen)
                ++m_firstOpen;
            continue;
        }
        isLaneBlocked = true;
        m_states[size_t(i)] = State::Due;
        socket.after(delay, [self = shared_from_this(), socket, i] {
            self->perform(socket, i);
            self->pump(socket);
        });
    }
}

void ServedConnection::perform(const WebSocket &socket, qsizetype i)
{
    const Step &step = m_script.steps.at(i);
    finish(socket, i);
    say(socket, step);
}

void ServedConnection::say(const WebSocket &socket, const Step &step)
{
    const SessionEvent &event = step.event;
    if (event.kind == Kind::Message) {
        const WsMessage message = m_played->locked([&](const Judge &) {
            return substituted(placeOf(step),
                               step.read,
                               m_comparer.matching(),
                               *m_bindings,
                               momentOf(m_script.header, event.t),
                               wallClock());
        });
        m_played->saw(
            Side::Server, m_comparer.matching().read(placeOf(step), message), socket.elapsed());
        socket.send(message);
    } else if (event.kind == Kind::Ping) {
        socket.ping(event.payload);
    } else if (event.kind == Kind::End) {
        socket.abort();
    } else if (event.status) {
        socket.close(*event.status);
    } else {
        socket.closeWithoutCode();
    }
}

/// What has not come or was not sent now will not be; else at least the end is the recorded one.
void ServedConnection::ended(const WsStatus &status, Side initiator)
{
    const QString instead = QStringLiteral("the connection ended before, with %1").arg(status.code);
    QList<Difference> found;
    for (qsizetype i = 0; i < m_script.steps.size(); ++i) {
        const Step &step = m_script.steps.at(i);
        if (!step.isClients() && step.event.kind == Kind::Message && !step.isBackground
            && m_states[size_t(i)] != State::Done)
            found.append(missing(placeOf(step), step.event.message, instead));
    }
    if (found.isEmpty() && initiator == Side::Client && m_script.closeCode
        && *m_script.closeCode != status.code) {
        found.append(aboutConnection(Difference::Kind::Close,
                                     m_script.conn,
                                     QString::number(*m_script.closeCode),
                                     QString::number(status.code)));
    }
    const Judgement judgement =
        m_how.otherwise ? Judgement() : m_played->judgement(!m_isRejected, instead);
    m_how.report.log()->end(
        m_played, judgement, m_isRejected || m_how.otherwise ? QList<Difference>() : found);
}

} // namespace jackfield
