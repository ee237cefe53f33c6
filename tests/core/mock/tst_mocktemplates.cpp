// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonvalue.h>
#include <jackfield/mock/mockfile.h>
#include <jackfield/testing/testclient.h>

#include <QRegularExpression>
#include <QTest>

using namespace jackfield;
using namespace jackfield::testing;
using namespace Qt::StringLiterals;

namespace {
/// JSON with ' for ".
QByteArray bytes(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

QString text(const char *json)
{
    return QString::fromUtf8(bytes(json));
}

/// What a mock answers to `sent`, if its only reply is `message`: `"json": ...` or `"text": ...`.
QString answered(const QByteArray &message, const QString &sent)
{
    const QByteArray definition =
        bytes("{'jackfield':'mock','version':1,'servers':[{'name':'s','seed':1,'routes':["
              "{'path':'/t/{name}','rules':{'fallback':{")
        + message + "}}}]}]}";
    const auto file = MockFile::parse(definition);
    if (!file)
        return file.error().message;
    const auto client =
        testWsClient(file->servers.first().handler({ .clock = TestClock().clock() }),
                     Request::get(u"/t/Zo%C3%AB?x=1&y=a+b&x=2"_s).withHeader("X-Id", "77"));
    client->send(WsMessage::text(sent));
    const auto reply = client->receive();
    return reply ? reply->text() : u"nothing"_s;
}
} // namespace

class TestMockTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsBecomeValues_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("answer");
        const QString order = text("{'id': 1.50, 'a': {'b': [true, null, 'x\\ny']}}");

        QTest::newRow("no expression: compact, numbers as written")
            << bytes("'json': { 'a' : [ 1.0, 1e3 ] , 'b': '\\u00e4' }") << order
            << text("{'a':[1.0,1e3],'b':'\\u00e4'}");
        QTest::newRow("a whole string is the value itself")
            << bytes("'json': ['{{ json.id }}', '{{json.a}}']") << order
            << text("[1.50,{'b': [true, null, 'x\\ny']}]");
        QTest::newRow("the whole document") << bytes("'json': '{{ json }}'") << order << order;
        QTest::newRow("an element of an array")
            << bytes("'json': '{{ json.a.b.0 }}'") << order << u"true"_s;
        QTest::newRow("a part of a string is text")
            << bytes("'json': 'id {{ json.id }}!'") << order << text("'id 1.50!'");
        QTest::newRow("text is quoted for JSON")
            << bytes("'json': '<{{ json.a.b.2 }}>'") << order << text("'<x\\ny>'");
        QTest::newRow("text stands in text as it is")
            << bytes("'text': '<{{ json.a.b.2 }}>'") << order << u"<x\ny>"_s;
        QTest::newRow("what is missing is null")
            << bytes("'json': '{{ json.no.no }}'") << order << u"null"_s;
        QTest::newRow("or nothing in a text")
            << bytes("'text': '[{{ json.no }}]'") << order << u"[]"_s;
        QTest::newRow("a message that is no JSON")
            << bytes("'json': '{{ json.id }}'") << u"{"_s << u"null"_s;
        QTest::newRow("its text") << bytes("'json': '{{ text }}'") << u"a \"b\""_s
                                  << text("'a \\'b\\''");
        QTest::newRow("a path value, decoded")
            << bytes("'text': '{{ path.name }}'") << u""_s << u"Zoë"_s;
        QTest::newRow("a query value: the first")
            << bytes("'text': '{{ query.x }}{{ query.y }}'") << u""_s << u"1a b"_s;
        QTest::newRow("no such query value")
            << bytes("'json': '{{ query.z }}'") << u""_s << u"null"_s;
        QTest::newRow("a header") << bytes("'json': '{{ header.x-id }}'") << u""_s << text("'77'");
        QTest::newRow("how many came") << bytes("'json': '{{ count }}'") << u""_s << u"1"_s;
        QTest::newRow("the time") << bytes("'text': '{{ now }}'") << u""_s
                                  << u"2026-01-01T00:00:00.000Z"_s;
        QTest::newRow("a later time")
            << bytes("'text': '{{ now +1d -90s }}'") << u""_s << u"2026-01-01T23:58:30.000Z"_s;
        QTest::newRow("the time as a number")
            << bytes("'json': ['{{ now ms }}', '{{ now s +1s }}']") << u""_s
            << u"[1767225600000,1767225601]"_s;
        QTest::newRow("the time in a format")
            << bytes("'text': '{{ now -1h dd.MM.yyyy/hh }}'") << u""_s << u"31.12.2025/23"_s;
        QTest::newRow("the time as clients' messages call it")
            << bytes("'json': '{{ timestamp }}'") << u""_s << u"1767225600000"_s;
        QTest::newRow("a counter")
            << bytes("'text': '{{ counter a }}{{ counter a }}{{ counter b }}'") << u""_s
            << u"121"_s;
        QTest::newRow("a word of one") << bytes("'text': '{{ pick buy }}'") << u""_s << u"buy"_s;
        QTest::newRow("two braces") << bytes("'text': '{{ \\'{{\\' }}x}}'") << u""_s << u"{{x}}"_s;
        QTest::newRow("one brace is no expression")
            << bytes("'text': '{ count }'") << u""_s << u"{ count }"_s;
        QTest::newRow("keys are not expanded")
            << bytes("'json': {'{{ count }}': 1}") << u""_s << text("{'{{ count }}':1}");
        QTest::newRow("what a peer sends is never expanded")
            << bytes("'text': '{{ text }}'") << u"{{ count }}"_s << u"{{ count }}"_s;
    }
    void expressionsBecomeValues()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, sent);
        QTEST(answered(message, sent), "answer");
    }

    /// A counter is the server's: all connections ask the same one.
    void aCounterGoesOnFromConnectionToConnection()
    {
        const auto file = MockFile::parse(
            bytes("{'jackfield':'mock','version':1,'servers':[{'name':'s','routes':[{'path':'/',"
                  "'rules':{'greeting':{'text':'{{ counter orders }}'}}}]}]}"));
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        const WsHandler handler = file->servers.first().handler();
        for (const QString &expected : { u"1"_s, u"2"_s, u"3"_s })
            QCOMPARE(testWsClient(handler, Request::get(u"/"_s))->receive().value().text(),
                     expected);
    }

    void whatIsInventedIsTheSameForASeed()
    {
        const QByteArray message =
            bytes("'text': '{{ fake.name }} {{ fake.email }} {{ fake.city }} "
                  "{{ fake.word }} {{ pick a b c d }}'");
        const QString made = answered(message, u""_s);
        static const QRegularExpression form(
            u"^[A-Z]\\w+ [A-Z]\\w+ [a-z]+\\.[a-z]+\\d+@example\\.com [A-Z]\\w+ [a-z]+ [abcd]$"_s);
        QVERIFY2(form.match(made).hasMatch(), qPrintable(made));
        QCOMPARE(answered(message, u""_s), made);
    }

    void randomNumbersKeepTheirBoundsAndDecimals_data()
    {
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("decimals");
        QTest::newRow("whole numbers") << "1 3"_ba << 1. << 3. << 0;
        QTest::newRow("one number") << "5 5"_ba << 5. << 5. << 0;
        QTest::newRow("below zero") << "-2 2"_ba << -2. << 2. << 0;
        QTest::newRow("two decimals") << "0.50 0.53"_ba << 0.5 << 0.53 << 2;
    }
    void randomNumbersKeepTheirBoundsAndDecimals()
    {
        QFETCH(QByteArray, arguments);
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, decimals);
        const QByteArray one = "\"{{ random " + arguments + " }}\"";
        const QByteArray many = "\"json\": [" + QByteArray(one + ',').repeated(199) + one + ']';
        const auto values = JsonValue::parse(answered(many, {}).toUtf8());
        QVERIFY(values && values->size() == 200);
        double least = high;
        double greatest = low;
        for (const JsonValue &value : values->elements()) {
            QVERIFY(value.toDouble() >= low && value.toDouble() <= high);
            const QByteArray text = value.toJson();
            QVERIFY(text.size() - 1 - QByteArray(text + '.').indexOf('.') <= decimals);
            least = std::min(least, value.toDouble());
            greatest = std::max(greatest, value.toDouble());
        }
        QCOMPARE(least, low);
        QCOMPARE(greatest, high);
    }
};

QTEST_GUILESS_MAIN(TestMockTemplates)
#include "tst_mocktemplates.moc"
