// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "losses_p.h"
#include "session/replayable_p.h"
#include "tables_p.h"

#include <jackfield/exporters/sequence.h>

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? u"1 "_s + one : u"%1 %2"_s.arg(QString::number(count), many);
}

namespace {
/// Collects what is lost, and says nothing of what is not there.
class Losses
{
public:
    explicit Losses(const Session &session)
        : m_events(session.events)
    { }

    template<typename Test>
    Losses &say(const Test &isLost, const QString &one, const QString &many)
    {
        const auto count = qsizetype(std::ranges::count_if(m_events, isLost));
        if (count > 0)
            m_said.append(counted(count, one, many));
        return *this;
    }
    /// Events of a kind.
    Losses &kind(Kind kind, const QString &one, const QString &many)
    {
        return say([kind](const SessionEvent &event) { return event.kind == kind; }, one, many);
    }
    /// What only frames show.
    Losses &frames()
    {
        return kind(Kind::Frame,
                    u"frame that breaks the protocol"_s,
                    u"frames that break the protocol"_s)
            .framing();
    }
    Losses &framing()
    {
        return say([](const SessionEvent &event) { return !event.frames.isEmpty(); },
                   u"message's way of being cut into frames, or compressed"_s,
                   u"messages' way of being cut into frames, or compressed"_s);
    }
    Losses &partial()
    {
        return say([](const SessionEvent &event) { return event.partial; },
                   u"message that was never completed"_s,
                   u"messages that were never completed"_s);
    }
    Losses &gaps()
    {
        return kind(Kind::Gap,
                    u"place where the recording itself lost something"_s,
                    u"places where the recording itself lost something"_s);
    }
    Losses &headers()
    {
        return say([](const SessionEvent &event) { return event.handshake != nullptr; },
                   u"handshake's headers"_s,
                   u"handshakes' headers"_s);
    }
    QStringList said() const { return m_said; }

private:
    const QList<SessionEvent> &m_events;
    QStringList m_said;
};

bool isControl(const SessionEvent &event)
{
    return event.kind == Kind::Ping || event.kind == Kind::Pong;
}

bool isBinary(const SessionEvent &event)
{
    return event.kind == Kind::Message && !event.message.isText();
}
} // namespace

QStringList lostInSteps(const Session &session, Side plays)
{
    return Losses(session)
        .say(
            [plays](const SessionEvent &event) {
                const bool isPlayed = event.kind == Kind::Ping && event.from == plays;
                return isControl(event) && (plays == Side::Server || !isPlayed);
            },
            u"ping or pong, which nothing waits for"_s,
            u"pings and pongs, which nothing waits for"_s)
        .partial()
        .frames()
        .gaps()
        .say(
            [](const SessionEvent &event) {
                return event.handshake
                    && std::ranges::any_of(
                           event.opened().request.headers().fields(),
                           [](const auto &field) { return hasPseudonym(field.second); });
            },
            u"handshake's headers with secrets, which were not recorded"_s,
            u"handshakes' headers with secrets, which were not recorded"_s)
        .say(
            [](const SessionEvent &event) {
                return (event.handshake
                        && hasPseudonym(event.opened().request.uri().pathAndQuery()))
                    || (event.kind == Kind::Message && hasPseudonym(event.message.bytes()));
            },
            u"target or message with a secret, which was not recorded and goes as its pseudonym"_s,
            u"targets and messages with secrets, which were not recorded and go as their pseudonyms"_s)
        .said();
}

QStringList lostInMock(const Session &session, const ExportOptions &)
{
    return mockLosses(session)
        + Losses(session).say(isControl, u"ping or pong"_s, u"pings and pongs"_s).framing().said();
}

QStringList lostInAsyncApi(const Session &session, const ExportOptions &)
{
    QStringList lost {
        u"the order and the times of messages, and all but three examples of each type"_s
    };
    return lost
        + Losses(session)
              .say(isControl, u"ping or pong"_s, u"pings and pongs"_s)
              .say(isBinary, u"binary message's content"_s, u"binary messages' contents"_s)
              .kind(
                  Kind::Refused, u"handshake that was refused"_s, u"handshakes that were refused"_s)
              .kind(Kind::Close, u"close code"_s, u"close codes"_s)
              .partial()
              .frames()
              .said();
}

QStringList lostInCsv(const Session &session, const ExportOptions &)
{
    return Losses(session).headers().framing().said();
}

QStringList lostInText(const Session &session, const ExportOptions &)
{
    constexpr qsizetype shown = 64; // bytes
    return Losses(session)
        .headers()
        .say(
            [](const SessionEvent &event) {
                return isBinary(event) && event.message.bytes().size() > shown;
            },
            u"binary message's bytes behind the first 64"_s,
            u"binary messages' bytes behind the first 64"_s)
        .framing()
        .said();
}

QStringList lostInMarkdown(const Session &session, const ExportOptions &)
{
    return Losses(session)
        .say(
            [](const SessionEvent &event) {
                return event.kind == Kind::Message
                    && event.message.bytes().size() > longestMarkdownPayload;
            },
            u"message's payload behind its first 2,000 bytes"_s,
            u"messages' payloads behind their first 2,000 bytes"_s)
        .framing()
        .said();
}

QStringList lostInSvg(const Session &session, const ExportOptions &)
{
    QStringList lost { u"what messages hold besides their kind or how they begin"_s };
    const qsizetype more = sequenceOf(session).size() - mostSequenceSteps;
    if (more > 0)
        lost.append(counted(more, u"step at the end"_s, u"steps at the end"_s));
    return lost + Losses(session).headers().said();
}

} // namespace jackfield
