// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Which server of which mock a session is played to.
#include <jackfield/mock/recordedserver.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
MockFile mockOf(const QByteArray &servers)
{
    return MockFile::parse("{\"jackfield\":\"mock\",\"version\":1,\"servers\":[" + servers + "]}",
                           u"m"_s)
        .value();
}

QByteArray server(const QByteArray &name, int port, const QByteArray &path)
{
    return "{\"name\":\"" + name + "\",\"port\":" + QByteArray::number(port)
        + ",\"routes\":[{\"path\":\"" + path + "\",\"echo\":{}}]}";
}

Session recorded(const QByteArray &target, const QByteArray &url)
{
    return Session::parse(
               "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00Z\"}\n"
               "{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"target\":\""
               + target + "\",\"url\":\"" + url + "\"},\"response\":{\"status\":101}}\n")
        .value();
}
} // namespace

class TestRecordedServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServerIsFound_data()
    {
        QTest::addColumn<QByteArray>("servers");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        const QByteArray one = server("one", 9000, "/a");
        const QByteArray two = one + ',' + server("two", 9001, "/a");
        QTest::newRow("the only one") << one << QString() << u"one"_s;
        QTest::newRow("the one at the port") << two << QString() << u"two"_s;
        QTest::newRow("the named one") << two << u"one"_s << u"one"_s;
        QTest::newRow("none of that name")
            << two << u"three"_s << u"! the mock has no server 'three'"_s;
        QTest::newRow("several, and none at the port")
            << server("one", 1, "/a") + ',' + server("two", 2, "/a") << QString()
            << u"! the mock has several servers, and none at the recorded port"_s;
    }
    void theServerIsFound()
    {
        QFETCH(const QByteArray, servers);
        QFETCH(const QString, name);
        QFETCH(const QString, expected);
        const auto found =
            recordedServer(mockOf(servers), recorded("/a", "ws://127.0.0.1:9001/a"), name);
        QCOMPARE(found ? found->name : u"! "_s + found.error().message, expected);
    }

    void aMockFitsByPathAndPort_data()
    {
        QTest::addColumn<QByteArray>("servers");
        QTest::addColumn<int>("fit");
        QTest::newRow("another path") << server("s", 9001, "/b") << int(MockFit::None);
        QTest::newRow("the path") << server("s", 9000, "/{any}") << int(MockFit::Path);
        QTest::newRow("the path, of one of several")
            << server("s", 9001, "/b") + ',' + server("t", 1, "/a") << int(MockFit::Path);
        QTest::newRow("path and port") << server("s", 9001, "/a") << int(MockFit::PathAndPort);
    }
    void aMockFitsByPathAndPort()
    {
        QFETCH(const QByteArray, servers);
        QFETCH(const int, fit);
        QCOMPARE(int(fitOf(mockOf(servers), recorded("/a?x=1", "ws://127.0.0.1:9001/a?x=1"))), fit);
        QCOMPARE(int(fitOf(mockOf(servers), Session())), int(MockFit::None));
    }
};

QTEST_GUILESS_MAIN(TestRecordedServer)
#include "tst_recordedserver.moc"
