// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/wire/frame.h>
#include <jackfield/ws/websocket.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using wire::Opcode;

namespace {
/// A text whose frames cut a character, with a ping between, a binary message, an empty one.
void sendFragments(const WebSocket &socket)
{
    const auto raw = [&socket](Opcode opcode, const QByteArray &payload, bool fin) {
        socket.sendRaw(wire::encoded({ .opcode = opcode, .payload = payload, .fin = fin }));
    };
    const QByteArray text = u"Grüße aus Teilen"_s.toUtf8();
    raw(Opcode::Text, text.first(3), false);
    socket.ping("between");
    raw(Opcode::Continuation, {}, false);
    raw(Opcode::Continuation, text.sliced(3), true);
    raw(Opcode::Binary, "\x01", false);
    socket.ping();
    raw(Opcode::Continuation, "\x02\x03", true);
    raw(Opcode::Text, {}, false);
    raw(Opcode::Continuation, {}, true);
    socket.close();
}

WsResponse speaking(const Request &request)
{
    const QStringList path = request.uri().path().split(u'/');
    if (path.value(1) == u"fragments")
        return sendFragments;
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

void peers()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<bool>("isCompressed");
    for (const auto &[name, suffix] :
         { std::pair("websockets of Python", u".py"_s), std::pair("ws of Node.js", u".js"_s) }) {
        QTest::addRow("%s, qt", name) << suffix << Transport::QtWebSockets << false;
        QTest::addRow("%s, exact", name) << suffix << Transport::Exact << false;
        QTest::addRow("%s, compressed", name) << suffix << Transport::Exact << true;
    }
}

std::optional<Compression> compression(bool isCompressed)
{
    return isCompressed ? std::optional(Compression { .fromBytes = 0 }) : std::nullopt;
}
} // namespace

/// What we say, as other people's implementations hear it, and the other way round.
class TestInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAServerSaysIsHeardByPeers_data() { peers(); }
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

    void everyCloseOfAPeerIsHeardByAClient_data() { peers(); }
    void everyCloseOfAPeerIsHeardByAClient()
    {
        QFETCH(const QString, suffix);
        QFETCH(const Transport, transport);
        QFETCH(const bool, isCompressed);
        Program peer =
            Program::peer(u"talk_server"_s + suffix, { isCompressed ? u"deflate"_s : u"plain"_s });
        const QString url = peer.url();
        const ClientConfig config { .transport = transport,
                                    .compression = compression(isCompressed) };
        const auto ends = [&](int code, int size) {
            const auto client =
                net::blockingClient(QUrl(url + u"/%1/%2"_s.arg(code).arg(size)), config);
            if (!client)
                return false;
            const WsStatus status = (*client)->receive().error().status;
            return status.code == code && status.reason == u"x"_s.repeated(size);
        };
        for (const int code : { 1000,
                                1001,
                                1002,
                                1003,
                                1007,
                                1008,
                                1009,
                                1010,
                                1011,
                                1012,
                                1013,
                                1014,
                                3000,
                                3999,
                                4000,
                                4999 })
            QVERIFY2(ends(code, 0), qPrintable(QString::number(code)));
        for (int size = 1; size <= 123; ++size)
            QVERIFY2(ends(4000, size), qPrintable(QString::number(size)));
    }

    void everyCloseOfAClientIsHeardByAPeer_data() { peers(); }
    void everyCloseOfAClientIsHeardByAPeer()
    {
        QFETCH(const QString, suffix);
        QFETCH(const Transport, transport);
        QFETCH(const bool, isCompressed);
        Program peer =
            Program::peer(u"talk_server"_s + suffix, { isCompressed ? u"deflate"_s : u"plain"_s });
        const QUrl url(peer.url() + u"/tell"_s);
        const ClientConfig config { .transport = transport,
                                    .compression = compression(isCompressed) };
        const auto close = [&](int code, int size) {
            const auto client = net::blockingClient(url, config);
            if (!client)
                return false;
            (*client)->close({ quint16(code), u"x"_s.repeated(size) });
            (void)(*client)->receive();
            return peer.says(u"closed %1 %2.\n"_s.arg(code).arg(size).toLatin1());
        };
        for (const int code : { 1000,
                                1001,
                                1002,
                                1003,
                                1007,
                                1008,
                                1009,
                                1010,
                                1011,
                                1012,
                                1013,
                                1014,
                                3000,
                                3999,
                                4000,
                                4999 })
            QVERIFY2(close(code, 0), qPrintable(QString::number(code)));
        for (int size = 1; size <= 123; ++size)
            QVERIFY2(close(4000, size), qPrintable(QString::number(size)));
    }
};

QTEST_GUILESS_MAIN(TestInterop)
#include "tst_interop.moc"
