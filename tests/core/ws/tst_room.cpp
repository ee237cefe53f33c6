// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/room.h>

#include <QTest>
#include <thread>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// A chat: who comes joins, what one says all hear.
WsHandler chat(const Room &room, QList<Room::Broadcast> *said = nullptr)
{
    return [=](const Request &) -> WsResponse {
        return [=](const WebSocket &socket) {
            room.join(socket);
            socket.onMessage([=](const WsMessage &message) {
                if (message.text() == u"leave"_s)
                    room.leave(socket);
                const auto result =
                    room.broadcast(message, message.text() == u"others"_s ? socket.id() : 0);
                if (said)
                    said->append(result);
            });
        };
    };
}

struct Chatters
{
    testing::TestClock clock;
    std::vector<std::unique_ptr<WsClient>> clients;

    explicit Chatters(const WsHandler &handler, int count = 3)
    {
        for (int i = 0; i < count; ++i)
            clients.push_back(testing::testWsClient(handler, Request::get(u"/"_s), clock));
        clock.advance({});
    }
    void say(int who, const QString &text)
    {
        clients.at(size_t(who))->send(WsMessage::text(text));
        clock.advance({});
    }
    /// What everybody has heard by now.
    QStringList heard()
    {
        QStringList all;
        for (const auto &client : clients) {
            QStringList own;
            while (const auto message = client->receive({}))
                own.append(message->text());
            all.append(own.join(u' '));
        }
        return all;
    }
};
} // namespace

class TestRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOneSaysAllHear()
    {
        Chatters chatters(chat(Room()));
        chatters.say(0, u"a"_s);
        chatters.say(2, u"b"_s);
        chatters.say(1, u"others"_s);
        QCOMPARE(chatters.heard(), (QStringList { u"a b others"_s, u"a b"_s, u"a b others"_s }));
    }

    void whoLeavesHearsNoMore()
    {
        const Room room;
        Chatters chatters(chat(room));
        chatters.say(0, u"leave"_s);
        chatters.say(0, u"a"_s);
        QCOMPARE(chatters.heard(), (QStringList { QString(), u"leave a"_s, u"leave a"_s }));
        QCOMPARE(room.size(), 2);
    }

    void whoClosesOrIsGoneLeaves()
    {
        const Room room;
        Chatters chatters(chat(room));
        QCOMPARE(room.size(), 3);
        chatters.clients.at(0)->close();
        chatters.clients.at(1)->abort();
        chatters.clock.advance({});
        QCOMPARE(room.size(), 1);
        chatters.say(2, u"a"_s);
        QCOMPARE(chatters.heard().last(), u"a"_s);
    }

    void whoIsOverAlreadyDoesNotStay()
    {
        const Room room;
        std::optional<WebSocket> gone;
        const testing::TestClock clock;
        const auto client = testing::testWsClient(
            [&](const Request &) -> WsResponse {
                return [&](const WebSocket &socket) { gone = socket; };
            },
            Request::get(u"/"_s),
            clock);
        client->abort();
        testing::TestClock(clock).advance({});
        room.join(*gone);
        testing::TestClock(clock).advance({});
        QCOMPARE(room.size(), 0);
    }

    void joiningTwiceIsJoiningOnce()
    {
        const Room room;
        Chatters chatters(chat(room), 1);
        const WebSocket member = room.members().first();
        room.join(member);
        QCOMPARE(room.size(), 1);
        QVERIFY(room.contains(member));
        QVERIFY(room.leave(member) && !room.leave(member) && !room.contains(member));
        room.join(member);
        chatters.clients.clear(); // which ends the connection
        chatters.clock.advance({});
        QCOMPARE(room.size(), 0);
    }

    /// http4k's sample chat stops at the first participant that cannot be sent to.
    void W18_oneMemberThatFailsDoesNotKeepItFromTheOthers()
    {
        const Room room;
        QList<Room::Broadcast> said;
        const WsHandler plain = chat(room, &said);
        int number = 0;
        const WsHandler handler = [&](const Request &request) -> WsResponse {
            const WsResponse response = plain(request);
            return response.withConsumer(
                [consumer = response.consumer(), n = ++number](const WebSocket &socket) {
                    const auto send = [socket, n](const WsMessage &message) {
                        return n == 1 ? throw std::runtime_error("gone")
                            : n == 2  ? SendResult::Closed
                                      : socket.send(message);
                    };
                    consumer(socket.with({ .send = send }));
                });
        };
        Chatters chatters(handler, 4);
        chatters.say(3, u"a"_s);
        QCOMPARE(chatters.heard(), (QStringList { QString(), QString(), u"a"_s, u"a"_s }));
        QCOMPARE(said.first().accepted, 2);
        QCOMPARE(said.first().failed, 2);
        QVERIFY(chatters.clients.at(3)->socket()->isOpen());
    }

    void closingARoomClosesItsMembers()
    {
        const Room room;
        Chatters chatters(chat(room), 2);
        room.close();
        for (const auto &client : chatters.clients)
            QCOMPARE(client->receive().error().status, WsStatus::GoingAway);
        QCOMPARE(room.size(), 0);
    }

    void everyThreadMayJoinLeaveAndSpeak()
    {
        const Room room;
        Chatters chatters(chat(room), 8);
        const QList<WebSocket> members = room.members();
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&room, own = members.sliced(i * 2, 2)] {
                for (int n = 0; n < 200; ++n) {
                    room.leave(own.at(0));
                    room.broadcast(WsMessage::text(u"x"_s));
                    room.join(own.at(0));
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(room.size(), 8);
        chatters.clock.advance({});
        // Four members never left: they heard everything.
        const QStringList heard = chatters.heard();
        for (int i = 1; i < 8; i += 2)
            QCOMPARE(heard.at(i).split(u' ').size(), 800);
    }
};

QTEST_GUILESS_MAIN(TestRoom)
#include "tst_room.moc"
