// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "net/httphead_p.h"

#include <QTest>

using namespace jackfield;
using namespace jackfield::net;
using namespace Qt::StringLiterals;

namespace {
const QByteArray plain =
    "GET /a%20b?x=1 HTTP/1.1\r\nHost: localhost\r\nX-Two: 1\r\nx-two:  2 \r\n\r\n";
}

class TestHttpHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeadIsReadWhereverItIsCut()
    {
        const QByteArray bytes = plain + "surplus";
        for (qsizetype cut = 0; cut < plain.size(); ++cut) {
            const auto early = readRequestHead(bytes.first(cut), 1000);
            QVERIFY2(early && !*early, qPrintable(QString::number(cut)));
        }
        const auto head = readRequestHead(bytes, 1000);
        QVERIFY(head && *head);
        QCOMPARE((*head)->size, plain.size());
        const Request &request = (*head)->message;
        QCOMPARE(request.method(), Method::Get);
        QCOMPARE(request.uri().target(), "/a%20b?x=1"_ba);
        QCOMPARE(request.httpVersion(), "1.1"_ba);
        QCOMPARE(request.headers(),
                 (Headers { { "Host", "localhost" }, { "X-Two", "1" }, { "x-two", "2" } }));
    }

    void whatIsWrongWithARequestHasAStatus_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status = 400) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray end = " HTTP/1.1\r\nHost: a\r\n\r\n";
        row("a line feed alone", "GET / HTTP/1.1\nHost: a\n\n");
        row("a line feed alone, while more may come", "GET / HTTP/1.1\n");
        row("a carriage return alone", "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n");
        row("NUL", QByteArray("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 30));
        row("no version", "GET /\r\nHost: a\r\n\r\n");
        row("two blanks", "GET  /" + end);
        row("a method that is no token", "G(T /" + end);
        row("a target that is a word", "GET word" + end);
        row("a control character in the target", "GET /\x01" + end);
        row("HTTP/2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
        row("no Host", "GET / HTTP/1.1\r\nX: y\r\n\r\n");
        row("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n");
        row("a folded line", "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n");
        row("a blank before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n");
        row("no colon", "GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n");
        row("a name with a slash", "GET / HTTP/1.1\r\nHost: a\r\nX/Y: 1\r\n\r\n");
        row("nothing", "\r\n\r\n");
        row("too long", "GET / HTTP/1.1\r\nX: " + QByteArray(2000, 'x'), 431);
        row("too long and whole",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(2000, 'x') + "\r\n\r\n",
            431);
    }
    void whatIsWrongWithARequestHasAStatus()
    {
        QFETCH(const QByteArray, bytes);
        const auto head = readRequestHead(bytes, 1000);
        QVERIFY(!head);
        QTEST(head.error().status, "status");
        QVERIFY(!head.error().message.isEmpty());
    }

    void aResponseIsRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("plain") << "HTTP/1.1 101 Switching Protocols"_ba << 101
                               << "Switching Protocols"_ba;
        QTest::newRow("another phrase") << "HTTP/1.0 404 Nope"_ba << 404 << "Nope"_ba;
        QTest::newRow("no phrase") << "HTTP/1.1 404"_ba << 404 << "Not Found"_ba;
        QTest::newRow("two digits") << "HTTP/1.1 40 Nope"_ba << 0 << ""_ba;
        QTest::newRow("no HTTP") << "SSH-2.0-OpenSSH"_ba << 0 << ""_ba;
        QTest::newRow("letters") << "HTTP/1.1 abc"_ba << 0 << ""_ba;
    }
    void aResponseIsRead()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const int, status);
        const auto head = readResponseHead(QByteArray(line + "\r\nA: b\r\n\r\n"), 1000);
        QCOMPARE(head.has_value(), status != 0);
        if (!head)
            return;
        QCOMPARE((*head)->message.status(), status);
        QTEST((*head)->message.reason(), "reason");
        QCOMPARE((*head)->message.header("a"), "b"_ba);
    }

    void aBodyIsRead_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("status"); // 0: it is read
        const Headers five { { "Content-Length", "5" } };
        const Headers chunked { { "Transfer-Encoding", "Chunked" } };
        QTest::newRow("none") << Headers {} << ""_ba << ""_ba << 0;
        QTest::newRow("by length") << five << "12345"_ba << "12345"_ba << 0;
        QTest::newRow("chunked") << chunked << "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"_ba
                                 << "abcde"_ba << 0;
        QTest::newRow("chunked with trailers")
            << chunked << "A\r\n0123456789\r\n0\r\nX: y\r\n\r\n"_ba << "0123456789"_ba << 0;
        QTest::newRow("over the limit")
            << Headers { { "Content-Length", "101" } } << ""_ba << ""_ba << 413;
        QTest::newRow("a chunk over the limit") << chunked << "65\r\n"_ba << ""_ba << 413;
        QTest::newRow("a negative length")
            << Headers { { "Content-Length", "-1" } } << ""_ba << ""_ba << 400;
        QTest::newRow("two lengths")
            << Headers { { "Content-Length", "1" }, { "Content-Length", "2" } } << ""_ba << ""_ba
            << 400;
        QTest::newRow("length and chunks")
            << Headers { { "Content-Length", "1" }, { "Transfer-Encoding", "chunked" } } << ""_ba
            << ""_ba << 400;
        QTest::newRow("another encoding")
            << Headers { { "Transfer-Encoding", "gzip, chunked" } } << ""_ba << ""_ba << 501;
        QTest::newRow("a size that is no number") << chunked << "xyz\r\n"_ba << ""_ba << 400;
        QTest::newRow("a chunk longer than its size")
            << chunked << "1\r\nabc\r\n"_ba << ""_ba << 400;
        QTest::newRow("a long first line of a chunk")
            << chunked << QByteArray("1;" + QByteArray(300, 'x') + "\r\na\r\n0\r\n\r\n") << ""_ba
            << 400;
        QTest::newRow("a first line of a chunk that does not end")
            << chunked << QByteArray("1;" + QByteArray(300, 'x')) << ""_ba << 400;
        const QByteArray trailer = "X: " + QByteArray(95, 'y') + "\r\n";
        QTest::newRow("a few trailers")
            << chunked << QByteArray("0\r\n" + trailer.repeated(3) + "\r\n") << ""_ba << 0;
        QTest::newRow("trailers that do not end")
            << chunked << QByteArray("0\r\n" + trailer.repeated(90)) << ""_ba << 431;
        QTest::newRow("too many trailers")
            << chunked << QByteArray("0\r\n" + trailer.repeated(90) + "\r\n") << ""_ba << 431;
        QTest::newRow("small chunks with long extensions")
            << chunked << QByteArray("1;" + QByteArray(250, 'x') + "\r\na\r\n").repeated(90)
            << ""_ba << 413;
    }
    void aBodyIsRead()
    {
        QFETCH(const Headers, headers);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, status);
        if (status != 0) {
            Body soFar;
            const auto body = readBody(headers, bytes, 100, soFar);
            QVERIFY(!body);
            QCOMPARE(body.error().status, status);
            return;
        }
        Body soFar;
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            const auto early = readBody(headers, bytes.first(cut), 100, soFar);
            QVERIFY2(early && !*early, qPrintable(QString::number(cut)));
        }
        const auto body = readBody(headers, QByteArray(bytes + "more"), 100, soFar);
        QVERIFY(body && *body);
        QTEST((*body)->content, "content");
        QCOMPARE((*body)->size, bytes.size());
    }

    void noChunkIsReadTwice()
    {
        const Headers chunked { { "Transfer-Encoding", "chunked" } };
        Body soFar;
        QVERIFY(readBody(chunked, "3\r\nabc\r\n2\r\nd", 100, soFar).has_value());
        QCOMPARE(soFar.content, "abc"_ba);
        QCOMPARE(soFar.size, 8);
        const auto body = readBody(chunked, "########2\r\nde\r\n0\r\n\r\n", 100, soFar);
        QVERIFY(body && *body);
        QCOMPARE((*body)->content, "abcde"_ba);
    }

    void aResponseIsWrittenWithItsOwnFraming()
    {
        const Response odd = Response(404)
                                 .header("Content-Length", "999")
                                 .header("Transfer-Encoding", "chunked")
                                 .header("Connection", "X-Hop")
                                 .header("X-Hop", "1")
                                 .header("X-End", "2")
                                 .body("gone");
        const QByteArray framing =
            "HTTP/1.1 404 Not Found\r\nX-End: 2\r\nContent-Length: 4\r\nConnection: close\r\n\r\n";
        QCOMPARE(serialized(odd), framing + "gone");
        QCOMPARE(serialized(odd, Method::Head), framing);
        QCOMPARE(serialized(Response(204).body("x")),
                 "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"_ba);
    }

    void aResponseThatWouldForgeALineIs500_data()
    {
        QTest::addColumn<Response>("response");
        QTest::newRow("a line break in a value") << Response(200).header("X", "a\r\nSet-Cookie: b");
        QTest::newRow("a line feed in a value") << Response(200).header("X", "a\nb");
        QTest::newRow("a name that is no token") << Response(200).header("X Y", "a");
        QTest::newRow("a line break in the phrase") << Response(200).reason("a\r\nb");
        QTest::newRow("no status") << Response();
        QTest::newRow("101, which a handler may not answer") << Response(101);
    }
    void aResponseThatWouldForgeALineIs500()
    {
        QFETCH(const Response, response);
        QVERIFY(serialized(response).startsWith("HTTP/1.1 500 "));
    }
};

QTEST_GUILESS_MAIN(TestHttpHead)
#include "tst_httphead.moc"
