// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Secrets in the row of a handshake are shown by their names, until somebody asks to see them.
#include "clientwalk.h"

#include <ui/models/handshakesecrets.h>
#include <ui/views/textview.h>

#include <QClipboard>
#include <QTabBar>

namespace {
const QByteArray secret = "s3cret token";
}

class TestHandshakeSecrets : public ClientWalk
{
    Q_OBJECT

private:
    QString shown() const { return named<TextView>(u"payloadText"_s)->toPlainText(); }
    void copyRow()
    {
        auto *rows = page()->view()->logPanel()->view();
        rows->setFocus();
        QTest::keySequence(rows, QKeySequence::Copy);
    }

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }
    void cleanup() { stop(); }

    void theyStandByTheirNames_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("a header") << "Authorization: Bearer s3cret token\nX: a%20b"_ba
                                  << "Authorization: Bearer (token)\nX: a%20b"_ba;
        QTest::newRow("percent-encoded in a URL")
            << "ws://a/b%20c?t=s3cret%20token&u=d%20e\nGET /b%20c?t=s3cret%20token&u=d%20e HTTP/1.1"_ba
            << "ws://a/b%20c?t=(token)&u=d%20e\nGET /b%20c?t=(token)&u=d%20e HTTP/1.1"_ba;
        QTest::newRow("basic authentication")
            << "Authorization: Basic " + QByteArray("ann:" + secret).toBase64()
            << "Authorization: Basic (token)"_ba;
        QTest::newRow("basic authentication of others")
            << "Authorization: Basic YW5uOnB3\n"_ba << "Authorization: Basic YW5uOnB3\n"_ba;
        QTest::newRow("none") << "GET / HTTP/1.1\nX: 100% \xff\n\nbody"_ba
                              << "GET / HTTP/1.1\nX: 100% \xff\n\nbody"_ba;
    }
    void theyStandByTheirNames()
    {
        QFETCH(QByteArray, text);
        KnownSecrets known;
        known.add(secret, u"token"_s);
        QTEST(withoutSecrets(text, known), "expected");
    }

    void theOpenRowHidesThem()
    {
        start();
        QVERIFY(write(path(u"workspace.json"_s),
                      "{\"environments\":[{\"name\":\"local\",\"variables\":{\"token\":{"
                      "\"keychain\":\"token\"}}}]}"));
        QVERIFY(write(m_home->filePath(u"secrets.json"_s),
                      "{\"" + QDir(m_services.sampleCopy).canonicalPath().toUtf8() + "#token\":\""
                          + secret + "\"}"));
        QTRY_COMPARE(m_window->findChild<QComboBox *>(u"environment"_s)->currentText(), u"local"_s);
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        type(named<FieldTable>(u"headers"_s), 0, 0, u"X-Token"_s);
        type(named<FieldTable>(u"headers"_s), 0, 1, u"Bearer {{token}}"_s);
        connectNow();
        QCOMPARE(lastRequest().header("X-Token"), "Bearer " + secret);
        page()->view()->logPanel()->view()->showStoreRow(0);
        QTRY_VERIFY(shown().contains(u"X-Token: Bearer (token)"_s));
        auto *tabs = named<QTabBar>(u"payloadTabs"_s);
        tabs->setCurrentIndex(3); // Raw
        QTRY_VERIFY(shown().contains(u"X-Token: Bearer (token)"_s));
        copyRow();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"X-Token: Bearer (token)"_s));
        QVERIFY(!page()->log().store().payload(0).contains(secret));

        auto *show = named<QToolButton>(u"showSecrets"_s);
        QVERIFY(show->isVisible());
        QTest::mouseClick(show, Qt::LeftButton);
        QTRY_VERIFY(shown().contains(QString::fromLatin1("X-Token: Bearer " + secret)));
        QVERIFY(!show->isVisible());
        // Of the next connection, too; a message has no such button.
        page()->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        page()->view()->logPanel()->view()->showStoreRow(1);
        QVERIFY(!show->isVisible());
        connectNow();
        const MessageStore &store = page()->log().store();
        QTRY_COMPARE(store.at(store.size() - 1).kind, EntryKind::Open);
        page()->view()->logPanel()->view()->showStoreRow(store.size() - 1);
        QTRY_VERIFY(shown().contains(QString::fromLatin1("X-Token: Bearer " + secret)));
    }
};

QTEST_MAIN(TestHandshakeSecrets)
#include "tst_handshakesecrets.moc"
