// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "story.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QEventLoop>
#include <QTest>
#include <thread>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using wire::Opcode;

namespace {
struct Running
{
    net::Server server;
    Running(const WsConsumer &consumer, Transport transport)
        : server([consumer](const Request &) -> WsResponse { return consumer; },
                 ServerConfig { .transport = transport })
    {
        if (const auto started = server.start(); !started)
            qFatal("%s", qPrintable(started.error().message));
    }
};

QByteArray text(const QByteArray &word)
{
    return masked(Opcode::Text, word);
}

/// The answers of a server, one behind the other.
QByteArray answers(const QList<QByteArray> &words)
{
    QByteArray bytes;
    for (const QByteArray &word : words)
        bytes += wire::encoded({ .opcode = Opcode::Text, .payload = word });
    return bytes;
}
} // namespace

/// What a handler is told and when, of frames that were read together.
class TestDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_story = std::make_shared<Story>(); }

    void afterItsOwnCloseAHandlerHearsNoMore_data() { addTransports(); }
    void afterItsOwnCloseAHandlerHearsNoMore()
    {
        QFETCH(Transport, transport);
        Running running(
            [story = m_story](const WebSocket &socket) {
                socket.onMessage([story, socket](const WsMessage &message) {
                    story->add(message.text());
                    if (message.text() == u"enough"_s)
                        socket.close(WsStatus(4000));
                });
                socket.onClose([story](const WsStatus &status, Side, bool) {
                    story->add(QString::number(status.code));
                });
            },
            transport);
        Peer peer(quint16(running.server.port()));
        peer.shakeHands();
        peer.say(text("first") + text("enough") + text("too late"));
        const QByteArray close = QByteArray::fromHex("88020fa0");
        QCOMPARE(heard(peer, close), close);
        peer.say(masked(Opcode::Close, QByteArray::fromHex("0fa0")));
        QTRY_COMPARE(m_story->events(), QStringList({ u"first"_s, u"enough"_s, u"4000"_s }));
    }

    void aListenerThatIsAddedHearsTheNextMessage_data() { addTransports(); }
    void aListenerThatIsAddedHearsTheNextMessage()
    {
        QFETCH(Transport, transport);
        Running running(
            [story = m_story](const WebSocket &socket) {
                socket.onMessage([story, socket](const WsMessage &message) {
                    story->add(message.text());
                    if (message.text() == u"1"_s)
                        socket.onMessage(
                            [story](const WsMessage &m) { story->add(u"too: "_s + m.text()); });
                });
            },
            transport);
        Peer peer(quint16(running.server.port()));
        peer.shakeHands();
        peer.say(text("1") + text("2"));
        QTRY_COMPARE(m_story->events(), QStringList({ u"1"_s, u"2"_s, u"too: 2"_s }));
    }

    void whatCameBeforeAFaultIsHeardBeforeIt_data() { addTransports(); }
    void whatCameBeforeAFaultIsHeardBeforeIt()
    {
        QFETCH(Transport, transport);
        Running running(
            [story = m_story](const WebSocket &socket) {
                socket.onMessage([story](const WsMessage &m) { story->add(m.text()); });
                socket.onPong([story](const QByteArray &p) {
                    story->add(u"pong "_s + QString::fromUtf8(p));
                });
                socket.onError([story](const Error &) { story->add(u"error"_s); });
                socket.onClose([story](const WsStatus &, Side, bool) { story->add(u"end"_s); });
            },
            transport);
        Peer peer(quint16(running.server.port()));
        peer.shakeHands();
        peer.say(text("1") + masked(Opcode::Pong, "p") + text("2") + masked(Opcode(3), "reserved"));
        QTRY_VERIFY(m_story->events().contains(u"end"_s));
        QCOMPARE(m_story->events().join(u", "), u"1, pong p, 2, error, end"_s);
    }

    void anObserverSeesAllBeforeAnyIsHeard_data() { addTransports(); }
    void anObserverSeesAllBeforeAnyIsHeard()
    {
        QFETCH(Transport, transport);
        Running running(
            [story = m_story](const WebSocket &socket) {
                socket.observe({ .event = [story](const WsEvent &event) {
                    if (event.kind == WsEvent::Kind::Message)
                        story->add(u"seen "_s + event.message.text());
                } });
                socket.onMessage([story](const WsMessage &m) { story->add(m.text()); });
            },
            transport);
        Peer peer(quint16(running.server.port()));
        peer.shakeHands();
        peer.say(text("1") + text("2"));
        QTRY_COMPARE(m_story->events().join(u", "), u"seen 1, seen 2, 1, 2"_s);
    }

    void whatAnotherThreadHasSentComesFirst_data() { addTransports(); }
    void whatAnotherThreadHasSentComesFirst()
    {
        QFETCH(Transport, transport);
        Running running(
            [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &) {
                    std::thread([socket] { socket.send(WsMessage::text(u"thread"_s)); }).join();
                    socket.send(WsMessage::text(u"handler"_s));
                });
            },
            transport);
        Peer peer(quint16(running.server.port()));
        peer.shakeHands();
        peer.say(text("1") + text("2"));
        const QByteArray expected = answers({ "thread", "handler", "thread", "handler" });
        QCOMPARE(heard(peer, expected), expected);
    }

    /// It reads nothing until the server takes nothing more: then the server waits, and does not drop it. QWebSocket reads
    /// on whatever it is told, so that its peer is dropped.
    void aPeerThatReadsLateLosesNothing()
    {
        Running running(
            [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            },
            Transport::Exact);
        Peer peer(quint16(running.server.port()));
        peer.setReadBufferSize(1); // the kernel keeps what it can
        peer.shakeHands();
        const QByteArray word(1000, 'x');
        constexpr int count = 32'000;
        peer.write(text(word).repeated(count));
        for (qint64 left = peer.bytesToWrite(); left > 0;) {
            peer.waitForBytesWritten(300);
            if (std::exchange(left, peer.bytesToWrite()) == peer.bytesToWrite())
                break;
        }
        QVERIFY2(peer.bytesToWrite() > 0, "the server has taken it all");
        peer.setReadBufferSize(0);
        const QByteArray expected = answers({ word }).repeated(count);
        QCOMPARE(heard(peer, expected).size(), expected.size());
    }

    void anEventLoopInAHandlerKeepsTheOrder_data() { addTransports(); }
    void anEventLoopInAHandlerKeepsTheOrder()
    {
        QFETCH(Transport, transport);
        std::atomic<QEventLoop *> inner = nullptr;
        Running running(
            [story = m_story, &inner](const WebSocket &socket) {
                socket.onError([story](const Error &) { story->add(u"error"_s); });
                socket.onMessage([story, socket, &inner](const WsMessage &message) {
                    story->add(message.text());
                    socket.send(message);
                    if (message.text() == u"wait"_s) {
                        socket.send(WsMessage::text(QString(QChar(0xD800)))); // an error
                        QEventLoop loop;
                        inner = &loop;
                        loop.exec();
                        story->add(u"waited"_s);
                    } else if (message.text() == u"go"_s) {
                        inner.load()->quit();
                    }
                });
            },
            transport);
        Peer waiting(quint16(running.server.port()));
        waiting.shakeHands();
        waiting.say(text("hi"));
        QCOMPARE(heard(waiting, answers({ "hi" })), answers({ "hi" }));
        waiting.say(text("wait") + text("1") + text("2"));
        QTRY_VERIFY(inner);
        waiting.say(text("3")); // read by the inner loop
        Peer other(quint16(running.server.port()));
        other.shakeHands();
        other.say(text("before") + text("go"));
        QCOMPARE(heard(other, answers({ "before", "go" })), answers({ "before", "go" }));
        const QByteArray expected = answers({ "wait", "1", "2", "3" });
        QCOMPARE(heard(waiting, expected), expected);
        QCOMPARE(m_story->events(),
                 QStringList({ u"hi"_s,
                               u"wait"_s,
                               u"before"_s,
                               u"go"_s,
                               u"waited"_s,
                               u"error"_s,
                               u"1"_s,
                               u"2"_s,
                               u"3"_s }));
    }

private:
    std::shared_ptr<Story> m_story;
};

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
