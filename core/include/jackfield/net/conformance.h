// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/support/error.h>
#include <jackfield/wire/caseplayer.h>
#include <jackfield/ws/clientconfig.h>

#include <QUrl>

namespace jackfield::net {

/// Which cases are played, and how.
struct ConformanceOptions
{
    QList<QString> cases = {}; ///< patterns as of wire::casesFor(); none: all
    bool isQuick = false; ///< a twentieth of repeated messages, none above 64 KiB
    std::chrono::milliseconds timeout = std::chrono::seconds(10); ///< for each answer
    std::chrono::milliseconds pause = std::chrono::seconds(1); ///< in which a peer shall not fail
    int parallel = 8; ///< connections at a time
};

using CaseProgress = std::function<void(const wire::CaseResult &)>;

/// Plays the cases to the server at `url`, which must send messages back as they came; one connection for each. Turns
/// an event loop of its own until all are done. `config`: headers, subprotocols, TLS and the time for connecting.
/// The results are in the order of the cases; `onResult` gets each as soon as it is there.
/// Failure: the URL is malformed, or a connection does not stand.
std::expected<std::vector<wire::CaseResult>, ConnectFailure>
runConformance(const QUrl &url,
               const ConformanceOptions &options = {},
               const ClientConfig &config = {},
               const CaseProgress &onResult = {});

/// Plays the cases to clients that connect, and send messages back as they came; one case for each connection. The
/// path says which: /case/6.2.3, or as for Autobahn's fuzzing server /runCase?case=N with N from 1 on, /getCaseCount,
/// and /updateReports, which does nothing. Listens on loopback, any free port.
/// Thread: the one that calls start(), which runs an event loop.
class ConformanceServer
{
public:
    explicit ConformanceServer(ConformanceOptions options, CaseProgress onResult = {});
    ~ConformanceServer();
    Q_DISABLE_COPY_MOVE(ConformanceServer)

    /// Error: Io.
    Result<void> start();
    /// "ws://127.0.0.1:9001/case/6.2.3".
    QUrl url(const QString &caseId) const;
    QUrl url() const;

private:
    struct Private;
    const std::unique_ptr<Private> d;
};

} // namespace jackfield::net
