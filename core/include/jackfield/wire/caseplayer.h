// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/conformance.h>

#include <chrono>
#include <memory>

namespace jackfield::wire {

/// Bytes that went one way without anything in between.
struct CaseTraffic
{
    bool isSent = false; ///< by the tester
    QByteArray bytes; ///< the first 512 of them
    qint64 size = 0;
};

/// What came of a case.
struct CaseResult
{
    QString id;
    CaseVerdict verdict = CaseVerdict::Failed;
    QString came; ///< what the peer did, and what was wrong with it
    QList<CaseTraffic> traffic; ///< of many changes of direction the first 20 and the last 180
};

/// The traffic as lines of hex: "> 81 05 ..." was sent by the tester, "< ..." by the peer.
QString hexLines(const QList<CaseTraffic> &traffic);

/// Plays one case from the first byte of the stream to its end; bytes are told from outside, and time is. It reads
/// the peer's frames with code of its own, so that it does not share a fault with what it tests.
class CasePlayer
{
public:
    struct Setup
    {
        Role role = Role::Client; ///< which end the tester is
        QByteArray target = "/";
        QByteArray host = "localhost";
        QByteArray headerLines; ///< more of the request, each with its CRLF
        QList<QByteArray> subprotocols; ///< among those headers
        bool isQuick =
            false; ///< a twentieth of repeated messages, none above 64 KiB and no more than 512 KiB
        std::chrono::milliseconds timeout = std::chrono::seconds(10); ///< for each answer
        std::chrono::milliseconds pause = std::chrono::seconds(1); ///< of Pause::Why::Settle
    };

    CasePlayer(const ConformanceCase &testCase, Setup setup);
    ~CasePlayer();
    Q_DISABLE_COPY_MOVE(CasePlayer)

    /// What came from the peer, the opening handshake included.
    void feed(QByteArrayView bytes);
    /// The peer, or the network, ended the stream.
    void streamEnded();

    /// The bytes of one write to the stream; empty if there is nothing to write.
    QByteArray takeOutput();
    /// All output was taken, and the tester wants the stream to end.
    bool wantsEnd() const;
    /// The verdict stands; nothing that comes changes it.
    bool isFinished() const;

    /// How long nothing may happen, and a number that is another one whenever the time begins anew.
    struct Wait
    {
        std::chrono::milliseconds duration;
        int number = 0;

        bool operator==(const Wait &) const = default;
    };
    std::optional<Wait> wait() const;
    /// The time of wait() has passed.
    void waitIsOver();

    CaseResult result() const;

private:
    struct Private;
    const std::unique_ptr<Private> d;
};

} // namespace jackfield::wire
