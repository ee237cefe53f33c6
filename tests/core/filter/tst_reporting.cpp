// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/filters.h>
#include <jackfield/filter/reporting.h>
#include <jackfield/lens/query.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// Greets, echoes, closes on "bye", throws on "fail", takes three seconds for "slow".
WsResponse talkative(const Request &)
{
    return [](const WebSocket &socket) {
        socket.send(WsMessage::text(u"grüß"_s));
        socket.onMessage([socket](const WsMessage &message) {
            if (message.text() == u"bye"_s)
                return socket.close({ 4000, u"as asked"_s });
            if (message.text() == u"fail"_s)
                throw std::runtime_error("it does");
            if (message.text() == u"slow"_s)
                return socket.after(3s,
                                    [socket] { socket.send(WsMessage::binary("\x01\xFF"_ba)); });
            socket.send(message);
        });
    };
}

/// What a client hears of a handler, up to the end.
QStringList
conversation(const WsHandler &handler, const QStringList &said, const testing::TestClock &clock)
{
    const auto client = testing::testWsClient(handler, Request::get(u"/room/7"_s), clock);
    QStringList heard;
    for (const QString &text : said)
        client->send(WsMessage::text(text));
    while (const auto message = client->receive())
        heard += QString::fromLatin1(message->bytes().toHex());
    client->close();
    const auto end = client->receive();
    heard += u"%1 %2"_s.arg(end.error().status.code).arg(end.error().status.reason);
    return heard;
}
} // namespace

class TestReporting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConnectionIsReportedWhenItIsOver()
    {
        const testing::TestClock clock;
        QList<WsTransaction> reports;
        const WsFilter filter =
            reportTransaction([&](const WsTransaction &t) { reports += t; }, clock.clock());
        const WsHandler table = then(filter, websockets({ route("/room/{n}", talkative) }));
        conversation(table, { u"a"_s, u"slow"_s }, clock);
        QCOMPARE(reports.size(), 1);
        const WsTransaction &report = reports.first();
        QCOMPARE(report.request.route().value().uriTemplate, u"/room/{n}"_s);
        QVERIFY(!report.refusal);
        QCOMPARE(report.received.messages, 2);
        QCOMPARE(report.received.bytes, 5);
        QCOMPARE(report.sent.messages, 3);
        QCOMPARE(report.sent.bytes, 6 + 1 + 2);
        QCOMPARE(report.status, std::optional<WsStatus>(WsStatus::NormalClosure));
        QCOMPARE(report.initiator, Side::Client);
        QVERIFY(report.clean);
        QVERIFY(report.duration >= 3s);

        conversation(table, { u"bye"_s }, clock);
        QCOMPARE(reports.last().status->code, quint16(4000));
        QCOMPARE(reports.last().initiator, Side::Server);
        conversation(table, { u"fail"_s }, clock);
        QCOMPARE(reports.last().status->code, WsStatus::InternalError.code);
        QCOMPARE(reports.size(), 3);
    }

    void aRefusalIsReportedAtOnce_data()
    {
        QTest::addColumn<WsHandler>("handler");
        QTest::addColumn<int>("status");
        QTest::newRow("a refusal")
            << WsHandler([](const Request &) { return refuse(Response(403)); }) << 403;
        QTest::newRow("no match") << WsHandler([](const Request &) {
            return WsResponse(std::nullopt);
        }) << 404;
        QTest::newRow("an exception")
            << WsHandler([](const Request &) -> WsResponse { throw std::runtime_error("x"); })
            << 500;
    }
    void aRefusalIsReportedAtOnce()
    {
        QFETCH(const WsHandler, handler);
        QFETCH(const int, status);
        QList<WsTransaction> reports;
        const WsFilter filter = reportTransaction([&](const WsTransaction &t) { reports += t; });
        QCOMPARE(answer(then(filter, handler), Request::get(u"/x"_s)).refusal().status(), status);
        QCOMPARE(reports.size(), 1);
        QCOMPARE(reports.first().refusal.value().status(), status);
        QCOMPARE(reports.first().request, Request::get(u"/x"_s));
    }

    void whatIsThrownGoesOn()
    {
        int told = 0;
        const WsFilter deciding =
            catchLensFailure([](const LensFailure &) { return LensAnswer { .httpStatus = 422 }; });
        const WsHandler reading = [](const Request &request) -> WsResponse {
            lens::query::required<int>("n")(request);
            return std::nullopt;
        };
        const WsHandler filtered =
            then(deciding, then(debug([&](const QString &) { ++told; }), reading));
        QCOMPARE(answer(filtered, Request::get(u"/"_s)).refusal().status(), 422);
        QCOMPARE(told, 1);
    }

    void debugTellsWhatPasses()
    {
        QStringList lines;
        const WsHandler handler =
            then(debug([&](const QString &line) { lines += line; }), talkative);
        conversation(handler, { u"\u0007a"_s, u"x"_s.repeated(300), u"bye"_s }, {});
        for (QString &line : lines)
            line.remove(QRegularExpression(u"^#\\d+ "_s));
        const QString cut = u"text, 300 bytes: "_s + u"x"_s.repeated(200) + u'…';
        QCOMPARE(lines,
                 (QStringList { u"GET /room/7 from offline"_s,
                                u"server: text, 6 bytes: grüß"_s,
                                u"client: text, 2 bytes: \uFFFDa"_s,
                                u"server: text, 2 bytes: \uFFFDa"_s,
                                u"client: "_s + cut,
                                u"server: "_s + cut,
                                u"client: text, 3 bytes: bye"_s,
                                u"server: close 4000 as asked"_s,
                                u"client: close 4000"_s,
                                u"server: end 4000 as asked"_s }));
        lines.clear();
        const WsHandler refusing = [](const Request &) { return refuse(Response(403)); };
        answer(then(debug([&](const QString &line) { lines += line; }), refusing),
               Request::get(u"/x"_s));
        QCOMPARE(lines, QStringList { u"refused GET /x: 403 Forbidden"_s });
    }

    void reportingChangesNothing()
    {
        const WsFilter both =
            then(debug([](const QString &) { }), reportTransaction([](const WsTransaction &) { }));
        for (const QStringList &said : { QStringList { u"a"_s, u"b"_s, u"bye"_s },
                                         QStringList { u"fail"_s, u"late"_s },
                                         QStringList { u"slow"_s, u"a"_s } })
            QCOMPARE(conversation(then(both, talkative), said, {}),
                     conversation(talkative, said, {}));
    }
};

QTEST_GUILESS_MAIN(TestReporting)
#include "tst_reporting.moc"
