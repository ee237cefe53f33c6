// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "story.h"

#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

#include <QSslSocket>
#include <QThread>
#include <future>

using namespace jackfield;
using namespace Qt::StringLiterals;
using wire::Opcode;

namespace {
QString told(const WsEvent &event)
{
    const QString from = event.from == Side::Client ? u"client"_s : u"server"_s;
    const QString status =
        event.status ? u"%1 %2"_s.arg(event.status->code).arg(event.status->reason) : u"no code"_s;
    switch (event.kind) {
    case WsEvent::Kind::Message:
        return u"%1: message %2"_s.arg(from, QString::fromLatin1(event.message.bytes().toHex()));
    case WsEvent::Kind::Ping:
        return u"%1: ping %2"_s.arg(from, QString::fromUtf8(event.payload));
    case WsEvent::Kind::Pong:
        return u"%1: pong %2"_s.arg(from, QString::fromUtf8(event.payload));
    case WsEvent::Kind::Close:
        return u"%1: close %2"_s.arg(from, status.trimmed());
    case WsEvent::Kind::End:
        return u"%1: end %2%3"_s.arg(from, status.trimmed(), event.clean ? u", clean"_s : u""_s);
    case WsEvent::Kind::Error:
        return u"error"_s;
    case WsEvent::Kind::Dropped:
        return u"%1: dropped"_s.arg(from);
    case WsEvent::Kind::Frame:
        return u"%1: frame %2"_s.arg(from, QString::fromLatin1(event.payload.toHex()));
    }
    return {};
}

/// Tells `story` all that it sees.
WsObserver observer(const std::shared_ptr<Story> &story)
{
    return { .event = [story](const WsEvent &event) { story->add(told(event)); },
             .flush = {},
             .frame =
                 [story](const WsFrame &frame, Side) {
                     story->add(u"opcode %1 fin %2 length %3"_s.arg(frame.opcode)
                                    .arg(frame.fin)
                                    .arg(frame.length));
                 } };
}

/// A server on `transport` that tells `story` all that an observer sees of its one connection.
struct Observed
{
    std::shared_ptr<Story> story = std::make_shared<Story>();
    std::shared_ptr<std::promise<WebSocket>> opened = std::make_shared<std::promise<WebSocket>>();
    net::Server server;
    std::unique_ptr<Peer> peer;
    std::optional<WebSocket> socket;

    explicit Observed(Transport transport, bool showsFrames = true)
        : server(
              [opened = opened](const Request &) -> WsResponse {
                  return [opened](const WebSocket &accepted) { opened->set_value(accepted); };
              },
              { .sink = { .opened =
                              [story = story, showsFrames](const WsOpened &) {
                                  WsObserver made = observer(story);
                                  if (!showsFrames)
                                      made.frame = {};
                                  return made;
                              } },
                .transport = transport })
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
        peer = std::make_unique<Peer>(server.port());
        if (!peer->shakeHands().startsWith("HTTP/1.1 101"))
            qFatal("no 101");
        socket = opened->get_future().get();
    }
    bool isTold(const QString &event) const { return story->events().contains(event); }
};
} // namespace

/// What both transports of a server see and do alike.
class TestTransports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatComesIsTold_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("events");
        const auto row = [](const char *name, const QByteArray &bytes, const QStringList &events) {
            QTest::addRow("%s, qt", name) << Transport::QtWebSockets << bytes << events;
            QTest::addRow("%s, exact", name) << Transport::Exact << bytes << events;
        };
        row("a ping and a pong",
            masked(Opcode::Ping, "i") + masked(Opcode::Pong, "o"),
            { u"client: ping i"_s, u"server: pong i"_s, u"client: pong o"_s });
        row("a text that begins with U+FEFF",
            masked(Opcode::Text,
                   "\xEF\xBB\xBF"
                   "a")
                + masked(Opcode::Text, "b"),
            { u"opcode 1 fin 1 length 4"_s,
              u"client: message efbbbf61"_s,
              u"opcode 1 fin 1 length 1"_s,
              u"client: message 62"_s });
        row("fragments with a ping between",
            masked(Opcode::Binary, "ab", false) + masked(Opcode::Ping, {})
                + masked(Opcode::Continuation, "c"),
            { u"opcode 2 fin 0 length 2"_s,
              u"client: ping "_s,
              u"server: pong "_s,
              u"opcode 0 fin 1 length 1"_s,
              u"client: message 616263"_s });
        row("fragments that share a character, and one that begins with U+FEFF",
            masked(Opcode::Text, "\xC3", false)
                + masked(Opcode::Continuation,
                         "\xA4\xEF\xBB"
                         "\xBF",
                         false)
                + masked(Opcode::Continuation,
                         "\xEF\xBB\xBF"
                         "a"),
            { u"opcode 1 fin 0 length 1"_s,
              u"opcode 0 fin 0 length 4"_s,
              u"opcode 0 fin 1 length 4"_s,
              u"client: message c3a4efbbbfefbbbf61"_s });
        row("a close without a code",
            masked(Opcode::Close, {}),
            { u"client: close no code"_s,
              u"server: close no code"_s,
              u"client: end 1005, clean"_s });
        row("a close with a reason",
            masked(Opcode::Close,
                   "\x0F\xA1"
                   "bye"),
            { u"client: close 4001 bye"_s,
              u"server: close 4001"_s,
              u"client: end 4001 bye, clean"_s });
        row("a close that may not be sent",
            masked(Opcode::Close, "\x03\xED"),
            { u"client: frame 88820a0b0c0d09e6"_s,
              u"error"_s,
              u"server: close 1002 close code 1005 may not be sent"_s,
              u"server: end 1006"_s });
        row("a frame without a mask",
            wire::encoded({ .opcode = Opcode::Text }),
            { u"client: frame 8100"_s,
              u"error"_s,
              u"server: close 1002 a frame of a client is not masked"_s,
              u"server: end 1006"_s });
    }
    void everythingThatComesIsTold()
    {
        QFETCH(const Transport, transport);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, events);
        for (const qsizetype piece : { bytes.size(), qsizetype(1) }) {
            Observed observed(transport);
            observed.peer->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            for (qsizetype at = 0; at < bytes.size(); at += piece)
                observed.peer->say(bytes.mid(at, piece));
            QTRY_COMPARE(observed.story->events(), events);
        }
    }

    /// What is wrong with the words differs: Qt has its own.
    void textThatIsNotUtf8IsShownAsItCame_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<bool>("showsFrames");
        QTest::newRow("qt") << Transport::QtWebSockets << true;
        QTest::newRow("qt, in a run of frames") << Transport::QtWebSockets << false;
        QTest::newRow("exact") << Transport::Exact << true;
    }
    void textThatIsNotUtf8IsShownAsItCame()
    {
        QFETCH(const Transport, transport);
        QFETCH(const bool, showsFrames);
        Observed observed(transport, showsFrames);
        const QByteArray bad = masked(Opcode::Text, "\xC0\x80");
        observed.peer->say(masked(Opcode::Text, "good") + bad + masked(Opcode::Text, "late"));
        const QByteArray answer = observed.peer->listen();
        QVERIFY(answer.startsWith('\x88'));
        QCOMPARE(answer.mid(2, 2), QByteArray::fromHex("03ef"));
        QTRY_VERIFY(observed.isTold(u"server: end 1006"_s));
        QVERIFY(observed.isTold(u"client: message 676f6f64"_s));
        QVERIFY(observed.isTold(u"client: frame "_s + QString::fromLatin1(bad.toHex())));
        QVERIFY(!observed.isTold(u"client: message 6c617465"_s));
    }

    /// More than is read at a time, so that some of it is behind what the request was read with.
    void framesThatComeWithTheRequestAreNotLost_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<bool>("isTls");
        for (const bool isTls : { false, true }) {
            QTest::addRow("qt%s", isTls ? " by TLS" : "") << Transport::QtWebSockets << isTls;
            QTest::addRow("exact%s", isTls ? " by TLS" : "") << Transport::Exact << isTls;
        }
    }
    void framesThatComeWithTheRequestAreNotLost()
    {
        QFETCH(const Transport, transport);
        QFETCH(const bool, isTls);
        if (isTls && !QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        const auto story = std::make_shared<Story>();
        ServerConfig config { .sink = { .opened =
                                            [story](const WsOpened &) { return observer(story); } },
                              .transport = transport };
        if (isTls)
            config.tls = TlsServerConfig {};
        net::Server server([](const Request &) -> WsResponse { return [](const WebSocket &) { }; },
                           config);
        QVERIFY(server.start());
        QSslSocket peer;
        peer.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (isTls) {
            peer.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
            QVERIFY(peer.waitForEncrypted(5000));
        } else {
            peer.connectToHost(u"127.0.0.1"_s, server.port());
            QVERIFY(peer.waitForConnected(5000));
        }
        QByteArray bytes = openingHandshake("/");
        QStringList expected;
        for (int i = 0; i < 400; ++i) {
            const QByteArray payload = QByteArray::number(i).rightJustified(1000, '0');
            bytes += masked(Opcode::Text, payload);
            expected.append(u"opcode 1 fin 1 length 1000"_s);
            expected.append(u"client: message "_s + QString::fromLatin1(payload.toHex()));
        }
        peer.write(bytes);
        while (peer.bytesToWrite() + peer.encryptedBytesToWrite() > 0
               && peer.waitForBytesWritten()) { }
        QTRY_COMPARE(story->events().size(), expected.size());
        QCOMPARE(story->events(), expected);
    }

    /// A frame that comes with the request is delivered in a later turn, after the fault behind it was found.
    void whatCameBeforeAFaultIsAnsweredFirst_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<QByteArray>("fault");
        const auto row = [](const char *name, const QByteArray &fault) {
            QTest::addRow("%s, qt", name) << Transport::QtWebSockets << fault;
            QTest::addRow("%s, exact", name) << Transport::Exact << fault;
        };
        row("no UTF-8", masked(Opcode::Text, "\xC0\x80"));
        row("no UTF-8 in fragments",
            masked(Opcode::Text, "\xC3", false) + masked(Opcode::Continuation, "a"));
        row("nothing to continue", masked(Opcode::Continuation, "a"));
        row("a message inside a message",
            masked(Opcode::Text, "a", false) + masked(Opcode::Text, "b"));
    }
    void whatCameBeforeAFaultIsAnsweredFirst()
    {
        QFETCH(const Transport, transport);
        QFETCH(const QByteArray, fault);
        net::Server server(echoing, { .transport = transport });
        QVERIFY(server.start());
        Peer peer(server.port());
        peer.say(openingHandshake("/") + masked(Opcode::Text, "good") + fault);
        QByteArray answer = peer.listen();
        answer.remove(0, answer.indexOf("\r\n\r\n") + 4);
        QVERIFY2(answer.startsWith("\x81\x04good\x88"), answer.toHex().constData());
        QCOMPARE(answer.size(), 8 + quint8(answer.at(7))); // and nothing behind its close frame
    }

    void theAnswerToACloseIsWaitedFor_data() { addTransports(); }
    void theAnswerToACloseIsWaitedFor()
    {
        QFETCH(const Transport, transport);
        for (const bool answers : { true, false }) {
            Observed observed(transport);
            observed.socket->close(WsStatus(4000, u"so"_s));
            const QByteArray close = QByteArray::fromHex("88040fa0736f");
            QCOMPARE(heard(*observed.peer, close), close);
            QCOMPARE(observed.story->events(), QStringList { u"server: close 4000 so"_s });
            if (answers)
                observed.peer->say(masked(Opcode::Text, "on its way")
                                   + masked(Opcode::Close, "\x0F\xA0"));
            else
                observed.peer->vanish();
            QTRY_COMPARE(observed.story->events().last(),
                         answers ? u"server: end 4000 so, clean"_s : u"server: end 1006"_s);
        }
    }

    void aCloseWhileReadingIsPausedHearsItsAnswer_data() { addTransports(); }
    void aCloseWhileReadingIsPausedHearsItsAnswer()
    {
        QFETCH(const Transport, transport);
        Observed observed(transport);
        QVERIFY(observed.socket->setReadingPaused(true));
        observed.socket->close(WsStatus(4000, u"so"_s));
        const QByteArray close = QByteArray::fromHex("88040fa0736f");
        QCOMPARE(heard(*observed.peer, close), close);
        observed.peer->say(masked(Opcode::Close, "\x0F\xA0"));
        QTRY_COMPARE(observed.story->events().last(), u"server: end 4000 so, clean"_s);
    }

    /// Another thread's, while the peer's close was read and not answered yet.
    void whatWasTakenLeavesBeforeTheAnswerToAClose_data() { addTransports(); }
    void whatWasTakenLeavesBeforeTheAnswerToAClose()
    {
        QFETCH(const Transport, transport);
        std::atomic<SendResult> result = SendResult::Closed;
        net::Server server(
            [&](const Request &) -> WsResponse {
                return [&](const WebSocket &socket) {
                    socket.onMessage([&, socket](const WsMessage &) {
                        const std::unique_ptr<QThread> other(QThread::create(
                            [&] { result = socket.send(WsMessage::text(u"late"_s)); }));
                        other->start();
                        other->wait();
                    });
                };
            },
            { .transport = transport });
        QVERIFY(server.start());
        Peer peer(server.port());
        // Behind the request they are delivered later, and the close was read by then.
        peer.say(openingHandshake("/") + masked(Opcode::Text, "now")
                 + masked(Opcode::Close, "\x0F\xA0"));
        QByteArray answer = peer.listen();
        answer.remove(0, answer.indexOf("\r\n\r\n") + 4);
        QCOMPARE(result.load(), SendResult::Accepted);
        QCOMPARE(answer.toHex(), "81046c61746588020fa0"_ba);
    }

    void wrongFramesCanBeSent_data() { addTransports(); }
    void wrongFramesCanBeSent()
    {
        QFETCH(const Transport, transport);
        Observed observed(transport);
        observed.socket->send(WsMessage::text(u"before"_s));
        const QByteArray wrong = QByteArray::fromHex("c10548656c6c6f");
        QCOMPARE(observed.socket->sendRaw(wrong), SendResult::Accepted);
        observed.socket->send(WsMessage::text(u"behind"_s));
        const QByteArray expected = "\x81\x06"
                                    "before"
            + wrong
            + "\x81\x06"
              "behind";
        QCOMPARE(heard(*observed.peer, expected), expected);
    }

    void pingsCanBeLeftUnanswered_data() { addTransports(); }
    void pingsCanBeLeftUnanswered()
    {
        QFETCH(const Transport, transport);
        Observed observed(transport);
        QVERIFY(observed.socket->setPongsMuted(true));
        observed.peer->say(masked(Opcode::Ping, "1"));
        QTRY_VERIFY(observed.isTold(u"client: ping 1"_s));
        QVERIFY(observed.socket->setPongsMuted(false));
        observed.peer->say(masked(Opcode::Ping, "2"));
        const QByteArray pong = "\x8A\x01"
                                "2";
        QCOMPARE(heard(*observed.peer, pong), pong);
    }

    void readingCanBePaused_data() { addTransports(); }
    void readingCanBePaused()
    {
        QFETCH(const Transport, transport);
        Observed observed(transport);
        QVERIFY(observed.socket->setReadingPaused(true));
        observed.socket->ping("paused by now"); // behind it, on the same thread
        QVERIFY(observed.peer->waitForReadyRead(3000));
        const QByteArray endless = masked(Opcode::Binary, QByteArray(1 << 20, 'x'));
        int said = 0;
        while (said < 100 && observed.peer->say(endless, 200))
            ++said;
        QVERIFY2(said < 100, "100 MiB were taken");
        QCOMPARE(observed.story->events().size(), 1);
        QVERIFY(observed.socket->setReadingPaused(false));
        QTRY_VERIFY(observed.story->events().size() > 2 * said);
    }
};

QTEST_GUILESS_MAIN(TestTransports)
#include "tst_transports.moc"
