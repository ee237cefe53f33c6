// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/subprotocol.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// Says which row answers, what its request offers, and what its socket speaks.
WsHandler row(const QString &name)
{
    return [name](const Request &request) -> WsResponse {
        const QString offered = request.offeredSubprotocols().join(u',');
        return [name, offered](const WebSocket &socket) {
            socket.send(WsMessage::text(name + u": "_s + offered + u" "_s + socket.subprotocol()));
        };
    };
}

Request offering(const QByteArrayList &fields)
{
    Request request = Request::get(u"/"_s);
    for (const QByteArray &field : fields)
        request = request.withHeader("Sec-WebSocket-Protocol", field);
    return request;
}

/// What a client hears, or the status and text of the refusal.
QString outcome(const WsHandler &handler, const Request &request)
{
    const auto client = testing::upgrade(handler, request);
    if (client)
        return (*client)->subprotocol() + u"|"_s + (*client)->receive().value().text();
    const Response &response = client.error().response;
    return QString::number(response.status()) + u' ' + QString::fromUtf8(response.body()).trimmed();
}
} // namespace

class TestSubprotocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServersFirstThatTheClientOffersIsAgreedOn_data()
    {
        QTest::addColumn<QByteArrayList>("offered");
        QTest::addColumn<QString>("goingOn");
        QTest::addColumn<QString>("refusing"); // empty: the same
        const QString needed = u"400 a subprotocol is needed: v2, v1"_s;
        QTest::newRow("one of them") << QByteArrayList { "v1" } << u"v1|old: v1 v1"_s << QString();
        QTest::newRow("both, in the client's order")
            << QByteArrayList { "v1, v2" } << u"v2|new: v2 v2"_s << QString();
        QTest::newRow("in two fields")
            << QByteArrayList { "x, v1", "v2" } << u"v2|new: v2 v2"_s << QString();
        QTest::newRow("others") << QByteArrayList { "V2, x" } << u"|none:  "_s << needed;
        QTest::newRow("nothing") << QByteArrayList() << u"|none:  "_s << needed;
    }
    void theServersFirstThatTheClientOffersIsAgreedOn()
    {
        QFETCH(const QByteArrayList, offered);
        QFETCH(const QString, goingOn);
        QFETCH(const QString, refusing);
        const WsHandler table = websockets({
            when(match::subprotocol(u"v1"_s), route(u"/"_s, row(u"old"_s))),
            when(match::subprotocol(u"v2"_s), route(u"/"_s, row(u"new"_s))),
            route(u"/"_s, row(u"none"_s)),
        });
        const QList<QString> known { u"v2"_s, u"v1"_s };
        const Request request = offering(offered);
        QCOMPARE(outcome(then(negotiateSubprotocol(known), table), request), goingOn);
        QCOMPARE(outcome(then(negotiateSubprotocol(known, NoSubprotocol::Refuse), table), request),
                 refusing.isEmpty() ? goingOn : refusing);
    }

    void aHandlerThatNamesOneKeepsIt()
    {
        const WsHandler naming = [](const Request &request) {
            return row(u"own"_s)(request).withSubprotocol(u"v1"_s);
        };
        QCOMPARE(outcome(then(negotiateSubprotocol({ u"v2"_s }), naming), offering({ "v1, v2" })),
                 u"v1|own: v2 v1"_s);
    }

    void aRefusalStaysARefusal()
    {
        const WsHandler refusing = [](const Request &) { return refuse(Response(418)); };
        QVERIFY(outcome(then(negotiateSubprotocol({ u"v2"_s }), refusing), offering({ "v2" }))
                    .startsWith(u"418"_s));
    }

    void aListThatCannotBeIsToldWhenTheFilterIsMade_data()
    {
        QTest::addColumn<QStringList>("known");
        QTest::addColumn<QString>("warning");
        QTest::newRow("empty") << QStringList() << u"there is no subprotocol to agree on"_s;
        QTest::newRow("no token") << QStringList { u"v1, v2"_s }
                                  << u"'v1, v2' is no token (RFC 9110 section 5.6.2)"_s;
        QTest::newRow("an empty one")
            << QStringList { u"v1"_s, QString() } << u"'' is no token (RFC 9110 section 5.6.2)"_s;
        QTest::newRow("twice") << QStringList { u"v1"_s, u"v1"_s } << u"'v1' stands twice"_s;
    }
    void aListThatCannotBeIsToldWhenTheFilterIsMade()
    {
        QFETCH(const QStringList, known);
        QFETCH(const QString, warning);
        QTest::ignoreMessage(QtWarningMsg, qPrintable(u"negotiateSubprotocol: "_s + warning));
        const WsFilter filter = negotiateSubprotocol(known);
        QCOMPARE(outcome(then(filter, row(u"x"_s)), offering({ "v1" })),
                 u"500 internal server error"_s);
    }
};

QTEST_GUILESS_MAIN(TestSubprotocol)
#include "tst_subprotocol.moc"
