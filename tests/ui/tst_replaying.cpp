// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a replay that failed shows.
#include "windowwalk.h"

#include <jackfield/net/server.h>
#include <ui/models/messagelogmodel.h>
#include <ui/shell/sessionpage.h>
#include <ui/views/logpanel.h>
#include <ui/views/trafficview.h>

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

class TestReplaying : public WindowWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        moveIn();
        QVERIFY(copyFolder(m_services.sampleFolder, m_services.sampleCopy));
        open();
    }
    void cleanup() { m_window.reset(); }

    void aDifferenceLeadsToItsRow()
    {
        const QString session = path(u"sessions/wrong.session.jsonl"_s);
        QVERIFY(
            write(session,
                  "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00."
                  "000Z\",\"recorder\":\"client\"}\n"
                  "{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{\"method\":\"GET\","
                  "\"target\":\"/echo\",\"url\":\"ws://127.0.0.1:9000/"
                  "echo\",\"httpVersion\":\"1.1\",\"headers\":[]},\"response\":{\"status\":101,"
                  "\"headers\":[]}}\n"
                  "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"json\":{"
                  "\"value\":1}}\n"
                  "{\"t\":2,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"json\":{"
                  "\"value\":2}}\n"));
        auto *page = static_cast<SessionPage *>(m_window->openPath(session));
        QTRY_COMPARE(page->log().store().size(), 3);
        page->findChild<QComboBox *>(u"replayTarget"_s)->setCurrentText(u"mock trading"_s);
        QTest::mouseClick(page->findChild<QPushButton *>(u"replay"_s), Qt::LeftButton);
        QTRY_VERIFY(page->findChild<QLabel *>(u"verdict"_s)->text().startsWith(u"✗"_s));
        auto *findings = page->findChild<QListWidget *>(u"findings"_s);
        QCOMPARE(findings->count(), 1);
        QCOMPARE(findings->item(0)->text(), u"#3  $.value: expected 2, got 1"_s);
        MessageLogView *rows = page->view()->logPanel()->view();
        QCOMPARE(rows->currentIndex().row(), 2);
        QCOMPARE(page->health(), Health::Failed);
        rows->showStoreRow(0);
        QTest::mouseClick(findings->viewport(),
                          Qt::LeftButton,
                          {},
                          findings->visualItemRect(findings->item(0)).center());
        QCOMPARE(rows->currentIndex().row(), 2);
        QVERIFY(!rows->hasFocus());
        QTest::keyClick(findings, Qt::Key_Return);
        QVERIFY(rows->hasFocus());
        // The row says it, too, in amber, until it is no difference any more.
        const auto finding = [rows](int row) {
            return rows->model()->index(row, 0).data(MessageLogModel::FindingRole).toString();
        };
        QCOMPARE(finding(2), u"$.value: expected 2, got 1"_s);
        QVERIFY(finding(1).isEmpty());
        const QRect margin = rows->visualRect(rows->model()->index(2, 0)).adjusted(1, 4, 0, 0);
        QCOMPARE(rows->viewport()->grab().toImage().pixelColor(margin.topLeft()),
                 m_look.theme().warning);

        // What the rules beside the file leave out is no difference.
        QVERIFY(write(path(u"sessions/wrong.matching.json"_s),
                      "{\"jackfield\":\"matching\",\"version\":1,\"ignore\":[\"/value\"]}"));
        QTest::mouseClick(page->findChild<QPushButton *>(u"replay"_s), Qt::LeftButton);
        QTRY_VERIFY(page->findChild<QLabel *>(u"verdict"_s)->text().startsWith(u"✓"_s));
        QVERIFY(finding(2).isEmpty());
        // Of another target nothing is known yet.
        page->findChild<QComboBox *>(u"replayTarget"_s)->setCurrentIndex(0);
        QVERIFY(page->findChild<QLabel *>(u"verdict"_s)->text().startsWith(u"Not replayed yet"_s));
        QCOMPARE(page->health(), Health::Idle);
    }

    void theServerThatWasRecordedIsAsked()
    {
        QByteArray authorization;
        QByteArray answer = "1";
        net::Server server(
            [&](const Request &request) -> WsResponse {
                authorization = request.header("Authorization").value_or(QByteArray());
                return [&answer](const WebSocket &socket) {
                    socket.onMessage([socket, &answer](const WsMessage &) {
                        socket.send(WsMessage::fromUtf8("{\"value\":" + answer + '}'));
                    });
                };
            },
            ServerConfig {});
        QVERIFY(server.start());
        const QByteArray url = "ws://" + server.url().authority().toUtf8();
        QVERIFY(write(m_home->filePath(u"secrets.json"_s),
                      "{\"" + QDir(m_services.sampleCopy).canonicalPath().toUtf8()
                          + "#token\":\"swordfish\"}"));
        QVERIFY(write(path(u"workspace.json"_s),
                      "{\"environments\":[{\"name\":\"local\",\"variables\":{\"token\":{"
                      "\"keychain\":\"token\"}}}]}"));
        QTRY_VERIFY(m_window->findChild<QComboBox *>(u"environment"_s)->count() == 1);
        const QString session = path(u"sessions/asked.session.jsonl"_s);
        QVERIFY(write(
            session,
            "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00.000Z\","
            "\"recorder\":\"client\"}\n{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{"
            "\"method\":\"GET\",\"target\":\"/ask?a=1\",\"url\":\""
                + url
                + "/ask?a=1\",\"httpVersion\":\"1.1\",\"headers\":[[\"Authorization\",\"Bearer "
                  "<secret:1>\"]]},\"response\":{\"status\":101,\"headers\":[]}}\n"
                  "{\"t\":0,\"conn\":1,\"event\":\"redacted\",\"secret\":\"<secret:1>\","
                  "\"where\":\"request header Authorization, secret token\"}\n"
                  "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"?\"}\n"
                  "{\"t\":2,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"json\":{"
                  "\"value\":1}}\n"));
        auto *page = static_cast<SessionPage *>(m_window->openPath(session));
        auto *target = page->findChild<QComboBox *>(u"replayTarget"_s);
        const auto *verdict = page->findChild<QLabel *>(u"verdict"_s);
        auto *button = page->findChild<QPushButton *>(u"replay"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(verdict->text().contains(u"It answered itself"));
        target->setCurrentText(u"the server "_s + QString::fromUtf8(url));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY2(verdict->text().startsWith(u"✓"_s) && !verdict->text().contains(u"itself"),
                     qPrintable(verdict->text()));
        QCOMPARE(authorization, "Bearer swordfish"_ba);
        answer = "2";
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY2(verdict->text().startsWith(u"✗"_s), qPrintable(verdict->text()));
        QCOMPARE(page->findChild<QListWidget *>(u"findings"_s)->item(0)->text(),
                 u"#4  $.value: expected 1, got 2"_s);
        server.stop();
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY2(verdict->text().contains(u"Nobody listens"_s), qPrintable(verdict->text()));
    }

    /// Of many differences the first ones are listed, and no more rows are made than one reads.
    void manyDifferencesAreCounted()
    {
        QByteArray lines =
            "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00.000Z\","
            "\"recorder\":\"client\"}\n{\"t\":0,\"conn\":1,\"event\":\"open\",\"request\":{"
            "\"method\":\"GET\",\"target\":\"/echo\",\"url\":\"ws://127.0.0.1:9000/echo\","
            "\"httpVersion\":\"1.1\",\"headers\":[]},\"response\":{\"status\":101,\"headers\":[]}}"
            "\n";
        for (int n = 1; n <= 1200; ++n) {
            lines +=
                "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"a\"}\n"
                "{\"t\":2,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"text\":\"b\"}\n";
        }
        const QString session = path(u"sessions/many.session.jsonl"_s);
        QVERIFY(write(session, lines));
        auto *page = static_cast<SessionPage *>(m_window->openPath(session));
        page->findChild<QComboBox *>(u"replayTarget"_s)->setCurrentText(u"mock trading"_s);
        const auto *verdict = page->findChild<QLabel *>(u"verdict"_s);
        page->replay();
        QVERIFY(page->log().isLoading());
        QCOMPARE(verdict->text(), u"Replaying…"_s); // beside the window
        QTRY_VERIFY(verdict->text().contains(u"1200 differences"));
        const auto *findings = page->findChild<QListWidget *>(u"findings"_s);
        QCOMPARE(findings->count(), 1001);
        QCOMPARE(findings->item(0)->text().first(2),
                 u"#3"_s); // a row that was not there when it began
        QCOMPARE(findings->item(1000)->text(), u"and 200 more"_s);
    }
};

QTEST_MAIN(TestReplaying)
#include "tst_replaying.moc"
