// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// The promises about messages, ends and times; those about handshakes are in tst_weaknesses_handshake. docs/library/contract.md
// says what each id stands for. Every function runs offline and over every wire.
#include "places.h"

#include <jackfield/filter/filters.h>
#include <jackfield/filter/messagefilters.h>
#include <jackfield/filter/reporting.h>
#include <jackfield/lens/context.h>
#include <jackfield/lens/oneof.h>
#include <jackfield/routing/routing.h>
#include <jackfield/ws/keepalive.h>
#include <jackfield/ws/then.h>

#include <future>
#include <thread>

struct Price
{
    Q_GADGET
    Q_PROPERTY(int amount MEMBER amount)

public:
    int amount = 0;
};

struct Stop
{
    Q_GADGET
    Q_CLASSINFO("type", "stop")
};

namespace {
/// All that both sides of one conversation notice, in its order.
QStringList conversation(const Connect &connect)
{
    const auto notes = std::make_shared<Notes>();
    const auto consumer = [notes](const WebSocket &socket) {
        socket.onError([notes](const Error &error) { notes->add(error.message); });
        socket.onClose([notes](const WsStatus &status, Side initiator, bool clean) {
            notes->add(shownEnd(status, initiator, clean));
        });
        socket.send(WsMessage::text(u"hello"_s));
        socket.onMessage([socket](const WsMessage &message) {
            if (message.text() == u"throw"_s)
                throw std::runtime_error("as asked");
            socket.after(3ms, [socket, message] { socket.send(message); });
        });
    };
    const auto connected = connect(
        [consumer](const Request &) { return WsResponse(consumer).withSubprotocol(u"chat"_s); },
        Request::get(u"/"_s).withHeader("Sec-WebSocket-Protocol", "feed, chat"));
    if (!connected)
        return { u"refused"_s };
    WsClient &client = *connected->client;
    QStringList seen { client.subprotocol(), shown(client.receive()) };
    const auto send = [&](const QString &text) {
        seen += u"sent %1"_s.arg(int(client.send(WsMessage::text(text))));
    };
    send(u"a"_s);
    seen += shown(client.receive());
    send(u"throw"_s);
    seen += shown(client.receive());
    send(u"too late"_s);
    seen += shown(client.receive());
    return seen << notes->wait(2);
}
} // namespace

class TestWeaknesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addPlaces(); }

    void W2_aCodeThatMayNotBeSentIsAnErrorOfTheCaller()
    {
        const auto notes = std::make_shared<Notes>();
        const auto consumer = [notes](const WebSocket &socket) {
            socket.onError([notes](const Error &error) { notes->add(error.message); });
            socket.close(WsStatus::AbnormalClosure);
            socket.close({ 3999, u"ж"_s.repeated(62) }); // a byte too long
        };
        HOLDS(with(place(), consumer, [](WsClient &client) {
            return ends(client, { 3999, u"ж"_s.repeated(61) });
        }));
        QVERIFY(notes->wait(1).contains(u"1006"_s));
    }

    void W3_everyPlaceBehavesAsTheOthers()
    {
        const QStringList expected = conversation(offline);
        QCOMPARE(conversation(place()), expected);
        QCOMPARE(expected.last(), u"as asked, 1011 '' server clean"_s);
    }

    void W4_oneReceiveTellsMessageTimeOutAndEnd()
    {
        HOLDS(with(place(), echo, [](WsClient &client) -> Outcome {
            QStringList told { shown(client.receive(1ms)) };
            client.send(WsMessage::text(u"a"_s));
            told += shown(client.receive());
            client.close(WsStatus::GoingAway);
            told << shown(client.receive()) << shown(client.receive());
            told += QString::number(client.receiveAll(2).size());
            return same(told.join(u", "_s),
                        u"nothing in time, text 1 B: a, closed 1001 '', closed 1001 '', 0"_s);
        }));
    }

    void W5_whatNobodyCatchesIsToldAndCloses()
    {
        const auto notes = std::make_shared<Notes>();
        const auto consumer = [notes](const WebSocket &socket) {
            socket.onError([notes](const Error &error) { notes->add(error.message); });
            socket.after(1ms, [] { throw std::runtime_error("in a timer"); });
        };
        HOLDS(with(place(), consumer, [](WsClient &client) {
            return ends(client, WsStatus::InternalError);
        }));
        QCOMPARE(notes->wait(1), u"in a timer"_s);
    }

    void W6_aFailedLensNamesItsPlaceAndHasAPolicy()
    {
        const auto price = lens::message::json<Price>();
        const WsHandler handler = [price](const Request &) -> WsResponse {
            return [price](const WebSocket &socket) {
                socket.onMessage([price](const WsMessage &message) { price(message); });
            };
        };
        const WsFilter lenient = catchLensFailure([](const LensFailure &failure) {
            return LensAnswer { .closeStatus = { 4422, {} }, .text = failure.error().where };
        });
        const auto end = [](const WsHandler &asked) {
            const auto connected = place()(asked, Request::get(u"/"_s));
            connected->client->send(WsMessage::fromUtf8("{\"amount\":true}"));
            return connected->client->receive().error().status;
        };
        const WsStatus status = end(handler);
        QCOMPARE(status.code, WsStatus::PolicyViolation.code);
        QVERIFY2(status.reason.contains(u"/amount"_s), qPrintable(status.reason));
        QCOMPARE(end(then(lenient, handler)), (WsStatus { 4422, u"/amount"_s }));
    }

    void W7_messagesHaveFilters()
    {
        const auto numbered = [count = std::make_shared<int>(0)](const WsMessage &message) {
            return WsMessage::text(u"%1 %2"_s.arg(++*count).arg(message.text()));
        };
        const auto upper = [](const WsMessage &message) {
            return WsMessage::text(message.text().toUpper());
        };
        const WsHandler handler = [](const Request &) -> WsResponse { return echo; };
        const auto connected = place()(
            then(filterSent(numbered), then(filterReceived(upper), handler)), Request::get(u"/"_s));
        QVERIFY(connected);
        for (const QString &word : { u"a"_s, u"b"_s })
            connected->client->send(WsMessage::text(word));
        HOLDS(next(*connected->client, WsMessage::text(u"1 A"_s)));
        HOLDS(next(*connected->client, WsMessage::text(u"2 B"_s)));
    }

    void W8_anEndOfThePeerIsReportedAndDebuggingKeepsItsCode()
    {
        const auto notes = std::make_shared<Notes>();
        const WsFilter watching = then(
            debug([](const QString &) {}), reportTransaction([notes](const WsTransaction &done) {
                notes->add(u"%1 in, %2 out, "_s.arg(done.received.messages).arg(done.sent.bytes)
                           + shownEnd(*done.status, done.initiator, done.clean));
            }));
        const WsHandler handler = [](const Request &) -> WsResponse { return echo; };
        const auto connected = place()(then(watching, handler), Request::get(u"/"_s));
        QVERIFY(connected);
        connected->client->send(WsMessage::binary("abc"));
        HOLDS(next(*connected->client, WsMessage::binary("abc")));
        connected->client->close({ 4000, u"done"_s });
        QCOMPARE(notes->wait(1), u"1 in, 3 out, 4000 'done' client clean"_s);
    }

    void W12_theModeIsPartOfALens()
    {
        const auto bytes = lens::message::binary();
        const auto consumer = [bytes](const WebSocket &socket) {
            socket.onMessage([=](const WsMessage &message) { socket.send(bytes(bytes(message))); });
        };
        HOLDS(with(place(), consumer, [](WsClient &client) -> Outcome {
            client.send(WsMessage::binary("\xFF"));
            if (const Outcome failed = next(client, WsMessage::binary("\xFF")))
                return failed;
            client.send(WsMessage::text(u"text"_s));
            return same(QString::number(client.receive().error().status.code), u"1003"_s);
        }));
    }

    void W13_aMemberTellsTheTypeOfAMessage()
    {
        const auto lens = lens::message::oneOf<Price, Stop>("type");
        const auto consumer = [lens](const WebSocket &socket) {
            socket.onMessage([=](const WsMessage &message) {
                const auto asked = lens(message);
                if (const auto *price = std::get_if<Price>(&asked))
                    socket.send(lens(Price { .amount = price->amount + 1 }));
                else
                    socket.close(WsStatus::GoingAway);
            });
        };
        HOLDS(with(place(), consumer, [](WsClient &client) -> Outcome {
            client.send(WsMessage::fromUtf8("{\"amount\":1,\"type\":\"Price\"}"));
            const auto answer = WsMessage::fromUtf8("{\"type\":\"Price\",\"amount\":2}");
            if (const Outcome failed = next(client, answer))
                return failed;
            client.send(WsMessage::fromUtf8("{\"type\":\"stop\"}"));
            return ends(client, WsStatus::GoingAway);
        }));
    }

    void W15_roundTripsAreMeasuredAndSilenceIsNoticed()
    {
        const auto notes = std::make_shared<Notes>();
        const auto consumer = [notes](const WebSocket &socket) {
            socket.onError([notes](const Error &error) {
                notes->add(error.code == Error::Code::Timeout ? u"no pong"_s : error.message);
            });
            const auto measured = [socket, isFirst = true](std::chrono::microseconds) mutable {
                if (std::exchange(isFirst, false))
                    socket.send(
                        WsMessage::text(socket.roundTrip() ? u"measured"_s : u"not kept"_s));
            };
            keepAlive(socket, { .interval = 5ms, .pongTimeout = 700ms, .onRoundTrip = measured });
        };
        HOLDS(with(place(), consumer, [notes](WsClient &client) -> Outcome {
            if (const Outcome failed = next(client, WsMessage::text(u"measured"_s)))
                return failed;
            if (!client.socket()->setPongsMuted(true)) // the offline one always answers
                return isOnline() ? u"cannot be muted"_s : Outcome();
            const Outcome failed = ends(client, WsStatus::AbnormalClosure);
            return failed ? failed : same(notes->wait(1), u"no pong"_s);
        }));
    }

    void W19_anyThreadMaySend()
    {
        const auto promise = std::make_shared<std::promise<WebSocket>>();
        const auto consumer = [promise](const WebSocket &socket) { promise->set_value(socket); };
        HOLDS(with(place(), consumer, [promise](WsClient &client) -> Outcome {
            const WebSocket socket = promise->get_future().get();
            {
                std::vector<std::jthread> threads;
                for (int thread = 0; thread < 3; ++thread) {
                    threads.emplace_back([socket, thread] {
                        for (int i = 0; i < 100; ++i)
                            socket.send(WsMessage::text(u"%1:%2"_s.arg(thread).arg(i)));
                    });
                }
            }
            QList<int> counts(3, 0);
            for (const WsMessage &message : client.receiveAll(300)) {
                const int thread = message.text().section(u':', 0, 0).toInt();
                if (message.text() != u"%1:%2"_s.arg(thread).arg(counts[thread]++))
                    return u"out of order: "_s + message.text();
            }
            return counts == QList<int>(3, 100) ? Outcome() : u"some are missing"_s;
        }));
    }

    void W20_whatComesEarlyWaitsForItsListener()
    {
        const auto notes = std::make_shared<Notes>();
        const auto consumer = [notes](const WebSocket &socket) {
            socket.send(WsMessage::text(u"early"_s));
            socket.onPing([notes, socket](const QByteArray &) { // which came behind the messages
                socket.onMessage([notes](const WsMessage &message) { notes->add(message.text()); });
            });
        };
        HOLDS(with(place(), consumer, [notes](WsClient &client) {
            client.send(WsMessage::text(u"1"_s));
            client.send(WsMessage::text(u"2"_s));
            client.ping();
            const Outcome failed = next(client, WsMessage::text(u"early"_s));
            return failed ? failed : same(notes->wait(2), u"1, 2"_s);
        }));
    }

    void W24_aSocketKnowsItsRequestItsPeerAndWhatFiltersFound()
    {
        const auto user = lens::context::required<QString>("user");
        const WsFilter attach = [user](const WsHandler &next) -> WsHandler {
            return [=](const Request &request) { return next(user(u"bob"_s, request)); };
        };
        const WsHandler handler = [user](const Request &) -> WsResponse {
            return [user](const WebSocket &socket) {
                socket.onMessage([=](const WsMessage &) {
                    const Request &request = socket.request();
                    socket.send(WsMessage::text(
                        QStringList { user(request),
                                      request.route()->uriTemplate,
                                      request.route()->value(u"id"_s).value_or(QString()),
                                      socket.peer().isEmpty() ? u"nobody"_s : u"a peer"_s,
                                      socket.id() > 0 ? u"an id"_s : u"none"_s }
                            .join(u' ')));
                });
            };
        };
        const WsRoutes table = then(attach, websockets({ route("/of/{id}", handler) }));
        const auto connected = place()(table, Request::get(u"/of/7"_s));
        QVERIFY(connected);
        connected->client->send(WsMessage());
        HOLDS(next(*connected->client, WsMessage::text(u"bob /of/{id} 7 a peer an id"_s)));
    }

    void W23_anEndIsToldOnceWhoeverCloses()
    {
        const auto notes = std::make_shared<Notes>();
        const auto consumer = [notes](const WebSocket &socket) {
            noteEnds(socket, notes);
            socket.onMessage([socket](const WsMessage &) {
                socket.close({ 4001, u"mine"_s });
                socket.close();
                socket.abort();
            });
        };
        HOLDS(with(place(), consumer, [](WsClient &client) {
            client.send(WsMessage());
            const bool isOver = !client.receive();
            client.close();
            client.abort();
            return isOver ? Outcome() : u"still open"_s;
        }));
        const QStringList told = notes->wait(2).split(u", "_s);
        QCOMPARE(told.size(), 2);
        QVERIFY2(told.first().contains(u"server"_s), qPrintable(told.first()));
        QCOMPARE(told.last(), u"gone"_s);
    }
};

QTEST_GUILESS_MAIN(TestWeaknesses)
#include "tst_weaknesses.moc"
