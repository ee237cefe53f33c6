// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a peer or a file says is shown as what it is: no markup, no turned text, no controls, whatever its length or depth.
#include "hostilewalk.h"

#include <jackfield/net/server.h>
#include <ui/shell/connectionpage.h>
#include <ui/views/composer.h>
#include <ui/views/logmenu.h>
#include <ui/views/notice.h>
#include <ui/views/payloadinspector.h>
#include <ui/views/workspaceview.h>

#include <QComboBox>
#include <QDir>
#include <QTabBar>
#include <QToolButton>

using namespace hostile;

class TestHostile : public HostileWalk
{
    Q_OBJECT

private:
    Page *page() const { return m_window->currentPage(); }
    MessageLogView *rows() const { return page()->view()->logPanel()->view(); }
    void chooseRow(qsizetype row)
    {
        rows()->showStoreRow(row);
        QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void init()
    {
        moveIn();
        open();
    }
    void cleanup() { m_window.reset(); }

    void nothingOfAPeerIsTakenForMarkup()
    {
        const QByteArray bytes = markup.toUtf8();
        const auto json = QByteArray("{\"type\":\"" + QByteArray(bytes).replace('"', "\\\"")
                                     + "\",\"" + QByteArray(bytes).replace('"', "\\\"") + "\":1}");
        net::Server server([&](const Request &request) -> WsResponse {
            if (request.uri().path() == u"/no")
                return refuse(
                    Response(403).header("X-Why", bytes).body((markup + hidden).toUtf8()));
            return WsResponse([&](const WebSocket &socket) {
                       socket.send(WsMessage::text(markup));
                       socket.send(WsMessage::text(QString::fromUtf8(json)));
                       socket.send(WsMessage::text(u"<note>"_s + markup + u"</note>"_s));
                       socket.send(WsMessage::text(hidden));
                       socket.send(WsMessage::binary(bytes));
                       socket.onMessage([socket](const WsMessage &) {
                           socket.close({ 4001, markup + hidden });
                       });
                   })
                .withSubprotocol(request.offeredSubprotocols().value(0));
        });
        QVERIFY(server.start());
        auto *client = static_cast<ConnectionPage *>(
            m_window->openTab({ .kind = TabState::Kind::Connection }));
        client->setUrl(u"ws://"_s + server.url().authority() + u"/?q="_s + markup);
        client->connectNow();
        QTRY_COMPARE(page()->log().store().size(), 6);
        page()->view()->logPanel()->setColumns({ u"$.type"_s });
        auto *tabs = page()->findChild<QTabBar *>(u"payloadTabs"_s);
        for (qsizetype row = 0; row < 6; ++row) {
            chooseRow(row);
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QCoreApplication::processEvents();
                QVERIFY2(takenForMarkup().isEmpty(), qPrintable(takenForMarkup().join(u'\n')));
            }
            LogMenu menu(m_look, *page()->log().model(), { row });
            for (const QAction *action : menu.findChildren<QAction *>())
                QVERIFY(!hasRaw(action->text()));
            QVERIFY(page()->log().model()->notes().set(row, markup + hidden));
        }
        page()->compose(1);
        client->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(page()->health(), Health::Failed);
        QVERIFY(page()->view()->notice()->text().contains(u"<b>bold</b>"));
        QVERIFY2(takenForMarkup().isEmpty(), qPrintable(takenForMarkup().join(u'\n')));
        QVERIFY(shown().contains(markup));
        QVERIFY(!hasRaw(shown()));

        client->setUrl(u"ws://"_s + server.url().authority() + u"/no"_s);
        client->connectNow();
        QTRY_VERIFY(page()->view()->notice()->text().contains(u"403"));
        QVERIFY(!hasRaw(shown()));
        QVERIFY2(takenForMarkup().isEmpty(), qPrintable(takenForMarkup().join(u'\n')));
    }

    void whatIsTooDeepOrTooLongIsShownAllTheSame_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("as deep as JSON may be read") << nested(500);
        QTest::newRow("deeper") << nested(200'000);
        QTest::newRow("wide and deep") << QByteArray(511, '[') + QByteArray("1,").repeated(5 << 19)
                + '1' + QByteArray(511, ']');
        QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}");
        QTest::newRow("NUL") << QByteArray("{\"a\":\"\0\"}", 9);
        QTest::newRow("lone surrogate") << QByteArray("{\"a\":\"\\ud800\"}");
        QTest::newRow("one long line") << QByteArray(3 << 20, 'x');
        QTest::newRow("a number of a million digits") << QByteArray(1 << 20, '7');
        QTest::newRow("JSON cut short") << QByteArray("{\"a\":[1,2,");
    }
    void whatIsTooDeepOrTooLongIsShownAllTheSame()
    {
        QFETCH(QByteArray, payload);
        m_window->openTab({ .kind = TabState::Kind::Connection });
        MessageLogModel *model = page()->log().model();
        model->append({ { .connection = 1, .payload = payload },
                        { .connection = 1, .kind = EntryKind::Binary, .payload = payload } });
        page()->view()->logPanel()->setColumns({ u"$..a"_s, u"$[0][0]"_s });
        page()->view()->logPanel()->addColour({ .filter = u"$.a = 1"_s, .colour = RowColour::Red });
        auto *tabs = page()->findChild<QTabBar *>(u"payloadTabs"_s);
        for (qsizetype row = 0; row < 2; ++row) {
            chooseRow(row);
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QCoreApplication::processEvents();
                m_window->grab();
            }
        }
        QVERIFY(!hasRaw(shown()));
        // What came is what is kept.
        QCOMPARE(model->store().payload(0).toByteArray(), payload);
    }

    void namesOfFilesAreNoMarkupEither()
    {
        const QString name = u"<b>x<b>"_s;
        const QString away = m_home->filePath(u"away"_s);
        QVERIFY(QDir().mkpath(away + u"/connections/"_s + name));
        QVERIFY(write(away + u"/workspace.json"_s, "{\"name\":\"<img src=1><b>w</b>\"}"));
        QVERIFY(write(away + u"/connections/"_s + name + u"/"_s + name + u".json"_s,
                      "{\"url\":\"ws://<img src=1>\"}"));
        m_window->open(away);
        m_window->openPath(away + u"/connections/"_s + name + u"/"_s + name + u".json"_s);
        QVERIFY2(takenForMarkup().isEmpty(), qPrintable(takenForMarkup().join(u'\n')));
    }

    void aFileThatDoesNotParseIsShownWithItsLineAndLeft_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("connection")
            << u"connections/bad.json"_s << QByteArray("{\n  \"url\": oops\n}") << u"2:"_s;
        QTest::newRow("mock") << u"mocks/bad.mock.json"_s << QByteArray("{\n\n  \"servers\": [}")
                              << u"3:15"_s;
        QTest::newRow("session") << u"sessions/bad.session.jsonl"_s << QByteArray("no session\n")
                                 << u":1"_s;
        QTest::newRow("a list") << u"connections/bad.json"_s << QByteArray("[1]") << u"bad.json"_s;
        QTest::newRow("a newer one")
            << u"connections/bad.json"_s
            << QByteArray("{\"jackfield\":\"connection\",\"version\":99}") << u"newer"_s;
    }
    void aFileThatDoesNotParseIsShownWithItsLineAndLeft()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        QVERIFY(write(path(name), text));
        m_window->openPath(path(name));
        const QString told = page()->view()->notice()->text();
        QVERIFY2(told.contains(says) && told.contains(u"bad."), qPrintable(told));
        page()->saveToWorkspace();
        restart();
        QCOMPARE(contents(path(name)), text);
    }
};

QTEST_MAIN(TestHostile)
#include "tst_hostile.moc"
