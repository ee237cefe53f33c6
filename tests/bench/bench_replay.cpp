// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/learn.h>

#include <QElapsedTimer>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr int messages = 200'000; // both directions

QString payload(int i, int run)
{
    return uR"({"type":"order","id":"r%1-%2","price":153.25,"quantity":%2,"symbol":"ACME"})"_s
        .arg(run)
        .arg(i);
}

/// A client that asks, and a server that answers with the same.
Session conversation(int run)
{
    Session session;
    session.header.recorder = u"server"_s;
    const auto add = [&](SessionEvent event) {
        event.conn = 1;
        event.t = std::chrono::microseconds(session.events.size() * 10);
        session.events.append(std::move(event));
    };
    const WsOpened opened { .request = Request::get(u"/"_s), .response = Response(101) };
    add({ .kind = SessionEvent::Kind::Open,
          .handshake = std::make_shared<const WsOpened>(opened) });
    for (int i = 0; i < messages / 2; ++i) {
        const WsMessage message = WsMessage::fromUtf8(payload(i, run).toUtf8());
        add({ .kind = SessionEvent::Kind::Message, .from = Side::Client, .message = message });
        add({ .kind = SessionEvent::Kind::Message, .from = Side::Server, .message = message });
    }
    add({ .kind = SessionEvent::Kind::Close,
          .from = Side::Client,
          .status = WsStatus::NormalClosure });
    add({ .kind = SessionEvent::Kind::End,
          .from = Side::Client,
          .status = WsStatus::NormalClosure });
    return session;
}

WsHandler echo()
{
    return [](const Request &) -> WsResponse {
        return [](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
        };
    };
}

template<typename Play>
void tell(const char *what, const Play &play)
{
    QElapsedTimer timer;
    timer.start();
    const Verdict verdict = play();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    QVERIFY2(verdict.passed(), qPrintable(verdict.text()));
    qInfo("%s: %.0f messages a second", what, messages / seconds);
}
} // namespace

/// How fast sessions are played and compared, both directions counted.
class BenchReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_rules.bind(u"id"_s, { u"/id"_s }).ignore(u"/price"_s);
        m_session = conversation(1);
        m_other = conversation(2);
    }

    void toAnEcho()
    {
        tell("the client, to an echo", [&] { return replay::againstHandler(m_session, echo()); });
    }
    void asTheServer()
    {
        tell("the client, to the session as server",
             [&] { return replay::againstHandler(m_session, replay::asHandler(m_session)); });
    }
    void asTheServerWithBoundValues()
    {
        tell("the same with bound values", [&] {
            return replay::againstHandler(
                m_session, replay::asHandler(m_session, m_rules), m_rules);
        });
    }
    void diffWithTheSame()
    {
        tell("diff with the same", [&] { return replay::diff(m_session, m_session); });
    }
    void diffWithAnotherRun()
    {
        tell("diff with another run, ids bound",
             [&] { return replay::diff(m_session, m_other, m_rules); });
    }
    void learnFromTwoRuns()
    {
        tell("learn from two runs", [&] { return replay::learn(m_session, m_other).rest; });
    }

private:
    Matching m_rules;
    Session m_session;
    Session m_other;
};

QTEST_GUILESS_MAIN(BenchReplay)
#include "bench_replay.moc"
