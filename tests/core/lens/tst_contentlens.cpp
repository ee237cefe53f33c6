// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "market.h"

#include <jackfield/filter/filters.h>
#include <jackfield/lens/body.h>
#include <jackfield/lens/path.h>
#include <jackfield/lens/pointer.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

struct Sum
{
    Q_GADGET
    Q_PROPERTY(int a MEMBER a)
    Q_PROPERTY(int doubled READ doubled)

public:
    int a = 0;
    int doubled() const { return 2 * a; }
};

struct Deal
{
    Q_GADGET
    Q_CLASSINFO("type", "trade")
};

namespace {
/// What a handler with this consumer's listener makes of one message: the close status.
WsStatus closedBy(const WebSocket::MessageListener &listener,
                  const WsMessage &message,
                  const WsFilter &filter = {})
{
    const WsHandler handler = [listener](const Request &) -> WsResponse {
        return [listener](const WebSocket &socket) { socket.onMessage(listener); };
    };
    const auto client =
        testing::testWsClient(filter ? then(filter, handler) : handler, Request::get(u"/"_s));
    client->send(message);
    client->close(WsStatus::NormalClosure);
    const auto end = client->receive();
    return end ? WsStatus() : end.error().status;
}
} // namespace

/// Lenses on whole messages and bodies.
class TestContentLens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { lens::registerJsonType<std::optional<Trade>>(); }

    void emptyOptionalsAreLeftOutAndNullIsTakenForThem()
    {
        const auto trade = lens::message::json<Trade>();
        QCOMPARE(trade(Trade { .price = 1, .signature = "a"_ba, .venue = {} }),
                 text("{'price':1,'signature':'YQ=='}"));
        QVERIFY(trade(text("{'price':1,'signature':'YQ==','venue':null}")).venue == std::nullopt);
        QCOMPARE(trade.tryGet(text("{'price':1,'signature':'!'}")).error().error().where,
                 u"/signature"_s);
    }

    void aPropertyThatCannotBeWrittenIsNotAskedFor()
    {
        const auto lens = lens::message::json<Sum>();
        QCOMPARE(lens(text("{'a':3}")).doubled(), 6);
        QCOMPARE(lens(Sum { .a = 3 }), text("{'a':3,'doubled':6}"));
        QCOMPARE(lens(text("{'a':3,'doubled':1}")).doubled(), 6);
    }

    void oneOfSeveralTypesIsToldByAMember()
    {
        const auto lens = lens::message::oneOf<Trade, Quote>("type");
        const auto trade = lens(text("{'price':2,'type':'trade','signature':''}"));
        QCOMPARE(std::get<Trade>(trade).price, 2.0);
        QCOMPARE(lens(std::variant<Trade, Quote>(Trade { .price = 1 })),
                 text("{'type':'trade','price':1,'signature':''}"));
        QVERIFY(std::get<Quote>(lens(lens(full))) == full);
        const auto failureOf = [&](const QByteArray &quoted) {
            return lens.tryGet(text(quoted)).error().error();
        };
        QCOMPARE(failureOf("{'type':'sale'}"),
                 (Error { Code::Invalid,
                          u"'/type' must be one of trade, Quote, not \"sale\""_s,
                          u"/type"_s }));
        QCOMPARE(failureOf("{}").code, Code::Missing);
        QCOMPARE(failureOf("[]").code, Code::Invalid);
        QCOMPARE(failureOf("{'type':'trade','price':'1'}").where, u"/price"_s);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                                 (lens::message::oneOf<Trade, Deal>("type")));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (lens::message::oneOf<int>("type")));
    }

    void aPointerReadsOneValueAsTheWholeDocumentWould_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char *name, const QByteArray &document, const char *pointer) {
            QTest::newRow(name) << json(document) << QString::fromLatin1(pointer);
        };
        row("a member of an element",
            "{'x':[{'price':1},{}],'data':[{'a':{},'price':2.50}]}",
            "/data/0/price");
        row("the whole", " [1] ", "");
        row("of duplicates the last", "{'a':{'b':1},'a':{'b':2}}", "/a/b");
        row("of duplicates the last, without it", "{'a':{'b':1},'a':{}}", "/a/b");
        row("a duplicate that is no object", "{'a':{'b':1},'a':3}", "/a/b");
        row("beyond an array", "[1,2]", "/2");
        row("of an empty array", "[]", "/0");
        row("of an empty object", "{ }", "/a");
        row("an index with a zero before it", "[1,2]", "/01");
        row("a name that is a number", "{'0':1}", "/0");
        row("below a number", "[1]", "/0/0");
        row("brackets in strings", "{'a':'}]','b':['[',{'c':'\\\\'}],'d':4}", "/d");
        row("escapes at the end of strings", "{'a':['\\\\','\\'',{}],'d':5}", "/d");
        row("escaped names", "{'\\u0061\\n':1,'a~/b':2}", "/a~0~1b");
        row("an escaped name that is meant", "{'\\u0061':1}", "/a");
        row("null", "{'a':null}", "/a");
        row("an empty name", "{'':{'':3}}", "//");
        row("blanks", "{ 'a' : [ 1 , 2 ] , 'b' : 3 }", "/a/1");
        row("a long string of brackets",
            "{'s':'" + QByteArray(200, '{') + "','n':[" + QByteArray("\"\\\"]\",").repeated(40)
                + "1],'x':7}",
            "/x");
        for (int i = 55; i < 75; ++i) {
            row(qPrintable(u"a backslash at byte %1"_s.arg(i)),
                "{'a':['" + QByteArray(i, 'x') + "\\\\','" + QByteArray(i, 'x') + "\\']'],'b':1}",
                "/b");
        }
    }
    void aPointerReadsOneValueAsTheWholeDocumentWould()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, pointer);
        const auto whole = JsonValue::parse(document);
        QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().message));
        const auto seen = lens::message::pointer<std::optional<JsonValue>>(pointer)(
            WsMessage::fromUtf8(document));
        const auto expected = whole->at(*JsonPointer::parse(pointer));
        QCOMPARE(seen.has_value(), expected.has_value());
        if (seen)
            QCOMPARE(seen->toJson(), expected->toJson());
    }

    void L40_aPointersFailureNamesTheFieldAndThePath()
    {
        const auto price = lens::message::pointer<double>("/data/0/price");
        QCOMPARE(price(text("{'data':[{'price':1.5}]}")), 1.5);
        const auto failureOf = [&](const QByteArray &quoted) {
            return price.tryGet(text(quoted)).error();
        };
        QCOMPARE(failureOf("{'data':[]}").error(),
                 (Error { Code::Missing,
                          u"message '/data/0/price' is required"_s,
                          u"/data/0/price"_s }));
        QCOMPARE(failureOf("{'data':[{'price':'1'}]}").text(),
                 u"'/data/0/price' must be number, not the string '1'"_s);
        QCOMPARE(failureOf("{'data':[{'price':1.5}").closeStatus(),
                 WsStatus::InvalidFramePayloadData);
        QCOMPARE(failureOf("{'data':[{'price':1.5x}]}").closeStatus(),
                 WsStatus::InvalidFramePayloadData);
        QCOMPARE(failureOf("{'data':{},}").code(), Code::Invalid);
        QCOMPARE(failureOf("{} {}").code(), Code::Invalid);
        QCOMPARE(failureOf("{'a").error().where, u"1:4"_s);
        const auto list = lens::message::pointer<QList<Trade>>("/data");
        const auto deeper = list.tryGet(text("{'data':[{'price':true,'signature':''}]}"));
        QCOMPARE(deeper.error().error().where, u"/data/0/price"_s);
        QVERIFY(deeper.error().text().startsWith(u"'/data/0/price' must be number"_s));
        QCOMPARE(lens::message::pointer<std::optional<double>>("/a")(text("{'a':null}")),
                 std::nullopt);
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, lens::message::pointer<int>("data"));
    }

    void L34_aBodyMustBeOfItsMediaType_data()
    {
        QTest::addColumn<QByteArray>("contentType"); // null: none
        QTest::addColumn<bool>("lenient");
        QTest::addColumn<bool>("strict");
        QTest::newRow("L34 the same") << "application/json"_ba << true << true;
        QTest::newRow("L34 with parameters")
            << "Application/JSON; charset=utf-8"_ba << true << true;
        QTest::newRow("L34 of its family") << "application/problem+json"_ba << true << true;
        QTest::newRow("L34 none") << QByteArray() << true << false;
        QTest::newRow("L34 another") << "text/plain"_ba << false << false;
    }
    void L34_aBodyMustBeOfItsMediaType()
    {
        QFETCH(QByteArray, contentType);
        const Request plain = Request::get(u"/"_s).withBody("[1]");
        const Request request =
            contentType.isNull() ? plain : plain.withHeader("Content-Type", contentType);
        const auto lenient = lens::body::json<QList<int>>().tryGet(request);
        QTEST(lenient.has_value(), "lenient");
        QTEST(lens::body::json<QList<int>>(lens::body::Negotiation::Strict)
                  .tryGet(request)
                  .has_value(),
              "strict");
        QVERIFY(lens::body::json<QList<int>>(lens::body::Negotiation::None).tryGet(request));
        if (!lenient)
            QCOMPARE(lenient.error().httpStatus(), 415);
    }

    void L34_aBodyIsWrittenWithItsMediaType()
    {
        const Request request = lens::body::json<QList<int>>()(QList<int> { 1 });
        QCOMPARE(request.body(), "[1]");
        QCOMPARE(request.header("Content-Type"), "application/json"_ba);
        QCOMPARE(lens::body::text()(u"ä"_s).body(), "ä");
        QCOMPARE(lens::body::text()(lens::body::text()(u"ä"_s)), u"ä"_s);
        QCOMPARE(codeOf(lens::body::text().tryGet(Request().withBody("\xff"))), Code::Invalid);
        const Request latin =
            Request().withHeader("Content-Type", "text/plain; charset=\"ISO-8859-1\"");
        QCOMPARE(codeOf(lens::body::text().tryGet(latin.withBody("\xe4"))), Code::Unsupported);
        QCOMPARE(lens::body::text()(u"ä"_s, latin).header("Content-Type"), "text/plain"_ba);
        QCOMPARE(
            lens::body::text<Response>().tryGet(Response(200).body("\xff")).error().httpStatus(),
            500);
        QCOMPARE(lens::body::binary<Response>()("\xff"_ba, Response(200)).body(), "\xff");
        const auto bad = lens::body::json<QList<int>, Response>().tryGet(Response(200).body("["));
        QCOMPARE(bad.error().httpStatus(), 500);
        const Request cbor = lens::body::in<QList<int>>(lens::Notation::Cbor)(QList<int> { 1 });
        QCOMPARE(cbor.header("Content-Type"), "application/cbor"_ba);
    }

    void L38_theModeIsLookedAtAndUtf8Too()
    {
        QCOMPARE(codeOf(lens::message::text().tryGet(WsMessage::binary("a"))), Code::Unsupported);
        QCOMPARE(codeOf(lens::message::binary().tryGet(WsMessage::text(u"a"_s))),
                 Code::Unsupported);
        QCOMPARE(codeOf(lens::message::json().tryGet(WsMessage::fromUtf8("\"\xff\""))),
                 Code::Invalid);
    }

    void L39_aBinaryLensMakesBinaryMessages()
    {
        QVERIFY(!lens::message::binary()("a"_ba).isText());
        QVERIFY(!lens::message::cbor<int>()(1).isText());
        QVERIFY(lens::message::json<int>()(1).isText());
    }

    void L41_L42_aFailureInAListenerClosesAndIsNotThrownAtTheSender()
    {
        const auto money = lens::message::json<Trade>();
        const auto listener = [money](const WsMessage &message) { (void)money(message); };
        QCOMPARE(closedBy(listener, text("{}")).code, WsStatus::PolicyViolation.code);
        QCOMPARE(closedBy(listener, text("{")).code, WsStatus::InvalidFramePayloadData.code);
        QCOMPARE(closedBy(listener, WsMessage::binary("{}")).code, WsStatus::UnsupportedData.code);
    }

    void L37_whatIsNotThePeersFaultStaysThisSides()
    {
        const WsFilter blame = catchLensFailure([](const LensFailure &failure) {
            return LensAnswer { 422, WsStatus { 4022, {} }, failure.text() };
        });
        const auto listener = [](const WsMessage &message) {
            if (message.text() == u"upstream"_s)
                (void)lens::body::json<JsonValue, Response>()(Response(200).body("<html>"));
            (void)lens::message::json()(message);
        };
        QCOMPARE(closedBy(listener, text("{"), blame).code, 4022);
        QCOMPARE(closedBy(listener, text("upstream"), blame).code, WsStatus::InternalError.code);
    }

    void L43_L44_aFailureInTheHandlerIs400AndInTheConsumerAClose()
    {
        const auto n = lens::path::required<int>("n");
        const WsHandler early = [n](const Request &request) -> WsResponse {
            (void)n(request);
            return [](const WebSocket &) { };
        };
        const WsHandler late = [n](const Request &request) -> WsResponse {
            return [n, request](const WebSocket &) { (void)n(request); };
        };
        QCOMPARE(testing::upgrade(early, Request::get(u"/"_s)).error().response.status(), 400);
        const auto client = testing::testWsClient(late, Request::get(u"/"_s));
        QCOMPARE(client->receive().error().status.code, WsStatus::PolicyViolation.code);
    }
};

QTEST_GUILESS_MAIN(TestContentLens)
#include "tst_contentlens.moc"
