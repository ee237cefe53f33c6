// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/handshakefields_p.h"
#include "net/openinghandshake_p.h"
#include "scriptedserver.h"

#include <jackfield/net/client.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = ConnectFailure::Kind;

namespace {
/// Puts a value with a break into one field of a config.
using Field = std::function<void(ClientConfig &, const QByteArray &value)>;

struct Break
{
    const char *name;
    QByteArray bytes;
    QString word;
};

QList<Break> breaks()
{
    return { { "CR", "\r", u"carriage return"_s },
             { "LF", "\n", u"line feed"_s },
             { "CRLF", "\r\n", u"carriage return"_s },
             { "NUL", QByteArray(1, '\0'), u"NUL"_s },
             { "ESC", "\x1b", u"0x1b"_s },
             { "DEL", "\x7f", u"0x7f"_s } };
}

QList<std::pair<const char *, Field>> fields()
{
    return {
        { "a header's value",
          [](ClientConfig &config, const QByteArray &value) {
              config.headers.append("X", value);
          } },
        { "a header's name",
          [](ClientConfig &config, const QByteArray &value) {
              config.headers.append(value, "x");
          } },
        { "the second value of a header",
          [](ClientConfig &config, const QByteArray &value) {
              config.headers.append("X", "a");
              config.headers.append("X", value);
          } },
        { "the origin",
          [](ClientConfig &config, const QByteArray &value) {
              config.headers.append("Origin", value);
          } },
        { "the host",
          [](ClientConfig &config, const QByteArray &value) {
              config.headers.append("Host", value);
          } },
        { "a subprotocol",
          [](ClientConfig &config, const QByteArray &value) {
              config.subprotocols.append(QString::fromLatin1(value));
          } },
        { "a cookie's name",
          [](ClientConfig &config, const QByteArray &value) {
              config.cookies.append({ value, "x" });
          } },
        { "a cookie's value",
          [](ClientConfig &config, const QByteArray &value) {
              config.cookies.append({ "x", value });
          } },
    };
}
} // namespace

/// What may not stand in a handshake is found before anything is connected.
class TestHandshakeFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBreakInAFieldIsPointedAtAndNothingLeaves_data()
    {
        QTest::addColumn<Field>("field");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        for (const auto &[name, field] : fields()) {
            for (const Break &b : breaks())
                QTest::addRow("%s in %s", b.name, name) << field << b.bytes << b.word;
        }
    }
    void aBreakInAFieldIsPointedAtAndNothingLeaves()
    {
        QFETCH(const Field, field);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, word);
        const ScriptedServer server([](QTcpSocket &, int, QByteArray &) { });
        ClientConfig config;
        field(config, "ab" + bytes + "Evil:1");
        const auto client = net::blockingClient(server.url(), config);
        QVERIFY(!client);
        const ConnectFailure &failure = client.error();
        QCOMPARE(failure.kind, Kind::Url);
        QVERIFY(failure.isLasting);
        QVERIFY2(failure.message.contains(word) && failure.message.contains(u"at character 3,"_s),
                 qPrintable(failure.message));
        for (const QChar c : failure.message)
            QVERIFY(c.isPrint());
        QCOMPARE(server.connections(), 0);
    }

    void aBreakInAUrlIsPointedAt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        for (const Break &b : breaks())
            QTest::newRow(b.name) << b.bytes << b.word;
    }
    void aBreakInAUrlIsPointedAt()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, word);
        const ScriptedServer server([](QTcpSocket &, int, QByteArray &) { });
        const QString url =
            server.url(u"/a"_s).toString() + QString::fromLatin1(bytes) + u"Evil: 1"_s;
        const auto client = net::clientFactory()(url, {});
        QVERIFY(!client);
        QVERIFY2(client.error().message.contains(word), qPrintable(client.error().message));
        const qsizetype position = server.url(u"/a"_s).toString().size() + 1;
        QVERIFY2(client.error().message.contains(u"at character %1,"_s.arg(position)),
                 qPrintable(client.error().message));
        QCOMPARE(server.connections(), 0);
        // Octet for octet on the request line, as a proxy passes it on.
        const auto handshake =
            net::OpeningHandshake::passingOn(server.url(), Request(Method::Get, Uri("/a" + bytes)));
        QVERIFY(!handshake);
        QVERIFY2(handshake.error().message.contains(word), qPrintable(handshake.error().message));
    }

    void whatAQUrlHasEncodedStaysEncoded()
    {
        const ScriptedServer server([](QTcpSocket &socket, int, QByteArray &bytes) {
            if (const QByteArray head = takeHead(bytes); !head.isEmpty())
                socket.write(switchingFor(head));
        });
        QVERIFY(net::blockingClient(server.url(u"/a\r\nEvil: 1?b=%0D%0A"_s)));
        QVERIFY(server.received().startsWith("GET /a%0D%0AEvil:%201?b=%0D%0A HTTP/1.1\r\n"));
        QVERIFY(!server.received().contains("\r\nEvil"));
    }

    void whatMayStandStands_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("a tab") << "a\tb"_ba;
        QTest::newRow("octets above ASCII") << "\xc3\xa4\x80"_ba;
        QTest::newRow("nothing") << ""_ba;
    }
    void whatMayStandStands()
    {
        QFETCH(const QByteArray, value);
        const ClientConfig config { .headers = { { "X", value } } };
        QCOMPARE(net::faultOf(config), std::nullopt);
        const auto handshake = net::OpeningHandshake::of(QUrl(u"ws://a/"_s), config);
        QVERIFY(handshake->bytes().contains(QByteArray("\r\nX: " + value + "\r\n")));
    }
};

QTEST_GUILESS_MAIN(TestHandshakeFields)
#include "tst_handshakefields.moc"
