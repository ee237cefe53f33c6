// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/messagefilters.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/then.h>
#include <jackfield/ws/websocket.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
WsHandler echo()
{
    return [](const Request &) -> WsResponse {
        return [](const WebSocket &socket) {
            socket.send(WsMessage::text(u"hello"_s));
            socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
        };
    };
}

MessageFilter appending(const QString &mark)
{
    return [mark](const WsMessage &message) { return WsMessage::text(message.text() + mark); };
}

std::optional<WsMessage> withoutSecrets(const WsMessage &message)
{
    return message.text().contains(u"secret"_s) ? std::nullopt : std::optional(message);
}

QStringList heard(const WsHandler &handler, const QStringList &said)
{
    const auto client = testing::testWsClient(handler, Request::get(u"/"_s));
    for (const QString &text : said)
        client->send(WsMessage::text(text));
    QStringList texts;
    for (const WsMessage &message : client->receiveAll(said.size() + 2))
        texts += message.text();
    return texts;
}
} // namespace

class TestMessageFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachDirectionHasItsFilter()
    {
        QCOMPARE(heard(then(filterReceived(appending(u"<"_s)), echo()), { u"a"_s }),
                 (QStringList { u"hello"_s, u"a<"_s }));
        QCOMPARE(heard(then(filterSent(appending(u">"_s)), echo()), { u"a"_s }),
                 (QStringList { u"hello>"_s, u"a>"_s }));
    }

    void whatComesPassesTheOuterOneFirst()
    {
        const auto both = [](const QString &mark) {
            return then(filterReceived(appending(u"<"_s + mark)),
                        filterSent(appending(u">"_s + mark)));
        };
        QCOMPARE(heard(then(both(u"1"_s), then(both(u"2"_s), echo())), { u"a"_s }),
                 (QStringList { u"hello>2>1"_s, u"a<1<2>2>1"_s }));
    }

    void whatIsDroppedIsNotThere()
    {
        const QStringList said { u"a"_s, u"secret"_s, u"b"_s };
        const QStringList left { u"hello"_s, u"a"_s, u"b"_s };
        QCOMPARE(heard(then(filterReceived(withoutSecrets), echo()), said), left);
        QCOMPARE(heard(then(filterSent(withoutSecrets), echo()), said), left);
    }

    void everyListenerHearsWhatTheFilterWasAskedForOnce()
    {
        QStringList asked;
        QStringList heard;
        const MessageFilter filter = [&](const WsMessage &message) -> std::optional<WsMessage> {
            asked << message.text();
            if (message.text() == u"bad"_s)
                throw std::runtime_error("bad");
            return message.text() == u"drop"_s ? std::nullopt : appending(u"!"_s)(message);
        };
        const WsHandler handler = then(filterReceived(filter), [&](const Request &) -> WsResponse {
            return [&](const WebSocket &socket) {
                for (const QString &name : { u"1 "_s, u"2 "_s })
                    socket.onMessage([&heard, name](const WsMessage &message) {
                        heard << name + message.text();
                    });
            };
        });
        const auto client = testing::testWsClient(handler, Request::get(u"/"_s));
        const QStringList said { u"a"_s, u"drop"_s, u"b"_s, u"bad"_s };
        for (const QString &text : said)
            client->send(WsMessage::text(text));
        QCOMPARE(client->receive().error().status, WsStatus::InternalError);
        QCOMPARE(asked, said);
        QCOMPARE(heard, QStringList({ u"1 a!"_s, u"2 a!"_s, u"1 b!"_s, u"2 b!"_s }));
    }

    void aRefusalStaysARefusal()
    {
        const WsHandler refusing = [](const Request &) { return refuse(Response(418)); };
        const WsHandler filtered = then(filterSent(appending(u"x"_s)), refusing);
        QCOMPARE(answer(filtered, Request::get(u"/"_s)).refusal().status(), 418);
    }
};

QTEST_GUILESS_MAIN(TestMessageFilters)
#include "tst_messagefilters.moc"
