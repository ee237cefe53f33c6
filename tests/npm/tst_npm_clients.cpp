// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../cli/program.h"

#include <signal.h>

#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;

/// The sample servers, and the JavaScript clients that people use with such servers.
class TestNpmClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(QFileInfo::exists(projectFile(u"build/npm/node_modules"_s)),
                 "the packages of tests/npm are missing: `./dev test all` installs them");
    }

    void theSampleServesItsClient_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::newRow("graphql-ws") << u"graphql"_s;
        QTest::newRow("socket.io-client") << u"socketio"_s;
    }
    void theSampleServesItsClient()
    {
        QFETCH(QString, sample);
        const QString mock =
            projectFile(u"resources/sample-workspace/mocks/%1.mock.json"_s.arg(sample));
        Program server = Program::cli({ u"serve"_s, mock, u"--port"_s, u"0"_s });
        Program client = Program::peer(u"../npm/%1_client.js"_s.arg(sample), { server.url() });
        const int exitCode = client.exitCode();
        QVERIFY2(exitCode == 0, client.said().constData());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
        QCOMPARE(server.errors(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestNpmClients)
#include "tst_npm_clients.moc"
