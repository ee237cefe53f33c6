// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../peers/fragments.h"
#include "chromium.h"

#include <jackfield/net/server.h>

#include <QFile>
#include <QSemaphore>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// What a browser does with our frames, page and server in one.
class Site
{
public:
    explicit Site(ServerConfig config)
        : m_server(poly([this](const Request &request) { return page(request); },
                        [this](const Request &request) { return socket(request); }),
                   (config.limits.messageBytes = 128 << 20,
                    config.limits.unsentBytes = 256 << 20,
                    std::move(config)))
    {
        if (const auto started = m_server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
    ~Site() { m_server.stop(); }

    QString url(const QString &query) const
    {
        return u"http://127.0.0.1:%1/?%2"_s.arg(m_server.port()).arg(query);
    }
    /// How many things were checked, and a line for each that was wrong.
    QStringList report()
    {
        if (!m_reported.tryAcquire(1, 300'000))
            return { u"0"_s, u"the page has not reported"_s };
        return QString::fromUtf8(m_report).split(u'\n');
    }

private:
    Response page(const Request &request)
    {
        const QString path = request.uri().path();
        if (path == u"/report"_s) {
            m_report = request.body();
            m_reported.release();
            return Response(204);
        }
        if (path == u"/told"_s) {
            if (!m_closed.tryAcquire()) // its close was answered, and is told on this very thread
                return Response(204);
            return Response(200).body(m_told.toUtf8());
        }
        QFile file(QStringLiteral(JACKFIELD_PAGE));
        if (path != u"/"_s || !file.open(QIODevice::ReadOnly))
            return Response(404);
        return Response(200).header("Content-Type", "text/html").body(file.readAll());
    }

    WsResponse socket(const Request &request)
    {
        const QString path = request.uri().path();
        if (path == u"/fragments"_s)
            return sendFragments;
        if (path == u"/tell"_s) {
            return [this](const WebSocket &socket) {
                socket.onClose([this](const WsStatus &status, Side, bool clean) {
                    m_told = u"%1 %2 %3"_s.arg(status.code)
                                 .arg(clean ? u"clean"_s : u"unclean"_s, status.reason);
                    m_closed.release();
                });
            };
        }
        if (path == u"/close"_s) {
            const WsStatus status { quint16(request.uri().queryValues(u"code"_s).value(0).toInt()),
                                    request.uri().queryValues(u"reason"_s).value(0) };
            return [status](const WebSocket &socket) { socket.close(status); };
        }
        return WsResponse([](const WebSocket &socket) {
                   socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
               })
            .withSubprotocol(u"second"_s);
    }

    net::Server m_server;
    QByteArray m_report;
    QSemaphore m_reported;
    QString m_told;
    QSemaphore m_closed;
};
} // namespace

/// Chromium as the peer of our servers.
class TestChromium : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (Chromium::path().isEmpty())
            QSKIP("there is no chromium here; ./dev test all installs it");
    }

    void browser_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<bool>("isCompressed");
        QTest::newRow("exact") << Transport::Exact << false;
        QTest::newRow("exact, compressed") << Transport::Exact << true;
        QTest::newRow("qt") << Transport::QtWebSockets << false;
    }
    void browser()
    {
        QFETCH(Transport, transport);
        QFETCH(bool, isCompressed);
        Site site({ .transport = transport,
                    .compression = isCompressed ? std::optional(Compression()) : std::nullopt });
        const QString query = isCompressed ? u"compressed"_s : QString();
        Chromium chromium(site.url(query));
        QVERIFY2(chromium.isStarted(), qPrintable(chromium.errorString()));
        QStringList report = site.report();
        const int checked = report.takeFirst().toInt();
        QCOMPARE(report.join(u'\n'), QString());
        QCOMPARE(checked, 45);
    }
};

QTEST_GUILESS_MAIN(TestChromium)
#include "tst_chromium.moc"
