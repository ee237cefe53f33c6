// The recorded session "flow" as a test: its clients are played to a handler of yours, offline.
//
// Made by Jackfield. It will be overwritten: what it tests is chosen in handler.h.
#include "handler.h"

#include <jackfield/json/jsondiff.h>
#include <jackfield/testing/testclient.h>

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace jackfield;

namespace {
constexpr std::chrono::seconds timeout { 10 }; // for each answer; waiting costs no time

/// For payloads that are no text.
QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

WsMessage text(const QByteArray &utf8)
{
    return WsMessage::fromUtf8(utf8);
}

/// A literal, which may hold a NUL.
template<size_t Size>
WsMessage text(const char (&utf8)[Size])
{
    return WsMessage::fromUtf8(QByteArray(utf8, Size - 1));
}

JsonValue asJson(const QByteArray &utf8)
{
    return JsonValue::parse(utf8).value();
}

/// A payload that is too long to stand here.
QByteArray recorded(const QString &name)
{
    QFile file(QFileInfo(QStringLiteral(SESSION_FILE)).dir().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The message as JSON; as a string of JSON if it is something else.
JsonValue jsonOf(const WsMessage &message)
{
    return JsonValue::parse(message.bytes()).value_or(JsonValue::string(message.text()));
}

/// What counts at a place of a message in the place of the recorded value.
struct Rule
{
    QString pointer;
    std::function<bool(const std::optional<JsonValue> &value, const JsonValue &recorded)> fits;
};

Rule ignoring(const char *pointer)
{
    return { QString::fromUtf8(pointer), [](const auto &, const auto &) { return true; } };
}

Rule ofType(const char *pointer)
{
    return { QString::fromUtf8(pointer), [](const auto &value, const auto &recorded) {
                return value && value->type() == recorded.type();
            } };
}

Rule near(const char *pointer, double within)
{
    return { QString::fromUtf8(pointer), [within](const auto &value, const auto &recorded) {
                return value && value->isNumber()
                    && qAbs(value->toDouble() - recorded.toDouble()) <= within + 1e-15 * qAbs(recorded.toDouble());
            } };
}

/// A value that is another one in each run, and the same wherever it was the same.
struct Bound
{
    std::optional<JsonValue> value;

    QByteArray json() const { return value ? value->toJson() : QByteArray("null"); }
};

Rule same(const char *pointer, Bound &bound)
{
    return { QString::fromUtf8(pointer), [&bound](const auto &value, const auto &) {
                bound.value = bound.value ? bound.value : value;
                return value && *value == *bound.value;
            } };
}

/// Where a message differs from what is expected, but for what the rules say; nothing if it does not.
QString differences(const WsMessage &message, const QByteArray &expected, const QList<Rule> &rules = {})
{
    const JsonValue value = jsonOf(message);
    const JsonValue wanted = asJson(expected);
    QStringList found;
    QList<JsonPointer> ruled;
    for (const Rule &rule : rules) {
        const JsonPointer place = JsonPointer::parse(rule.pointer).value();
        ruled.append(place);
        if (!rule.fits(value.at(place), wanted.at(place).value_or(JsonValue())))
            found.append(QStringLiteral("%1: not as the rule says").arg(rule.pointer));
    }
    for (const json::Difference &difference : json::diff(wanted, value)) {
        const auto covers = [&](const JsonPointer &place) { return place.covers(difference.pointer); };
        if (std::ranges::none_of(ruled, covers))
            found.append(QStringLiteral("%1: another value").arg(difference.pointer.toString()));
    }
    return found.isEmpty() ? QString() : found.join(u'\n') + u'\n' + message.text();
}

/// Whether something stands at a place of a message, and whether it is this.
bool holds(const WsMessage &message, const char *pointer, const char *json = nullptr)
{
    const auto value = JsonValue::parse(message.bytes());
    const auto found = value ? value->at(JsonPointer::parse(QString::fromUtf8(pointer)).value())
                             : std::nullopt;
    return found && (!json || *found == asJson(json));
}

/// Whether a message comes and goes as it likes.
bool isIncidental(const WsMessage &message)
{
    if (holds(message, "/type", R"("tick")"))
        return true;
    if (message == text("by the way"))
        return true;
    return false;
}

std::unique_ptr<WsClient> connected(const testing::TestClock &clock,
                                    const char *target,
                                    const QList<std::pair<const char *, const char *>> &headers = {})
{
    Request request(Method::Get, Uri(target));
    for (const auto &[name, value] : headers)
        request = request.withHeader(name, value);
    return testing::testWsClient(handlerUnderTest(), request, clock);
}

/// The status with which a handshake is refused; 101 if it is not.
int refusal(const char *target, const QList<std::pair<const char *, const char *>> &headers = {})
{
    Request request(Method::Get, Uri(target));
    for (const auto &[name, value] : headers)
        request = request.withHeader(name, value);
    const auto client = testing::upgrade(handlerUnderTest(), request);
    return client ? 101 : client.error().response.status();
}

/// What the server sent next; silence and the end are told in words.
WsMessage received(WsClient &client)
{
    const auto message = client.receive(timeout);
    if (message && isIncidental(*message))
        return received(client);
    if (message)
        return *message;
    if (message.error().reason == ReceiveEnd::Reason::Timeout)
        return text("(nothing came)");
    return WsMessage::text(QStringLiteral("(closed with %1)").arg(message.error().status.code));
}

using Condition = std::function<bool(const WsMessage &)>;

Condition is(const WsMessage &expected)
{
    return [expected](const WsMessage &message) { return message == expected; };
}

Condition isJson(const QByteArray &expected, const QList<Rule> &rules = {})
{
    return [=](const WsMessage &message) { return differences(message, expected, rules).isEmpty(); };
}

/// Whether the next messages are these, in whatever order; the first that is none of them, in words.
QString inAnyOrder(WsClient &client, QList<Condition> waiting)
{
    while (!waiting.isEmpty()) {
        const WsMessage message = received(client);
        const auto found = std::ranges::find_if(waiting, [&](const auto &is) { return is(message); });
        if (found == waiting.end())
            return QStringLiteral("none of those that are waited for: ") + message.text();
        waiting.erase(found);
    }
    return {};
}

/// What the server says behind the last recorded message; nothing as long as it does not.
QString behind(WsClient &client)
{
    const auto message = client.receive(std::chrono::milliseconds(100));
    if (message && isIncidental(*message))
        return behind(client);
    if (message)
        return message->text();
    const bool isOver = message.error().reason == ReceiveEnd::Reason::Closed;
    return isOver ? QStringLiteral("(closed with %1)").arg(message.error().status.code) : QString();
}

/// The close code with which the server ends the connection; 0 if it does not.
int receivedClose(WsClient &client)
{
    auto end = client.receive(timeout);
    while (end && isIncidental(*end))
        end = client.receive(timeout);
    const bool isOver = !end && end.error().reason == ReceiveEnd::Reason::Closed;
    return isOver ? int(end.error().status.code) : 0;
}
} // namespace

class TestFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsRooms42()
    {
        const testing::TestClock clock;
        Bound session1;
        Bound id1;
        Bound id2;
        Bound session2;
        Bound order1 { asJson(R"("new")") };
        const auto client1 = connected(
            clock,
            "/rooms/42?as=ada",
            {
                { "X-Client", "flow/1.0" },
                { "Accept-Language", "de, en" },
                { "Sec-WebSocket-Protocol", "chat.v1" },
            }
        );
        QCOMPARE(client1->subprotocol().toUtf8(), QByteArray("chat.v1"));
        QCOMPARE(differences(received(*client1), R"({"type":"welcome","session":"s-17","at":"2026-11-23T10:00:00.001Z","load":0.42,"node":{"id":"a-1","up":1234}})", { same("/session", session1), ofType("/at"), near("/load", 0.1), ignoring("/node"), ignoring("/trace") }), QString());
        client1->send(text(R"({"type":"join","session":)" + session1.json() + R"(,"room":42})"));
        QCOMPARE(inAnyOrder(*client1, {
            isJson(R"({"id":"m-1","type":"joined","room":42,"members":["ada","bob"],"empty":{},"none":[],"is":true,"no":null})", { same("/id", id1), ignoring("/trace") }),
            isJson(R"({"id":"m-2","type":"presence","user":"ada","count":2})", { same("/id", id2), near("/count", 1), ignoring("/trace") }),
        }), QString());
        client1->send(WsMessage::binary(bytes("0001ff")));
        QCOMPARE(received(*client1), WsMessage::binary(bytes("00ff800a")));
        client1->send(text("it's \"plain\" \342\200\223 ${not} a `template`\n"));
        QCOMPARE(received(*client1), text("it's \"plain\" \342\200\223 ${not} a `template`\n"));
        const auto client2 = connected(
            clock,
            "/rooms/42?as=bob",
            { { "Sec-WebSocket-Protocol", "chat.v1" } }
        );
        QCOMPARE(client2->subprotocol().toUtf8(), QByteArray("chat.v1"));
        QCOMPARE(differences(received(*client2), R"({"type":"welcome","session":"s-18","at":"2026-11-23T10:00:00.014Z","load":0.43,"node":{"id":"a-2","up":99}})", { same("/session", session2), ofType("/at"), near("/load", 0.1), ignoring("/node"), ignoring("/trace") }), QString());
        client2->send(text(R"({"type":"join","session":)" + session2.json() + R"(,"room":42})"));
        QCOMPARE(received(*client2), text("hello, bob"));
        client1->ping(bytes("61726520796f75207468657265"));
        client1->send(text(R"({"type":"history","order":)" + order1.json() + R"(,"since":7})"));
        QCOMPARE(differences(received(*client1), recorded("flow-1-11.json"), { ignoring("/trace") }), QString());
        client1->send(text(recorded("flow-1-12.txt")));
        QCOMPARE(received(*client1), text(recorded("flow-1-13.txt")));
        client1->send(WsMessage::binary(recorded("flow-1-14.bin")));
        QCOMPARE(received(*client1), WsMessage::binary(recorded("flow-1-15.bin")));
        QCOMPARE(differences(received(*client1), R"({"type":"bye","session":"s-17","order":"new","trace":"x-1"})", { same("/session", session1), same("/order", order1), ignoring("/trace") }), QString());
        QCOMPARE(behind(*client2), QString());
        client2->close({ 3001, QString::fromUtf8("it's over") });
        QCOMPARE(receivedClose(*client1), 4001);
    }

    void playsPrivate()
    {
        const testing::TestClock clock;
        QCOMPARE(refusal("/private"), 401);
    }

    void playsRooms7()
    {
        const testing::TestClock clock;
        const auto client = connected(clock, "/rooms/7");
        client->send(text("lost"));
        QCOMPARE(received(*client), text("found"));
        client->abort();
    }
};

QTEST_GUILESS_MAIN(TestFlow)
#include "tst_flow.moc"
