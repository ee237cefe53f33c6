// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../peers/fragments.h"
#include "namedpeers.h"
#include "program.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
WsResponse speaking(const Request &request)
{
    const QStringList path = request.uri().path().split(u'/');
    if (path.value(1) == u"fragments")
        return [](const WebSocket &socket) {
            sendFragments(socket);
            socket.close();
        };
    if (path.value(1) == u"count")
        return [](const WebSocket &socket) {
            for (int number = 0; number < 10'000; ++number)
                socket.send(WsMessage::text(u"number %1"_s.arg(number)));
            socket.close();
        };
    const QString letter = path.value(3) == u"e" ? u"é"_s : u"x"_s;
    const WsStatus status { quint16(path.value(2).toInt()),
                            letter.repeated(path.value(4).toInt()) };
    return [status](const WebSocket &socket) { socket.close(status); };
}

/// Tries every code that may be sent, and a reason of every length; the first that is not `closed`, or nothing.
QString notClosed(const std::function<bool(int code, int size)> &closed)
{
    const auto attempt = [&](int code, int size) {
        return closed(code, size) ? QString() : u"%1, %2 bytes"_s.arg(code).arg(size);
    };
    QString failed;
    for (quint16 code = 1000; code < 1020 && failed.isEmpty(); ++code) {
        if (WsStatus(code, {}).isSendable())
            failed = attempt(code, 0);
    }
    for (const int code : { 3000, 3999, 4000, 4999 }) {
        if (failed.isEmpty())
            failed = attempt(code, 0);
    }
    for (int size = 1; size <= 123 && failed.isEmpty(); ++size)
        failed = attempt(4000, size);
    return failed;
}

/// A peer that closes, or tells how it was closed, and how to get to it.
struct Talker
{
    QString suffix;
    bool isCompressed;
    Program peer =
        Program::peer(u"talk_server"_s + suffix, { isCompressed ? u"deflate"_s : u"plain"_s });
    QString url = peer.url();

    std::unique_ptr<WsClient> client(const QString &path, Transport transport) const
    {
        auto made = net::blockingClient(
            QUrl(url + path), { .transport = transport, .compression = compression(isCompressed) });
        return made ? *std::move(made) : nullptr;
    }
};
} // namespace

/// What we say, as other people's implementations hear it, and the other way round.
class TestInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAServerSaysIsHeardByPeers_data() { addNamedPeers(); }
    void whatAServerSaysIsHeardByPeers()
    {
        QFETCH(const QString, suffix);
        QFETCH(const Transport, transport);
        QFETCH(const bool, isCompressed);
        net::Server server(speaking,
                           { .transport = transport, .compression = compression(isCompressed) });
        QVERIFY(server.start());
        Program peer =
            Program::peer(u"hear"_s + suffix,
                          { server.url().toString(), isCompressed ? u"deflate"_s : u"plain"_s });
        QVERIFY2(peer.exitCode() == 0, peer.errors().constData());
        QCOMPARE(peer.out(), "all as it was\n"_ba);
    }

    void everyCloseOfAPeerIsHeardByAClient_data() { addNamedPeers(); }
    void everyCloseOfAPeerIsHeardByAClient()
    {
        QFETCH(const QString, suffix);
        QFETCH(const Transport, transport);
        QFETCH(const bool, isCompressed);
        Talker talker { suffix, isCompressed };
        QCOMPARE(notClosed([&](int code, int size) {
                     const auto client = talker.client(u"/%1/%2"_s.arg(code).arg(size), transport);
                     const auto end = client ? client->receive() : WsMessage();
                     return !end
                         && end.error().status == WsStatus(quint16(code), u"x"_s.repeated(size));
                 }),
                 QString());
    }

    void everyCloseOfAClientIsHeardByAPeer_data() { addNamedPeers(); }
    void everyCloseOfAClientIsHeardByAPeer()
    {
        QFETCH(const QString, suffix);
        QFETCH(const Transport, transport);
        QFETCH(const bool, isCompressed);
        Talker talker { suffix, isCompressed };
        QCOMPARE(notClosed([&](int code, int size) {
                     const auto client = talker.client(u"/tell"_s, transport);
                     if (!client)
                         return false;
                     client->close({ quint16(code), u"x"_s.repeated(size) });
                     (void)client->receive();
                     return talker.peer.says(u"closed %1 %2.\n"_s.arg(code).arg(size).toLatin1());
                 }),
                 QString());
    }

    /// What is still coming when the server leaves must not tear up its last word.
    void whoSaysTooMuchIsToldWhy_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::newRow("qt") << Transport::QtWebSockets;
        QTest::newRow("exact") << Transport::Exact;
    }
    void whoSaysTooMuchIsToldWhy()
    {
        QFETCH(const Transport, transport);
        net::Server server([](const Request &) -> WsResponse { return [](const WebSocket &) { }; },
                           { .tls = TlsServerConfig {},
                             .limits = { .messageBytes = 1000 },
                             .transport = transport });
        QVERIFY(server.start());
        Program peer = Program::peer(u"say_too_much.py"_s, { server.url().toString() });
        QVERIFY2(peer.exitCode() == 0, peer.errors().constData());
        QCOMPARE(peer.out(), "closed 1009\n"_ba);
    }
};

QTEST_GUILESS_MAIN(TestInterop)
#include "tst_interop.moc"
