// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "heads_p.h"
#include "peerreader_p.h"
#include "traffic_p.h"

namespace jackfield::wire {

/// One case under way.
struct CasePlayer::Private
{
    enum class State {
        Opening, ///< the peer's head has not come
        Playing, ///< a pause or an exchange is under way
        Awaiting, ///< all steps are done; events, or the peer's failing, are awaited
        Closing, ///< the tester's close frame is sent, its answer is awaited
        Ending, ///< the peer's close frame came, the end of the stream is awaited
        Finished,
    };

    using Step = std::variant<SendFrames, SendPieces, Pause, Exchange, QByteArray>;

    Private(const ConformanceCase &played, Setup given);

    // The opening handshake: playeropening.cpp.
    void sendRequest();
    void takeHead(const QByteArray &bytes);
    void takeRequest(const conformance::Head &request);
    void takeAnswer(const conformance::Head &answer);
    void takeRefusal(const conformance::Head &answer);
    void agreeOn(const QByteArray &extensions);
    void doWithoutDeflate();
    void begin(const QByteArray &surplus);

    // The steps.
    void proceed();
    void play(const SendFrames &step);
    void play(const SendPieces &step);
    void play(const Pause &step);
    void play(const Exchange &step);
    void play(const QByteArray &bytes) { output.add(bytes, 0); }
    void sendNextMessage();

    // What comes.
    void read(QByteArrayView bytes);
    void take(const conformance::PeerMessage &message);
    void takeEcho(const conformance::PeerMessage &message);
    void takeEvent(const PeerEvent &event);
    void takeClose(const QByteArray &payload);
    void streamEnded();
    void timedOut();

    // The end.
    void compare();
    void close();
    void fail(const QString &reason);
    void finish();
    CaseVerdict verdict() const;
    QString came() const;
    bool mayStillMatch() const;
    const CaseOutcome *outcome() const;

    std::optional<std::chrono::milliseconds> duration() const;
    void enter(State next);

    const ConformanceCase testCase;
    const Setup setup;
    State state = State::Opening;
    int waitNumber = 0;
    QByteArray head; ///< of the peer, as far as it came
    QByteArray key;
    conformance::PeerReader reader;
    conformance::FrameWriter writer;
    conformance::Output output;
    conformance::TrafficLog traffic;
    std::unique_ptr<Deflater> deflater; ///< if compression was agreed on

    std::vector<Step> steps; ///< those left, the next one last
    std::optional<Pause> pause; ///< under way
    std::optional<Exchange> exchange; ///< under way
    int sentMessages = 0; ///< of it
    qsizetype sentBytes = 0; ///< of its content
    QByteArray awaitedEcho;

    QList<PeerEvent> events;
    bool closeCame = false;
    std::optional<quint16> closeCode; ///< of the peer's close frame
    bool ended = false; ///< the peer ended the stream
    int status = 0; ///< of a server's answer that is not 101
    QString fault; ///< what makes it Failed
    QString remark; ///< what makes it NonStrict
    QString unimplemented; ///< what the peer did not agree on
};

} // namespace jackfield::wire
