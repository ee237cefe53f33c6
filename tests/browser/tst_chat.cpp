// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"
#include "chromium.h"

#include <jackfield/net/server.h>

#include <QFile>
#include <QSemaphore>
#include <QTest>
#include <csignal>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// The page of the chat, and the state in which it ends.
class Page
{
public:
    Page()
        : m_server(poly([this](const Request &request) { return answer(request); }, {}))
    {
        if (const auto started = m_server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }

    /// What the page shows when it is done with that server.
    QString stateAfter(const QString &server)
    {
        Chromium chromium(u"http://127.0.0.1:%1/?server=%2"_s.arg(m_server.port()).arg(server));
        if (!chromium.isStarted())
            return chromium.errorString();
        return m_reported.tryAcquire(1, 60'000) ? QString::fromUtf8(m_report)
                                                : u"the page has not reported"_s;
    }

private:
    Response answer(const Request &request)
    {
        if (request.uri().path() == u"/report"_s) {
            m_report = request.body();
            m_reported.release();
            return Response(204);
        }
        QFile file(QStringLiteral(JACKFIELD_CHAT));
        if (request.uri().path() != u"/"_s || !file.open(QIODevice::ReadOnly))
            return Response(404);
        return Response(200).header("Content-Type", "text/html").body(file.readAll());
    }

    net::Server m_server;
    QByteArray m_report;
    QSemaphore m_reported;
};

const QString endState =
    u"bob, ann in chat.v1\nann: hello\nann: snow ☃ and \"quotes\"\nann: bye\n0 unanswered\nclosed 1000 true"_s;
} // namespace

/// The whole way of a recording: from a browser and a foreign server, to the one without the other.
class TestChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (Chromium::path().isEmpty())
            QSKIP("there is no chromium here; ./dev test all installs it");
        recordTo(m_first);
        recordTo(m_second);
        const Outcome learnt = run({ u"learn"_s, m_first, m_second, u"-o"_s, m_rules });
        QVERIFY2(learnt.exitCode == 0, learnt.said().constData());
        QVERIFY2(learnt.out.contains("bound as"), learnt.said().constData());
    }

    void theRecordingStandsInForTheServer()
    {
        Program replay = Program::cli({ u"replay"_s,
                                        m_first,
                                        u"--as"_s,
                                        u"server"_s,
                                        u"--port"_s,
                                        u"0"_s,
                                        u"--speed"_s,
                                        u"max"_s });
        QCOMPARE(m_page.stateAfter(replay.url()), endState);
        replay.signal(SIGTERM);
        QVERIFY2(replay.exitCode() == 0, replay.said().constData());
    }

    void theRecordingStandsInForTheBrowser()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        const QString url = server.url();
        for (int i = 0; i < 3; ++i) {
            const Outcome tested = run({ u"test"_s, m_first, u"--against"_s, url });
            QVERIFY2(tested.exitCode == 0, tested.said().constData());
        }
    }

    void withoutRulesEveryIdFailsIt()
    {
        Program server = Program::peer(u"chat_server.py"_s);
        const Outcome tested = run(
            { u"test"_s, m_first, u"--against"_s, server.url(), u"--matching"_s, emptyRules() });
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(tested.out.contains("/session"), tested.said().constData());
    }

    void aRealChangeIsNamedByItsPointer()
    {
        Program server = Program::peer(u"chat_server.py"_s, { u"shout"_s });
        const Outcome tested = run({ u"test"_s, m_first, u"--against"_s, server.url() });
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(tested.out.contains("/text: expected \"hello\", got \"HELLO\""),
                 tested.said().constData());
        QVERIFY2(!tested.out.contains("/nonce") && !tested.out.contains("/at")
                     && !tested.out.contains("/id"),
                 tested.said().constData());
    }

private:
    void recordTo(const QString &file)
    {
        Program server = Program::peer(u"chat_server.py"_s);
        Program proxy = Program::cli(
            { u"proxy"_s, u"--listen"_s, u"0"_s, u"--to"_s, server.url(), u"--record"_s, file });
        QCOMPARE(m_page.stateAfter(proxy.url()), endState);
        proxy.signal(SIGTERM);
        QVERIFY2(proxy.exitCode() == 0, proxy.said().constData());
    }
    QString emptyRules() const
    {
        const QString path = m_folder.filePath(u"empty.matching.json"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("{\"jackfield\":\"matching\",\"version\":1}");
        return path;
    }

    const QTemporaryDir m_folder;
    const QString m_first = m_folder.filePath(u"chat.session.jsonl"_s);
    const QString m_second = m_folder.filePath(u"again.session.jsonl"_s);
    const QString m_rules =
        m_folder.filePath(u"chat.matching.json"_s); ///< beside it, so that it is found
    Page m_page;
};

QTEST_GUILESS_MAIN(TestChat)
#include "tst_chat.moc"
