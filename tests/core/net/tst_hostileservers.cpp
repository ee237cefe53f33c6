// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../../descriptors.h"
#include "memory.h"
#include "scriptedserver.h"

#include <fcntl.h>
#include <jackfield/net/client.h>
#include <jackfield/wire/deflate.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>
#include <QTimer>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ConnectFailure::Kind;
using wire::Opcode;

namespace {
/// A client that echoes, and how it fared.
struct Echo
{
    int connected = 0;
    std::optional<ConnectFailure> failure;
    QStringList ends; ///< "1006 unclean"
    QString errors;
    net::Client client;

    explicit Echo(const QUrl &url, const ClientConfig &config = {})
        : client(net::client(
              url,
              config,
              [this](const WebSocket &socket) { serve(socket); },
              [this](const ConnectFailure &why) { failure = why; }))
    { }
    void serve(const WebSocket &socket)
    {
        ++connected;
        socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
        socket.onError([this](const Error &error) { errors += error.message + u'\n'; });
        socket.onClose([this](const WsStatus &status, Side, bool clean) {
            ends += u"%1 %2"_s.arg(status.code).arg(clean ? u"clean"_s : u"unclean"_s);
        });
    }
    bool isOver() const { return failure || !ends.isEmpty(); }
};

/// Says the same again and again, as long as it is taken.
void sayForEver(QTcpSocket &socket, const QByteArray &words)
{
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket, words] {
        if (socket.bytesToWrite() == 0)
            socket.write(words);
    });
    socket.write(words);
}

/// Reads nothing that comes from now on.
void readNoMore(QTcpSocket &socket)
{
    QObject::disconnect(&socket, &QTcpSocket::readyRead, nullptr, nullptr);
    socket.setReadBufferSize(1);
}

/// Shakes hands, says `first`, then `again` without an end.
ScriptedServer::Script opensWith(const QByteArray &first, const QByteArray &again = {})
{
    return [first, again](QTcpSocket &socket, int, QByteArray &bytes) {
        const QByteArray head = takeHead(bytes);
        if (head.isEmpty())
            return;
        socket.write(switchingFor(head) + first);
        if (!again.isEmpty())
            sayForEver(socket, again);
    };
}

QByteArray frame(Opcode opcode, const QByteArray &payload, bool fin = true)
{
    return wire::encoded({ .opcode = opcode, .payload = payload, .fin = fin });
}
} // namespace

/// Servers that mean harm: a client stays up, keeps its limits, and says what happened.
class TestHostileServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersThatTrickleAreATimeout_data()
    {
        QTest::addColumn<QByteArray>("begun");
        QTest::newRow("nothing before") << ""_ba;
        QTest::newRow("in the status line") << "HTTP/1.1 101 "_ba;
        QTest::newRow("in a field") << "HTTP/1.1 101 X\r\nX: "_ba;
        QTest::newRow("in a body") << "HTTP/1.1 404 X\r\nContent-Length: 10000\r\n\r\n"_ba;
    }
    void answersThatTrickleAreATimeout()
    {
        QFETCH(const QByteArray, begun);
        const ScriptedServer server([begun](QTcpSocket &socket, int, QByteArray &bytes) {
            if (takeHead(bytes).isEmpty())
                return;
            socket.write(begun);
            auto *timer = new QTimer(&socket);
            QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("H"); });
            timer->start(5ms);
        });
        const Echo echo(server.url(), { .timeout = 300ms });
        QTRY_VERIFY(echo.isOver());
        QCOMPARE(echo.failure->kind, Kind::Timeout);
    }

    void endlessAnswersEndAtTheirLimit_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("again");
        QTest::addColumn<Kind>("kind");
        const QByteArray switching = "HTTP/1.1 101 X\r\n";
        QTest::newRow("a status line")
            << "HTTP/1.1 "_ba << QByteArray(1000, 'x') << Kind::Handshake;
        QTest::newRow("a field") << QByteArray(switching + "X: ") << QByteArray(1000, 'x')
                                 << Kind::Handshake;
        QTest::newRow("fields") << switching << "X: 1\r\n"_ba << Kind::Handshake;
        QTest::newRow("interim answers")
            << ""_ba << "HTTP/1.1 100 Continue\r\n\r\n"_ba << Kind::Handshake;
        QTest::newRow("a body") << "HTTP/1.1 404 X\r\n\r\n"_ba << QByteArray(1000, 'x')
                                << Kind::Http;
        QTest::newRow("a body in chunks")
            << "HTTP/1.1 404 X\r\nTransfer-Encoding: chunked\r\n\r\n"_ba << "1\r\nx\r\n"_ba
            << Kind::Http;
    }
    void endlessAnswersEndAtTheirLimit()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, again);
        const qint64 before = residentBytes();
        const ScriptedServer server([=](QTcpSocket &socket, int, QByteArray &bytes) {
            if (takeHead(bytes).isEmpty())
                return;
            socket.write(first);
            sayForEver(socket, again);
        });
        const Echo echo(server.url(), { .timeout = 60s });
        QTRY_VERIFY_WITH_TIMEOUT(echo.isOver(), 20'000);
        QVERIFY2(echo.failure, qPrintable(echo.ends.join(u' ')));
        QTEST(echo.failure->kind, "kind");
        QVERIFY(!echo.failure->message.isEmpty());
        QVERIFY(residentBytes() - before < 32 << 20);
    }

    void endlessMessagesEndAtTheirLimit_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("again");
        QTest::addColumn<QByteArray>("close");
        QTest::addColumn<QString>("error");
        const QByteArray tooBig = "\x03\xF1";
        QTest::newRow("a frame") << QByteArray::fromHex("827f0000000000f00001") << ""_ba << tooBig
                                 << u"bytes"_s;
        QTest::newRow("the longest frame")
            << QByteArray::fromHex("827f7fffffffffffffff") << ""_ba << tooBig << u"bytes"_s;
        QTest::newRow("a length that cannot be")
            << QByteArray::fromHex("827fffffffffffffffff") << ""_ba << "\x03\xEA"_ba << u"length"_s;
        QTest::newRow("fragments")
            << frame(Opcode::Text, {}, false)
            << frame(Opcode::Continuation, QByteArray(10'000, 'x'), false) << tooBig << u"bytes"_s;
        QTest::newRow("fragments of nothing")
            << frame(Opcode::Text, {}, false)
            << frame(Opcode::Continuation, {}, false).repeated(1000) << "\x03\xF0"_ba
            << u"frames"_s;
    }
    void endlessMessagesEndAtTheirLimit()
    {
        QFETCH(const QByteArray, first);
        QFETCH(const QByteArray, again);
        QFETCH(const QByteArray, close);
        QFETCH(const QString, error);
        const ScriptedServer server(opensWith(first, again));
        const Echo echo(server.url(), { .limits = { .messageBytes = 15 << 20 } });
        QTRY_VERIFY_WITH_TIMEOUT(echo.isOver(), 20'000);
        QCOMPARE(echo.ends, QStringList { u"1006 unclean"_s });
        QVERIFY2(echo.errors.contains(error), qPrintable(echo.errors));
        QTRY_VERIFY(server.received().contains("\r\n\r\n\x88"));
        const QByteArray sent = server.received();
        const qsizetype at = sent.indexOf("\r\n\r\n\x88") + 4;
        QByteArray code = sent.sliced(at + 6, 2);
        code[0] ^= sent[at + 2]; // its mask
        code[1] ^= sent[at + 3];
        QCOMPARE(code, close);
    }

    void aClientHasLimitsThatNobodySet()
    {
        const ScriptedServer server(opensWith(QByteArray::fromHex("827f0000010000000000")));
        const Echo echo(server.url()); // of a tebibyte
        QTRY_VERIFY(echo.isOver());
        QVERIFY2(echo.errors.contains(u"bytes"_s), qPrintable(echo.errors));
    }

    void announcedLengthsTakeNoMemory()
    {
        const ScriptedServer server(
            opensWith(QByteArray::fromHex("827f0000000008000000") + "only this"));
        const qint64 before = residentBytes();
        std::vector<std::unique_ptr<Echo>> clients;
        for (int i = 0; i < 16; ++i)
            clients.push_back(std::make_unique<Echo>(server.url()));
        for (const auto &echo : clients)
            QTRY_COMPARE(echo->connected, 1);
        QVERIFY(residentBytes() - before < 64 << 20);
    }

    void aDecompressionBombEndsAtTheLimit()
    {
        const QByteArray bomb =
            wire::Deflater(wire::Role::Server, {}).compressed(QByteArray(64 << 20, '\0'));
        const QByteArray message =
            wire::encoded({ .opcode = Opcode::Binary, .payload = bomb, .rsv = wire::rsv1 });
        const ScriptedServer server([message](QTcpSocket &socket, int, QByteArray &bytes) {
            if (const QByteArray head = takeHead(bytes); !head.isEmpty())
                socket.write(switchingFor(head, "Sec-WebSocket-Extensions: permessage-deflate\r\n")
                             + message);
        });
        const qint64 before = residentBytes();
        const Echo echo(server.url(),
                        { .limits = { .messageBytes = 16 << 20 },
                          .transport = Transport::Exact,
                          .compression = Compression() });
        QTRY_VERIFY(echo.isOver());
        QVERIFY2(echo.errors.contains(u"bytes"_s), qPrintable(echo.errors));
        QVERIFY(residentBytes() - before < 48 << 20);
    }

    void whoFloodsAndNeverReadsIsBounded_data()
    {
        QTest::addColumn<QByteArray>("flood");
        QTest::addColumn<std::chrono::milliseconds>("keepAlive");
        QTest::addColumn<QString>("error");
        // What waits is pongs, which are not held back, until they are too many.
        QTest::newRow("pings") << frame(Opcode::Ping, QByteArray(100, 'x')).repeated(1000) << 0ms
                               << u"dropped"_s;
        // No more is read of it, since nothing could be answered.
        QTest::newRow("messages") << frame(Opcode::Binary, QByteArray(1000, 'x')).repeated(100)
                                  << 200ms << u"dropped"_s;
    }
    void whoFloodsAndNeverReadsIsBounded()
    {
        QFETCH(const QByteArray, flood);
        QFETCH(const std::chrono::milliseconds, keepAlive);
        QFETCH(const QString, error);
        const qint64 before = residentBytes();
        const ScriptedServer server([flood](QTcpSocket &socket, int, QByteArray &bytes) {
            const QByteArray head = takeHead(bytes);
            if (head.isEmpty())
                return;
            readNoMore(socket);
            socket.write(switchingFor(head));
            sayForEver(socket, flood);
        });
        const Echo echo(server.url(), { .keepAlive = keepAlive, .pongTimeout = 1s });
        QTRY_VERIFY_WITH_TIMEOUT(echo.isOver(), 20'000);
        QCOMPARE(echo.ends, QStringList { u"1006 unclean"_s });
        QVERIFY2(echo.errors.contains(error), qPrintable(echo.errors));
        QVERIFY(residentBytes() - before < 64 << 20);
    }

    void resetsAtEveryByteEndOnce()
    {
        const QByteArray behind = frame(Opcode::Text, "first", false) + frame(Opcode::Ping, "p")
            + frame(Opcode::Continuation, "last") + frame(Opcode::Close, "\x03\xE8");
        const qsizetype size = switchingFor({}).size() + behind.size();
        const ScriptedServer server([behind](QTcpSocket &socket, int number, QByteArray &bytes) {
            const QByteArray request = takeHead(bytes);
            if (request.isEmpty())
                return;
            socket.write(QByteArray(switchingFor(request) + behind).first(number));
            while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten()) { }
            const linger atOnce { .l_onoff = 1, .l_linger = 0 };
            ::setsockopt(
                int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
            socket.abort();
        });
        std::vector<std::unique_ptr<Echo>> clients;
        for (qsizetype count = 0; count <= size; ++count)
            clients.push_back(std::make_unique<Echo>(server.url()));
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(clients, [](const auto &echo) { return echo->isOver(); }), 20'000);
        for (const auto &echo : clients) {
            QCOMPARE(echo->ends.size() + (echo->failure ? 1 : 0), 1);
            QCOMPARE(echo->connected, echo->ends.size());
        }
    }

    void withoutDescriptorsItSaysSo()
    {
        const ScriptedServer server(opensWith({}));
        std::optional<NoDescriptors> none(std::in_place);
        const Echo echo(server.url());
        const bool isOver = QTest::qWaitFor([&] { return echo.isOver(); }, 15'000);
        none.reset();
        QVERIFY(isOver);
        QVERIFY(echo.failure);
        QVERIFY2(echo.failure->message.contains(u"descriptors"_s),
                 qPrintable(echo.failure->message));
        const Echo again(server.url());
        QTRY_COMPARE(again.connected, 1);
    }
};

QTEST_GUILESS_MAIN(TestHostileServers)
#include "tst_hostileservers.moc"
