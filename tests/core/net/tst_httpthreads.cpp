// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"

#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

#include <QTest>
#include <semaphore>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
QByteArray get(const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

/// "/wait" is answered when somebody lets it, any other path at once, with itself on a line.
struct Site
{
    std::counting_semaphore<> asked { 0 };
    std::counting_semaphore<> allowed { 0 };
    net::Server server;

    explicit Site(int threads)
        : server({ [this](const Request &request) {
                      if (request.uri().target() == "/wait") {
                          asked.release();
                          allowed.acquire();
                      }
                      return Response(200).body(request.uri().target() + QByteArray("\n"));
                  },
                   {} },
                 { .httpThreads = threads })
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
};
} // namespace

/// HTTP handlers that wait for something hold up nobody else.
class TestHttpThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWaitsHoldsUpNobody()
    {
        Site site(4);
        Peer waiting(site.server.port());
        waiting.say(get("/wait") + get("/behind"));
        site.asked.acquire();
        Peer other(site.server.port());
        for (const QByteArray path : { "/one", "/two" }) {
            other.say(get(path));
            QVERIFY(other.listenUpTo(path + '\n').endsWith(QByteArray("\r\n\r\n" + path + '\n')));
        }
        QCOMPARE(waiting.bytesAvailable(), 0);
        site.allowed.release();
        const QByteArray heard = waiting.listenUpTo("/behind\n");
        QVERIFY2(heard.indexOf("\r\n\r\n/wait") > 0 && heard.endsWith("/behind\n"),
                 heard.constData());
    }

    void moreThanMayWaitAreRefused()
    {
        Site site(2);
        std::vector<std::unique_ptr<Peer>> waiting;
        for (int i = 0; i < 2; ++i) {
            waiting.push_back(std::make_unique<Peer>(site.server.port()));
            waiting.back()->say(get("/wait"));
            site.asked.acquire();
        }
        Peer other(site.server.port());
        other.say(get("/one"));
        const QByteArray heard = other.listenUpTo("answers.\n");
        QVERIFY2(heard.startsWith("HTTP/1.1 503") && heard.contains("Retry-After"),
                 heard.constData());
        site.allowed.release(2);
        for (const auto &peer : waiting)
            QVERIFY(peer->listenUpTo("/wait\n").startsWith("HTTP/1.1 200"));
    }

    void whoIsGoneIsNotAnswered()
    {
        Site site(1);
        {
            Peer waiting(site.server.port());
            waiting.say(get("/wait"));
            site.asked.acquire();
        }
        site.allowed.release();
        Peer other(site.server.port());
        QByteArray heard; // 503 while the thread is taken
        while (!heard.contains("200 OK")) {
            QVERIFY(other.say(get("/one")));
            heard = other.listenUpTo("\n");
            QVERIFY(!heard.isEmpty());
        }
    }

    void aServerThatEndsWaitsForNobody()
    {
        auto site = std::make_unique<Site>(2);
        Peer waiting(site->server.port());
        waiting.say(get("/wait"));
        site->asked.acquire();
        site->server.stop();
        QVERIFY(waiting.isLeft(5000));
        site->allowed.release();
        site.reset();
    }
};

QTEST_GUILESS_MAIN(TestHttpThreads)
#include "tst_httpthreads.moc"
