// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/casestep.h>

#include <span>
#include <vector>

namespace jackfield::wire {

/// What a case comes to, from good to bad.
enum class CaseVerdict {
    Ok,
    Informational, ///< the RFC leaves it open; what came is only told
    Unimplemented, ///< the peer did not agree to the extension that the case is about
    NonStrict, ///< the RFC lets it pass and recommends otherwise
    Failed,
};
QString nameOf(CaseVerdict verdict);

/// A sequence of events and what it is worth.
struct CaseOutcome
{
    CaseVerdict verdict = CaseVerdict::Ok;
    QList<PeerEvent> events = {};
    bool staysOpen =
        false; ///< where the peer should fail the connection and need not; the tester closes then
};

/// How the connection shall end.
enum class CaseEnding {
    TesterCloses, ///< when the events have come, the tester closes with 1000 and wants an answer
    PeerAnswers, ///< the close frame is among the steps; the peer answers it
    PeerFails, ///< the peer closes with one of the codes, or drops the stream
    Open, ///< whatever it does
};

/// What a tester wants of the other side's use of permessage-deflate (RFC 7692 section 7.1).
struct DeflateTerms
{
    bool noContextTakeover = false;
    int windowBits = 0; ///< 0: as it likes
};

/// The opening handshake where it is not the usual one. In heads `{target}`, `{host}`, `{key}`, `{accept}` stand for
/// what belongs there.
struct CaseOpening
{
    enum class Answer { Switching, Refusal, Either };

    QByteArray request; ///< the tester's, as a client
    QByteArray response; ///< the tester's, as a server
    Answer answer = Answer::Switching; ///< what a server shall give
    QList<int> statuses; ///< of a refusal, those that are strict; empty: any from 400 to 505
    QByteArray mustHold; ///< a line that a strict refusal has
    bool octetwise = false;
    bool withFirstFrames = false; ///< the head and the first step are one write
    QList<DeflateTerms>
        deflate; ///< offered in this order, or the first of them that the client's offer allows
};

/// One conformance case. Those numbered 1 to 13 have the number and the meaning of the Autobahn testsuite's; those
/// with a letter are Jackfield's own.
struct ConformanceCase
{
    enum class Peers { All, Servers, Clients };

    QString id; ///< "6.2.3"
    QString title; ///< what the tester does, a sentence
    std::vector<CaseStep> steps = {};
    std::vector<CaseOutcome> outcomes = { {} }; ///< the best first
    CaseEnding ending = CaseEnding::TesterCloses;
    QList<quint16> closeCodes = { 1000 }; ///< the peer may close with; no code is as good
    bool wrongCodeFails = false; ///< another code is Failed, not NonStrict
    bool wrongMasking = false; ///< the tester masks as the other role does
    bool isSlow = false; ///< takes seconds even if all is well, or many megabytes
    Peers peers = Peers::All;
    CaseOpening opening = {};

    /// The first part of the id.
    QString family() const { return id.section(u'.', 0, 0); }
    bool isFor(Role peer) const;
    /// What must come, in words.
    QString expectation() const;
};

/// All cases in the order of their ids. Thread: any.
std::span<const ConformanceCase> conformanceCases();
/// "Handling of UTF-8" for "6".
QString familyTitle(const QString &family);
/// The cases for such a peer whose id one of `patterns` names: "6.2.3", "6.2" with all below it, wildcards as "9.*.1";
/// no pattern is all of them.
std::vector<const ConformanceCase *> casesFor(Role peer, const QList<QString> &patterns);

} // namespace jackfield::wire
