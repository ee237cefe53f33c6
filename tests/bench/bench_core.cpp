// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/messagefilters.h>
#include <jackfield/lens/pointer.h>
#include <jackfield/routing/routing.h>
#include <jackfield/session/recordto.h>
#include <jackfield/session/sessionwriter.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/connection.h>
#include <jackfield/ws/then.h>

#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

// Every allocation of this program is counted: glibc lets a program have a malloc of its own.
static qsizetype allocations = 0; // one thread

extern "C" {
void *__libc_malloc(size_t size); // NOLINT: glibc's name
void *malloc(size_t size)
{
    ++allocations;
    return __libc_malloc(size);
}
}

namespace {
const WsMessage tick =
    WsMessage::text(uR"({"type":"tick","symbol":"ACME","price":153.25,"quantity":100,"seq":1})"_s);

WsHandler echo()
{
    return [](const Request &) -> WsResponse {
        return [](const WebSocket &socket) {
            socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
        };
    };
}

/// The same through a message filter for each direction and a lens on text.
WsHandler filteredEcho()
{
    const auto text = lens::message::text();
    const WsHandler handler = [text](const Request &) -> WsResponse {
        return [text](const WebSocket &socket) {
            socket.onMessage(
                [text, socket](const WsMessage &message) { socket.send(text(text(message))); });
        };
    };
    const MessageFilter same = [](const WsMessage &message) { return message; };
    return then(filterReceived(same), then(filterSent(same), handler));
}

/// A wire that counts what is sent. What is posted runs at the end of a turn.
class CountingWire final : public WsTransport
{
public:
    void sendMessage(const WsMessage &) override { ++sent; }
    bool sendMessageNow(const WsMessage &) override { return ++sent > 0; }
    void sendPing(const QByteArray &) override { }
    void sendClose(const std::optional<WsStatus> &) override { }
    void abort() override { }
    qint64 bufferedBytes() const override { return 0; }
    void post(std::function<void()> task) override { tasks.push_back(std::move(task)); }
    void schedule(std::chrono::milliseconds, std::function<void()>) override { }

    void endTurn()
    {
        while (!tasks.empty()) {
            const auto task = std::move(tasks.back());
            tasks.pop_back();
            task();
        }
    }

    int sent = 0;
    std::vector<std::function<void()>> tasks;
};

/// A connection of a handler on such a wire.
struct Machine
{
    std::shared_ptr<CountingWire> wire = std::make_shared<CountingWire>();
    std::shared_ptr<Connection> connection =
        std::make_shared<Connection>(Connection::Setup { .side = Side::Server, .transport = wire });

    explicit Machine(const WsHandler &handler)
    {
        connection->start(handler(Request::get(u"/"_s)).consumer());
        wire->endTurn();
    }
    ~Machine()
    {
        connection->ended(true);
        wire->endTurn();
    }
    Q_DISABLE_COPY_MOVE(Machine)

    /// How many messages came back of so many that arrive, each made anew from its text as a transport does it.
    int exchange(int count) const
    {
        const int before = wire->sent;
        for (int i = 0; i < count; ++i) {
            connection->messageArrived(WsMessage::fromCheckedText(tick.text()));
            wire->endTurn();
        }
        return wire->sent - before;
    }
};

/// A message with ten ticks in it.
const WsMessage &kibibyte()
{
    static const WsMessage message = [] {
        QByteArray list = "{\"channel\":\"ticks\",\"data\":[";
        while (list.size() < 930)
            list += tick.bytes() + ',';
        return WsMessage::fromUtf8(list + tick.bytes() + "],\"last\":true}");
    }();
    return message;
}

/// `count` messages there and back through `handler`, offline.
bool echoed(const WsHandler &handler, int count)
{
    const auto client = testing::testWsClient(handler, Request::get(u"/"_s));
    for (int i = 0; i < count; ++i) {
        client->send(tick);
        if (!client->receive())
            return false;
    }
    return true;
}
} // namespace

/// What the library costs. Compare the rows of one run; absolute figures depend on the machine.
class BenchCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandEchoesOffline()
    {
        QBENCHMARK {
            QVERIFY(echoed(echo(), 10'000));
        }
    }

    void tenThousandEchoesThroughTwoFiltersAndALens()
    {
        QBENCHMARK {
            QVERIFY(echoed(filteredEcho(), 10'000));
        }
    }

    /// Of one message there and back, in the middle of a conversation.
    void allocationsOfAnEchoThroughTwoFiltersAndALens()
    {
        const auto client = testing::testWsClient(filteredEcho(), Request::get(u"/"_s));
        const auto exchange = [&] {
            client->send(tick);
            return client->receive().has_value();
        };
        for (int i = 0; i < 100; ++i)
            QVERIFY(exchange());
        const qsizetype before = allocations;
        for (int i = 0; i < 1000; ++i)
            QVERIFY(exchange());
        QTest::setBenchmarkResult(qreal(allocations - before) / 1000, QTest::Events);
    }

    /// The state machine alone, without the offline client's clock: what a transport hands over comes back to it.
    void tenThousandEchoesThroughTheStateMachine()
    {
        const Machine machine(filteredEcho());
        QBENCHMARK {
            QCOMPARE(machine.exchange(10'000), 10'000);
        }
    }

    void allocationsOfAnEchoThroughTheStateMachine()
    {
        const Machine machine(filteredEcho());
        machine.exchange(100);
        const qsizetype before = allocations;
        machine.exchange(1000);
        QTest::setBenchmarkResult(qreal(allocations - before) / 1000, QTest::Events);
    }

    void tenThousandRecordedAndDelivered()
    {
        QBENCHMARK {
            SessionRecorder recorder;
            int heard = 0;
            const WsHandler listener = [&heard](const Request &) -> WsResponse {
                return [&heard](const WebSocket &socket) {
                    socket.onMessage([&heard](const WsMessage &) { ++heard; });
                };
            };
            const Machine machine(then(recordTo(recorder), listener));
            machine.exchange(10'000);
            QCOMPARE(heard, 10'000);
        }
    }

    void tenThousandEchoesRecordedInMemory()
    {
        QBENCHMARK {
            SessionRecorder recorder;
            QVERIFY(echoed(then(recordTo(recorder), echo()), 10'000));
        }
    }

    void tenThousandEchoesRecordedToAFile()
    {
        const QTemporaryDir folder;
        QBENCHMARK {
            const auto writer = SessionWriter::open(folder.filePath(u"x.session.jsonl"_s),
                                                    SessionWriter::Existing::Overwrite);
            QVERIFY(writer);
            QVERIFY(echoed(then(recordTo(*writer), echo()), 10'000));
        }
    }

    /// A big table costs hardly more than a small one: compare its rows with those of ten.
    void oneRequestThroughATable_data()
    {
        QTest::addColumn<int>("literals");
        QTest::addColumn<int>("templates");
        QTest::addColumn<QString>("target");
        for (const auto &[name, literals, templates] :
             { std::tuple("ten rows", 8, 2), std::tuple("1,100 rows", 1000, 100) }) {
            QTest::addRow("%s, the last literal", name)
                << literals << templates << u"/v1/service%1/status"_s.arg(literals - 1);
            QTest::addRow("%s, the last template", name)
                << literals << templates << u"/v1/users%1/7"_s.arg(templates - 1);
            QTest::addRow("%s, no match", name) << literals << templates << u"/v1/nothing/7"_s;
        }
    }
    void oneRequestThroughATable()
    {
        QFETCH(const int, literals);
        QFETCH(const int, templates);
        QFETCH(const QString, target);
        QList<QList<WsRoute>> rows;
        for (int i = 0; i < literals; ++i)
            rows.append(route(u"/v1/service%1/status"_s.arg(i), echo()));
        for (int i = 0; i < templates; ++i)
            rows.append(route(u"/v1/users%1/{id}"_s.arg(i), echo()));
        const WsRoutes table = websockets(rows);
        const Request request = Request::get(target);
        const bool isThere = !target.contains(u"nothing"_s);
        QBENCHMARK {
            QCOMPARE(table(request).isAccepted(), isThere);
        }
    }

    void aThousandPointersInAKibibyte()
    {
        const auto price = lens::message::pointer<double>(u"/data/0/price"_s);
        QBENCHMARK {
            for (int i = 0; i < 1000; ++i)
                QCOMPARE(price(kibibyte()), 153.25);
        }
    }

    void aThousandDocumentsOfAKibibyte()
    {
        const auto whole = lens::message::json();
        QBENCHMARK {
            for (int i = 0; i < 1000; ++i)
                QVERIFY(whole(kibibyte()).isObject());
        }
    }

    void aJsonLensOnAMebibyte()
    {
        QByteArray array = "[";
        while (array.size() < 1 << 20)
            array += tick.bytes() + ',';
        const WsMessage message = WsMessage::fromUtf8(array + "0]");
        QBENCHMARK {
            QVERIFY(lens::message::json()(message).isArray());
        }
    }
};

QTEST_GUILESS_MAIN(BenchCore)
#include "bench_core.moc"
