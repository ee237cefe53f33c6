// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../session/anysession.h"
#include "randomsession.h"

#include <jackfield/replay/replay.h>
#include <jackfield/session/sessionwriter.h>

#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
constexpr int howMany = 10'000;

/// What a server that replays the recording is told by a client that replays it, too: both verdicts.
QString replayedAgainstItself(const Session &session)
{
    ReplayReport report;
    const Verdict client =
        replay::againstHandler(session, replay::asHandler(session, {}, { .report = report }));
    return client.passed()
        ? report.verdict().passed() ? QString() : u"as server: "_s + report.verdict().text()
        : u"as client: "_s + client.text();
}
} // namespace

/// What must hold for every session there can be: of a file for any, of a replay for those that can be played.
class TestAnySession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAndWrittenAgain()
    {
        for (quint32 seed = 0; seed < howMany / 4; ++seed) {
            const Session session = anySession(seed);
            const QByteArray text = session.toText();
            const auto again = Session::parse(text);
            QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
            QVERIFY2(*again == session, text.constData());
            QCOMPARE(again->toText(), text);
            for (qsizetype k = 0; k < session.events.size(); ++k) {
                const SessionEvent &event = session.events.at(k);
                if (event.kind == SessionEvent::Kind::Message)
                    QCOMPARE(again->events.at(k).message.bytes(), event.message.bytes());
            }
        }
    }

    void againstItselfItIsClean()
    {
        RandomSessions sessions(2);
        for (int i = 0; i < howMany; ++i) {
            const Session session = sessions.next();
            const QString told = replayedAgainstItself(session);
            QVERIFY2(
                told.isEmpty(),
                qPrintable(u"%1: %2\n%3"_s.arg(i).arg(told, QString::fromUtf8(session.toText()))));
            QVERIFY(replay::diff(session, session).passed());
        }
    }

    void oneChangeIsFoundAndNamed()
    {
        RandomSessions sessions(3);
        for (int i = 0; i < howMany; ++i) {
            const Session session = sessions.next();
            qsizetype at = 0;
            const auto changed = sessions.mutated(session, at);
            if (!changed)
                continue;
            const SessionEvent &event = session.events.at(at);
            int n = 0;
            for (qsizetype k = 0; k <= at; ++k) {
                const SessionEvent &each = session.events.at(k);
                n += each.conn == event.conn && each.kind == SessionEvent::Kind::Message ? 1 : 0;
            }
            const Verdict verdict = replay::diff(session, *changed);
            const bool isNamed =
                std::ranges::any_of(verdict.differences(), [&](const Difference &difference) {
                    return difference.conn == event.conn && difference.n == n
                        && difference.from == event.from;
                });
            QVERIFY2(isNamed,
                     qPrintable(u"%1, message %2 of connection %3: %4\n%5"_s.arg(i)
                                    .arg(n)
                                    .arg(event.conn)
                                    .arg(verdict.text(), QString::fromUtf8(session.toText()))));
        }
    }

    void theSameFileGivesTheSameVerdictEveryTime()
    {
        RandomSessions sessions(4);
        for (int i = 0; i < 100; ++i) {
            const Session session = sessions.next();
            qsizetype at = 0;
            const Session other = sessions.mutated(session, at).value_or(session);
            QByteArray first;
            for (int k = 0; k < 10; ++k) {
                const QByteArray verdict =
                    replay::againstHandler(session, replay::asHandler(other)).toJson();
                first = k == 0 ? verdict : first;
                QCOMPARE(verdict, first);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestAnySession)
#include "tst_anysession.moc"
