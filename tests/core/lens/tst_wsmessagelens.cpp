// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/lens/wsmessage.h>

#include <QDateTime>
#include <QTest>
#include <QUrl>

using namespace jackfield;
using namespace Qt::StringLiterals;

struct Money
{
    Q_GADGET
    Q_PROPERTY(int value MEMBER value)
    Q_PROPERTY(QString currency MEMBER currency)

public:
    int value = 0;
    QString currency;
    bool operator==(const Money &) const = default;
};

struct Order
{
    Q_GADGET
    Q_PROPERTY(Side side MEMBER side)
    Q_PROPERTY(Money price MEMBER price)
    Q_PROPERTY(QList<Money> parts MEMBER parts)
    Q_PROPERTY(QDateTime at MEMBER at)
    Q_PROPERTY(quint64 id MEMBER id)
    Q_PROPERTY(double ratio MEMBER ratio)
    Q_PROPERTY(bool open MEMBER open)

public:
    enum class Side { Buy, Sell };
    Q_ENUM(Side)

    Side side = Side::Buy;
    Money price;
    QList<Money> parts;
    QDateTime at;
    quint64 id = 0;
    double ratio = 0;
    bool open = false;
    bool operator==(const Order &) const = default;
};

namespace {
/// JSON that reads well in C++: single quotes stand for double ones.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}
} // namespace

class TestWsMessageLens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGadgetTravelsByItsProperties()
    {
        const auto money = lens::message::json<Money>();
        const Money tenPounds { .value = 10, .currency = u"GBP"_s };
        QCOMPARE(money(tenPounds), WsMessage::fromUtf8(json("{'value':10,'currency':'GBP'}")));
        QVERIFY(money(WsMessage::fromUtf8(json(" {'currency':'GBP', 'more':[], 'value':1e1} ")))
                == tenPounds);
    }

    void gadgetsNestAndListsAndEnumsAreRead()
    {
        const auto lens = lens::message::json<Order>();
        const Order order { .side = Order::Side::Sell,
                            .price = { 1, u"a\"\n"_s },
                            .parts = { { 2, u"b"_s }, { 3, u"c"_s } },
                            .at = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), QTimeZone::UTC),
                            .id = 18446744073709551615ull,
                            .ratio = 0.1,
                            .open = true };
        const WsMessage message = lens(order);
        QCOMPARE(message.bytes(),
                 json("{'side':'Sell','price':{'value':1,'currency':'a\\'\\n'},'parts':[{'value':2,"
                      "'currency':'b'},"
                      "{'value':3,'currency':'c'}],'at':'2026-01-02T03:04:05.006Z','id':"
                      "18446744073709551615,"
                      "'ratio':0.1,'open':true}"));
        QVERIFY(lens(message) == order);
    }

    void whatIsWrongIsNamedByJsonPointer_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<Error::Code>("code");
        QTest::addColumn<QString>("where");
        QTest::addColumn<int>("close");
        using Code = Error::Code;
        QTest::newRow("not JSON") << "not money"_ba << Code::Invalid << u"1:1"_s << 1007;
        QTest::newRow("two values") << "{} {}"_ba << Code::Invalid << u"1:4"_s << 1007;
        QTest::newRow("not an object") << "[]"_ba << Code::Invalid << QString() << 1008;
        QTest::newRow("a member is missing")
            << json("{'value':1}") << Code::Missing << u"/currency"_s << 1008;
        QTest::newRow("another type")
            << json("{'value':'1','currency':''}") << Code::Invalid << u"/value"_s << 1008;
        QTest::newRow("a fraction is no integer")
            << json("{'value':1.5,'currency':''}") << Code::Invalid << u"/value"_s << 1008;
        QTest::newRow("out of range")
            << json("{'value':3000000000,'currency':''}") << Code::Invalid << u"/value"_s << 1008;
    }
    void whatIsWrongIsNamedByJsonPointer()
    {
        QFETCH(QByteArray, payload);
        const auto result = lens::message::json<Money>().tryGet(WsMessage::fromUtf8(payload));
        QVERIFY(!result);
        QTEST(result.error().error().code, "code");
        QTEST(result.error().error().where, "where");
        QTEST(int(result.error().closeStatus().code), "close");
    }

    void theModeIsPartOfTheLens()
    {
        const WsMessage text = WsMessage::text(u"{}"_s);
        const WsMessage binary = WsMessage::binary("{}");
        QCOMPARE(lens::message::text()(text), u"{}"_s);
        QCOMPARE(lens::message::binary()(binary), "{}"_ba);
        QCOMPARE(lens::message::json()(text).size(), 0);
        QCOMPARE(lens::message::text().tryGet(binary).error().code(), Error::Code::Unsupported);
        QCOMPARE(lens::message::binary().tryGet(text).error().code(), Error::Code::Unsupported);
        QCOMPARE(lens::message::json().tryGet(binary).error().closeStatus(),
                 WsStatus::UnsupportedData);
        QCOMPARE(lens::message::binary()("x"_ba), WsMessage::binary("x"));
    }

    void mapGoesBothWays()
    {
        const auto upper = lens::message::text().map([](const QString &s) { return s.toUpper(); },
                                                     [](const QString &s) { return s.toLower(); });
        QCOMPARE(upper(WsMessage::text(u"ab"_s)), u"AB"_s);
        QCOMPARE(upper(u"AB"_s), WsMessage::text(u"ab"_s));
    }
};

QTEST_GUILESS_MAIN(TestWsMessageLens)
#include "tst_wsmessagelens.moc"
