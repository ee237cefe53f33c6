// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "places.h"

#include <jackfield/replay/replay.h>
#include <jackfield/session/recordto.h>
#include <jackfield/ws/then.h>

namespace {
/// Scenarios that ask their handler what it saw: in a replay it is not there.
bool asksItsHandler(const QByteArray &scenario)
{
    static const QByteArrayList asking {
        "the client closes with code and reason",
        "a client that vanishes is 1006",
        "a close code that may not be sent is an error",
        "pings are answered, and too long ones an error",
        "both sides hear who closed, and how",
        "a second close changes nothing, and the end is told once",
        "every code that may be sent arrives",
        "what a listener throws is told to onError, not to the peer",
        "a handler hears the end when its server goes",
        "four threads send, each in its order",
        "filters run in their order, once a connection",
        "who fails a check does not reach the handler",
        "debugging tells both directions and changes nothing",
        "every end is reported, whoever ended it",
        "what a lens refuses closes with its code",
    };
    return asking.contains(scenario);
}
} // namespace

/// The suite against recordings: each scenario is recorded, and its recordings take the place of its servers.
class TestContractReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data() { testing::contract::addRows(); }
    void contract()
    {
        QList<SessionRecorder> recorded;
        testing::contract::run([&](const WsHandler &handler, const Request &request) {
            recorded.append(SessionRecorder());
            return offline(then(recordTo(recorded.last()), handler), request);
        });
        if (asksItsHandler(QTest::currentDataTag()))
            return;
        qsizetype next = 0;
        testing::contract::run([&](const WsHandler &, const Request &request) {
            return offline(replay::asHandler(recorded.at(next++).session()), request);
        });
    }
};

QTEST_GUILESS_MAIN(TestContractReplay)
#include "tst_contract_replay.moc"
