// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "rawpeer.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/handshakekey.h>
#include <jackfield/wire/messagereader.h>

#include <QSslSocket>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ConnectFailure::Kind;

namespace {
QUrl urlOf(quint16 port, const QString &rest = u"/"_s)
{
    return QUrl(u"ws://127.0.0.1:%1%2"_s.arg(port).arg(rest));
}

/// The accept value for whatever key stands in `request`.
QByteArray acceptFor(const QByteArray &request)
{
    const qsizetype start = request.indexOf("Sec-WebSocket-Key: ") + 19;
    return wire::acceptValue(request.mid(start, 24));
}

/// What a client that connects to a server of these words gets.
ConnectFailure
failureWith(const QByteArray &words, const ClientConfig &config = {}, bool stays = false)
{
    const RawServer server(
        [words](const QByteArray &request) {
            return QByteArray(words).replace("ACCEPT", acceptFor(request));
        },
        stays);
    const auto client = net::blockingClient(urlOf(server.port()), config);
    return client ? ConnectFailure { Kind::Url, u"it connected"_s, {} } : client.error();
}
} // namespace

class TestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerThatIsNoHandshakeHasItsKind_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("message");
        const auto row =
            [](const char *name, const QByteArray &words, Kind kind, const QString &message) {
                QTest::newRow(name) << words << kind << message;
            };
        row("404",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone",
            Kind::Http,
            u"404 Not Found"_s);
        row("200 of a web server", "HTTP/1.1 200 OK\r\n\r\n<html>", Kind::Http, u"200 OK"_s);
        row("a redirect",
            "HTTP/1.1 301 Moved\r\nLocation: ws://other/\r\nContent-Length: 0\r\n\r\n",
            Kind::Http,
            u"ws://other/"_s);
        row("an interim answer first",
            "HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n",
            Kind::Http,
            u"401"_s);
        row("a greeting of SSH", "SSH-2.0-OpenSSH_9.6\r\n\r\n", Kind::Handshake, u"not HTTP"_s);
        row("a TLS alert", QByteArray::fromHex("15030100020250"), Kind::Tls, u"wss://"_s);
        row("nothing", "", Kind::Handshake, u"closed after 0 bytes"_s);
        row("half a head", "HTTP/1.1 101 Sw", Kind::Handshake, u"closed after 15 bytes"_s);
        row("another key's accept",
            switchingProtocols("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
            Kind::Handshake,
            u"Accept"_s);
        row("no upgrade",
            "HTTP/1.1 101 X\r\nSec-WebSocket-Accept: ACCEPT\r\n\r\n",
            Kind::Handshake,
            u"Upgrade"_s);
        row("an extension nobody asked for",
            switchingProtocols("ACCEPT", "Sec-WebSocket-Extensions: permessage-deflate\r\n"),
            Kind::Handshake,
            u"extension"_s);
        row("a subprotocol nobody offered",
            switchingProtocols("ACCEPT", "Sec-WebSocket-Protocol: chat\r\n"),
            Kind::Handshake,
            u"subprotocol"_s);
    }
    void anAnswerThatIsNoHandshakeHasItsKind()
    {
        QFETCH(const QByteArray, words);
        QFETCH(const QString, message);
        const ConnectFailure failure = failureWith(words);
        QVERIFY2(failure.message.contains(message), qPrintable(failure.message));
        QTEST(failure.kind, "kind");
    }

    void aRefusalIsKeptWhole_data()
    {
        QTest::addColumn<QByteArray>("framing");
        QTest::newRow("by length") << "Content-Length: 5\r\n\r\ntoken"_ba;
        QTest::newRow("in chunks")
            << "Transfer-Encoding: chunked\r\n\r\n3\r\ntok\r\n2\r\nen\r\n0\r\n\r\n"_ba;
        QTest::newRow("to the end") << "\r\ntoken"_ba;
        QTest::newRow("shorter than it says") << "Content-Length: 50\r\n\r\ntoken"_ba;
    }
    void aRefusalIsKeptWhole()
    {
        QFETCH(const QByteArray, framing);
        QList<WsOpened> refused;
        std::mutex mutex;
        const WsSink sink { .opened = {}, .refused = [&](const WsOpened &opened) {
                               const std::scoped_lock lock(mutex);
                               refused.append(opened);
                           } };
        const auto failure =
            failureWith("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\n" + framing,
                        { .sink = sink });
        QCOMPARE(failure.response.status(), 401);
        QCOMPARE(failure.response.header("www-authenticate"), "Bearer"_ba);
        QCOMPARE(failure.response.body(), "token"_ba);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().response, failure.response);
    }

    void aSilentServerIsATimeout()
    {
        const auto failure = failureWith({}, { .timeout = 50ms }, true);
        QCOMPARE(failure.kind, Kind::Timeout);
    }

    void nobodyThereIsSaid()
    {
        quint16 port = 0;
        {
            const RawServer gone([](const QByteArray &) { return QByteArray(); });
            port = gone.port();
        }
        const auto refused = net::blockingClient(urlOf(port)).error();
        QCOMPARE(refused.kind, Kind::Refused);
        QVERIFY2(refused.message.contains(QString::number(port)), qPrintable(refused.message));
        const auto unknown = net::blockingClient(QUrl(u"ws://no-such-host.invalid/"_s)).error();
        QCOMPARE(unknown.kind, Kind::Dns);
        QVERIFY(unknown.message.contains(u"no-such-host.invalid"_s));
    }

    void whatMayNotStandIsFoundBeforeConnecting_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<ClientConfig>("config");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name,
                            const QString &url,
                            const ClientConfig &config,
                            const QString &message) {
            QTest::newRow(name) << url << config << message;
        };
        const QString good = u"ws://127.0.0.1:1/"_s;
        row("nothing", u""_s, {}, u"URL"_s);
        row("ftp", u"ftp://a/"_s, {}, u"ws://"_s);
        row("no host", u"ws:///x"_s, {}, u"host"_s);
        row("a fragment", u"ws://a/#b"_s, {}, u"fragment"_s);
        row("a line break in a header", good, { .headers = { { "X", "a\r\nY: b" } } }, u"'X'"_s);
        row("a line feed in a header", good, { .headers = { { "X", "a\nb" } } }, u"'X'"_s);
        row("a header of the handshake",
            good,
            { .headers = { { "sec-websocket-key", "a" } } },
            u"handshake"_s);
        row("an empty subprotocol", good, { .subprotocols = { u""_s } }, u"subprotocol"_s);
        row("a subprotocol with a comma", good, { .subprotocols = { u"a,b"_s } }, u"','"_s);
        row("a subprotocol twice", good, { .subprotocols = { u"a"_s, u"a"_s } }, u"twice"_s);
    }
    void whatMayNotStandIsFoundBeforeConnecting()
    {
        QFETCH(const QString, url);
        QFETCH(const ClientConfig, config);
        QFETCH(const QString, message);
        const auto client = net::blockingClient(QUrl(url), config);
        QVERIFY(!client);
        QCOMPARE(client.error().kind, Kind::Url);
        QVERIFY2(client.error().message.contains(message), qPrintable(client.error().message));
    }

    void theRequestIsWhatWasAskedFor()
    {
        const RawServer server([](const QByteArray &request) {
            return switchingProtocols(acceptFor(request),
                                      "Sec-WebSocket-Protocol: v2\r\nX-A: b\r\n");
        });
        const ClientConfig config { .headers = { { "X-One", "1" }, { "Cookie", "a=b" } },
                                    .subprotocols = { u"v1"_s, u"v2"_s } };
        const auto client = net::blockingClient(urlOf(server.port(), u"/a%20b?c=%C3%A9"_s), config);
        QVERIFY(client);
        const QByteArray request = server.request();
        const QByteArray start = "GET /a%20b?c=%C3%A9 HTTP/1.1\r\nHost: 127.0.0.1:"
            + QByteArray::number(server.port()) + "\r\n";
        QVERIFY2(request.startsWith(start), request.constData());
        QVERIFY(request.contains("\r\nSec-WebSocket-Protocol: v1, v2\r\n"));
        QVERIFY(request.contains("\r\nX-One: 1\r\nCookie: a=b\r\n"));
        QCOMPARE((*client)->subprotocol(), u"v2"_s);
        QCOMPARE((*client)->socket()->response().header("X-A"), "b"_ba);
    }

    void framesThatCameWithThe101AreNotLost()
    {
        const QByteArray frames =
            wire::encoded({ .opcode = wire::Opcode::Text, .payload = u"\uFEFFa"_s.toUtf8() })
            + wire::encoded({ .opcode = wire::Opcode::Close,
                              .payload = wire::encoded(wire::CloseBody { 4000, "so" }) });
        const RawServer server([&](const QByteArray &request) {
            return switchingProtocols(acceptFor(request)) + frames;
        });
        const auto client = net::blockingClient(urlOf(server.port()));
        QVERIFY(client);
        QCOMPARE((*client)->receive().value(), WsMessage::text(u"\uFEFFa"_s));
        const WsStatus expected { 4000, u"so"_s };
        QCOMPARE((*client)->receive().error().status, expected);
        QCOMPARE((*client)->receive().error().status, expected); // and again
    }

    void aServerThatBreaksTheProtocolIs1006WithAnError()
    {
        const RawServer server(
            [](const QByteArray &request) {
                return switchingProtocols(acceptFor(request)) + "\xC1\x00"_ba;
            },
            true);
        const auto client = net::blockingClient(urlOf(server.port()));
        QVERIFY(client);
        QCOMPARE((*client)->receive().error().status, WsStatus::AbnormalClosure);
    }

    void callbacksComeOnTheCallersThread()
    {
        net::Server server([](const Request &) -> WsResponse {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            };
        });
        QVERIFY(server.start());
        QString heard;
        QThread *thread = nullptr;
        auto client = std::make_unique<net::Client>(
            net::client(server.url(), {}, [&](const WebSocket &socket) {
                thread = QThread::currentThread();
                socket.onMessage([&, socket](const WsMessage &message) {
                    heard += message.text();
                    socket.close();
                });
                socket.onClose([&](const WsStatus &status, Side initiator, bool clean) {
                    heard +=
                        u" %1 %2 %3"_s.arg(status.code).arg(initiator == Side::Client).arg(clean);
                });
                socket.send(WsMessage::text(u"a"_s));
            }));
        QTRY_COMPARE(heard, u"a 1000 1 1"_s);
        QCOMPARE(thread, QThread::currentThread());
        client.reset();
    }

    void aFailureIsCalledBack()
    {
        std::optional<ConnectFailure> failure;
        std::unique_ptr<net::Client> client;
        client = std::make_unique<net::Client>(net::client(
            QUrl(u"ws://127.0.0.1:1/"_s),
            {},
            [](const WebSocket &) {},
            [&](const ConnectFailure &f) {
                failure = f;
                client.reset(); // from inside its own callback
            }));
        QVERIFY(!failure);
        QTRY_VERIFY(failure);
        QCOMPARE(failure->kind, Kind::Refused);
    }

    void aClientThatIsDestroyedInItsConsumerEnds()
    {
        net::Server server([](const Request &) -> WsResponse { return [](const WebSocket &) { }; });
        QVERIFY(server.start());
        int closes = 0;
        std::unique_ptr<net::Client> client;
        client = std::make_unique<net::Client>(
            net::client(server.url(), {}, [&](const WebSocket &socket) {
                socket.onClose([&](const WsStatus &, Side, bool) { ++closes; });
                client.reset();
            }));
        QTRY_COMPARE(closes, 1);
    }

    void aDestroyedClientHearsNothingButItsEnd_data()
    {
        QTest::addColumn<bool>("inCallback");
        QTest::newRow("in a callback, with more waiting") << true;
        QTest::newRow("outside, with messages read and not delivered") << false;
    }
    /// All that came was read before it was paused, so that no byte tells of the end.
    void anEndThatComesWhileReadingIsPausedIsTold_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::newRow("plain") << false;
        QTest::newRow("by TLS") << true;
    }
    void anEndThatComesWhileReadingIsPausedIsTold()
    {
        QFETCH(const bool, isTls);
        if (isTls && !QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        std::atomic<bool> isGone = false;
        net::Server server(
            [&isGone](const Request &) -> WsResponse {
                return [&isGone](const WebSocket &socket) {
                    socket.onMessage([socket](const WsMessage &) { socket.abort(); });
                    socket.onClose([&isGone](const WsStatus &, Side, bool) { isGone = true; });
                    socket.send(WsMessage::text(u"a"_s));
                };
            },
            { .tls = isTls ? std::optional(TlsServerConfig {}) : std::nullopt });
        QVERIFY(server.start());
        const ClientConfig config { .tls = { .doNotVerify = true } };
        std::optional<WebSocket> open;
        QStringList ends;
        const auto client = net::client(server.url(), config, [&](const WebSocket &socket) {
            open = socket;
            socket.onMessage([socket](const WsMessage &message) {
                socket.setReadingPaused(true);
                socket.send(message); // and now it ends
            });
            socket.onClose([&](const WsStatus &status, Side, bool) {
                ends.append(QString::number(status.code));
            });
        });
        QTRY_VERIFY(isGone);
        bool isLater = false; // a later connection comes behind that end
        const auto second =
            net::client(server.url(), config, [&](const WebSocket &) { isLater = true; });
        QTRY_VERIFY(isLater);
        QVERIFY(ends.isEmpty());
        open->setReadingPaused(false);
        QTRY_COMPARE(ends, QStringList { u"1006"_s });
    }

    void aDestroyedClientHearsNothingButItsEnd()
    {
        QFETCH(const bool, inCallback);
        QByteArray frames;
        for (int i = 0; i < 5; ++i)
            frames += wire::encoded({ .opcode = wire::Opcode::Text, .payload = "x" });
        const RawServer server(
            [&](const QByteArray &request) {
                return switchingProtocols(acceptFor(request)) + frames;
            },
            true);
        std::optional<net::Client> client;
        int messages = 0;
        QString heard;
        bool isFirst = true;
        const WsSink sink { .opened = [&](const WsOpened &) {
            return WsObserver { .event = [&](const WsEvent &event) {
                if (event.kind == WsEvent::Kind::Message && std::exchange(isFirst, false)
                    && !inCallback) // comes before the delivery, which is not posted yet
                    QMetaObject::invokeMethod(this, [&] { client.reset(); }, Qt::QueuedConnection);
            } };
        } };
        client = net::client(urlOf(server.port()), { .sink = sink }, [&](const WebSocket &socket) {
            for (int listener = 0; listener < 2; ++listener) {
                socket.onMessage([&](const WsMessage &) {
                    ++messages;
                    client.reset();
                });
            }
            socket.after(0ms, [&] { heard += u"timer "_s; });
            socket.onClose([&](const WsStatus &status, Side by, bool clean) {
                heard += u"%1 %2 %3"_s.arg(status.code).arg(by == Side::Client).arg(clean);
            });
        });
        QTRY_VERIFY(!client);
        QTRY_VERIFY(heard.endsWith(u"1006 1 0"_s));
        for (int turn = 0; turn < 100; ++turn) // would deliver what was left
            QCoreApplication::processEvents();
        QCOMPARE(messages, inCallback ? 1 : 0);
        QVERIFY2(heard.endsWith(u"1006 1 0"_s), qPrintable(heard));
    }
};

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
