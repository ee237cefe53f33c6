// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// A client tab of the real window on a real server, driven by keys and clicks.
#include "wiring.h"

#include <jackfield/net/server.h>
#include <ui/models/connectionrequest.h>
#include <ui/shell/connectionpage.h>
#include <ui/shell/mainwindow.h>
#include <ui/views/addressbar.h>
#include <ui/views/composer.h>
#include <ui/views/logpanel.h>
#include <ui/views/notice.h>
#include <ui/views/requestpanel.h>
#include <ui/views/trafficview.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <mutex>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;

class TestClientTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_services = desktopServices();
        m_services.stateFolder = m_home->filePath(u"state"_s);
        m_services.sampleCopy = m_home->filePath(u"sample"_s);
        m_server = std::make_unique<net::Server>(
            [this](const Request &request) -> WsResponse {
                const std::scoped_lock lock(m_mutex);
                m_requests.append(request);
                if (request.uri().path() == u"/refused")
                    return refuse(Response(403).body("not you"));
                return WsResponse([this](const WebSocket &socket) {
                           socket.onMessage([this, socket](const WsMessage &message) {
                               if (message.bytes() == "end")
                                   socket.abort();
                               else
                                   socket.send(message);
                           });
                           socket.onClose([this](const WsStatus &status, Side, bool) {
                               const std::scoped_lock closing(m_mutex);
                               m_closed.append(status);
                           });
                       })
                    .withSubprotocol(request.offeredSubprotocols().value(0));
            },
            ServerConfig { .transport = Transport::Exact, .compression = Compression() });
        QVERIFY(m_server->start());
        m_window = std::make_unique<MainWindow>(m_look, m_services);
        m_window->restore({});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        QTest::keyClicks(named<QLineEdit>(u"url"_s), url(u"/chat?a=1&b={{%20x%20}}"_s));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+H"_s));
        QVERIFY(panel()->isVisible());
    }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
        m_requests.clear();
        m_closed.clear();
    }

    void whatIsTypedIsAskedFor()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        auto *headers = named<FieldTable>(u"headers"_s);
        type(headers, 0, 0, u"X-Client"_s);
        type(headers, 0, 1, u"workbench"_s);
        type(headers, 1, 0, u"X-Debug"_s);
        type(headers, 1, 1, u"1"_s);
        headers->item(1, 0)->setCheckState(Qt::Unchecked);
        auto *query = named<FieldTable>(u"query"_s);
        type(query, 0, 0, u"room"_s);
        type(query, 0, 1, u"7"_s);
        QCOMPARE(named<QLineEdit>(u"url"_s)->text(), url(u"/chat?room=7"_s));
        choose(RequestPanel::AuthTab);
        named<QComboBox>(u"authKind"_s)->setCurrentIndex(1);
        QTest::keyClicks(named<QLineEdit>(u"authName"_s), u"ann"_s);
        QTest::keyClicks(named<QLineEdit>(u"authSecret"_s), u"pass:word"_s);
        choose(RequestPanel::OptionsTab);
        QTest::keyClicks(named<QLineEdit>(u"subprotocols"_s), u"chat.v1, chat.v0"_s);
        const QString preview = named<QPlainTextEdit>(u"requestPreview"_s)->toPlainText();

        connectNow();
        const Request request = lastRequest();
        QCOMPARE(request.uri().target(), "/chat?room=7"_ba);
        QCOMPARE(request.header("X-Client"), "workbench"_ba);
        QVERIFY(!request.headers().contains("X-Debug"));
        QCOMPARE(request.header("Authorization"), "Basic " + "ann:pass:word"_ba.toBase64());
        QCOMPARE(request.header("Sec-WebSocket-Protocol"), "chat.v1, chat.v0"_ba);
        // The preview was true, and the log has both heads.
        for (const auto &[name, value] : request.headers().fields()) {
            if (name != "Sec-WebSocket-Key")
                QVERIFY2(preview.contains(QString::fromLatin1(name + ": " + value)),
                         name.constData());
        }
        const QByteArrayView handshake = page()->log().store().payload(0);
        QVERIFY(handshake.contains("\nX-Client: workbench\n"));
        QVERIFY(handshake.contains("\nHTTP/1.1 101 Switching Protocols\n"));
        QVERIFY(handshake.contains("\nSec-WebSocket-Protocol: chat.v1\n"));
    }

    void aKeyGoesWhereItBelongs()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat?a=1"_s));
        choose(RequestPanel::AuthTab);
        named<QComboBox>(u"authKind"_s)->setCurrentIndex(3);
        QVERIFY(preview().contains(u"has no name"_s));
        QTest::keyClicks(named<QLineEdit>(u"authName"_s), u"api key"_s);
        QTest::keyClicks(named<QLineEdit>(u"authSecret"_s), u"s&c=t"_s);
        QVERIFY2(preview().contains(u"header"_s), qPrintable(preview())); // that is no name of one
        named<QLineEdit>(u"authName"_s)->setText(u"X-Key"_s);
        Q_EMIT panel()->edited();
        QVERIFY(preview().contains(u"X-Key: s&c=t"_s));
        auto *place = panel()->findChild<QComboBox *>(u"authPlace"_s);
        place->setCurrentIndex(1);
        connectNow();
        QCOMPARE(lastRequest().uri().target(), "/chat?a=1&X-Key=s%26c%3Dt"_ba);
    }

    void aVariableThatIsNoneIsSaid()
    {
        QVERIFY(preview().contains(u"x"_s));
        page()->connectNow();
        QVERIFY(page()->linkState() == ClientLink::State::Idle);
    }

    void theConnectionCanBePingedClosedAndDropped()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        Q_EMIT address()->pingRequested();
        QTRY_VERIFY(hasRow(EntryKind::Pong));
        named<QSpinBox>(u"closeCode"_s)->setValue(4321);
        named<QLineEdit>(u"closeReason"_s)->setText(u"enough"_s);
        QTest::mouseClick(named<QPushButton>(u"closeWith"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        QTRY_COMPARE(lastClose().code, quint16(4321));
        QCOMPARE(lastClose().reason, u"enough"_s);
        connectNow();
        Q_EMIT address()->dropRequested();
        QTRY_COMPARE(lastClose().code, quint16(1006));
    }

    void itConnectsAgainAndSaysWhatItWaitsFor()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        page()->findChild<QCheckBox *>(u"reconnects"_s)->setChecked(true);
        connectNow();
        page()->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Connecting);
        QTRY_VERIFY(page()->words().startsWith(u"connecting again in "_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        Q_EMIT address()->buttonClicked();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        QTRY_COMPARE(lastClose().code, quint16(1000));
        QCOMPARE(m_requests.size(), 2);
    }

    void aSavedMessageIsSentOnOpen()
    {
        const QString path = m_home->filePath(u"sample/connections/first.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(
            "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"" + url(u"/first"_s).toUtf8()
            + "\",\"headers\":[[\"X-A\",\"1\"],{\"name\":\"X-B\",\"value\":\"2\","
              "\"off\":true}],\"onOpen\":[\"Hello\"],\"options\":{\"compression\":"
              "true,\"later\":1},\"messages\":[{\"name\":\"Hello\",\"json\":{\"hello\":1}}],"
              "\"unknown\":true}"));
        file.close();
        m_window->openPath(path);
        connectNow();
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QCOMPARE(page()->log().store().volume(Side::Client).messages, 1);
        QCOMPARE(lastRequest().header("X-A"), "1"_ba);
        QVERIFY(!lastRequest().headers().contains("X-B"));
        QVERIFY(lastRequest().header("Sec-WebSocket-Extensions")->startsWith("permessage-deflate"));

        // Saved, nothing of it is lost, and what was not touched stays.
        type(named<FieldTable>(u"headers"_s), 2, 0, u"X-C"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject saved = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(saved["headers"_L1].toArray().size(), 3);
        QVERIFY(saved["headers"_L1][1]["off"_L1].toBool());
        QVERIFY(saved["unknown"_L1].toBool());
        QCOMPARE(saved["options"_L1]["later"_L1].toInt(), 1);
        QCOMPARE(saved["messages"_L1][0]["json"_L1]["hello"_L1].toInt(), 1);
    }

    void variablesAreReplacedWhenAMessageIsSent()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        auto *text = named<QPlainTextEdit>(u"composerText"_s);
        auto *send = named<QPushButton>(u"send"_s);
        text->setPlainText(
            u"{\"host\":\"{{ host }}\",\"id\":\"{{uuid}}\",\"at\":{{ timestamp }}}"_s);
        QVERIFY(page()->findChild<QLabel *>(u"composerVerdict"_s)->text().startsWith(u"valid"_s));
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        const JsonValue sent = JsonValue::parse(lastPayload()).value_or(JsonValue());
        QCOMPARE(sent.value(u"host")->toString(), u"127.0.0.1:9000"_s);
        QCOMPARE(sent.value(u"id")->toString().size(), 36);
        QVERIFY(sent.value(u"at")->toInteger());

        text->setPlainText(u"hello {{ nobody }}"_s);
        QTest::mouseClick(send, Qt::LeftButton);
        Notice *notice = page()->view()->notice();
        QVERIFY(notice->isVisible() && notice->text().contains(u"nobody"_s));
        QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 2);
        QCOMPARE(lastPayload(), "hello {{ nobody }}"_ba);
    }

    void aMessageIsKeptUnderAName()
    {
        Composer *composer = page()->composer();
        composer->setText(u"{\"b\":1,\"a\":2}"_s);
        auto *save = named<QToolButton>(u"saveMessage"_s);
        Q_EMIT save->menu()->aboutToShow();
        auto *name = save->menu()->findChild<QLineEdit *>(u"messageName"_s);
        QTest::keyClicks(name, u"First"_s);
        QTest::keyClick(name, Qt::Key_Return);
        composer->setMode(Composer::Mode::Hex);
        composer->setText(u"01 ff"_s);
        composer->saveAs(u"Bytes"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        const QString path = page()->path();
        const auto file = ConnectionFile::load(path);
        QVERIFY(file);
        QCOMPARE(file->messages.size(), 2);
        QCOMPARE(file->messages[0].text, u"{\n  \"b\": 1,\n  \"a\": 2\n}"_s);
        QVERIFY(file->messages[1].isHex);
        QCOMPARE(messageOf(file->messages[1], {})->bytes(), "\x01\xff"_ba);
        // At once, now that there is a file.
        composer->setMode(Composer::Mode::Text);
        composer->setText(u"said"_s);
        composer->saveAs(u"First"_s);
        QCOMPARE(ConnectionFile::load(path)->messages[0].text, u"said"_s);
        Q_EMIT save->menu()->aboutToShow();
        save->menu()->actions().last()->trigger();
        QCOMPARE(ConnectionFile::load(path)->messages.size(), 1);
    }

    void aMessageIsSentAgainAndAgain()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        page()->composer()->setText(u"{\"beat\":1}"_s);
        named<QDoubleSpinBox>(u"interval"_s)->setValue(0.01);
        QTest::mouseClick(named<QToolButton>(u"repeat"_s), Qt::LeftButton);
        QTRY_VERIFY(page()->log().store().volume(Side::Server).messages >= 3);
        page()->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        QVERIFY(!named<QToolButton>(u"repeat"_s)->isChecked());
    }

    void whatWasTypedComesBackAfterARestart()
    {
        type(named<FieldTable>(u"headers"_s), 0, 0, u"X-Kept"_s);
        m_window->close();
        m_window = std::make_unique<MainWindow>(m_look, m_services);
        m_window->restore({});
        QCOMPARE(named<FieldTable>(u"headers"_s)->fields().value(0).name, u"X-Kept"_s);
        QCOMPARE(named<QLineEdit>(u"url"_s)->text(), url(u"/chat?a=1&b={{%20x%20}}"_s));
    }

    void aFileThatCannotBeReadIsNotTouched()
    {
        const QString path = m_home->filePath(u"sample/connections/broken.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"jackfield\":\"connection\",\n\"url\":}");
        file.close();
        m_window->openPath(path);
        QVERIFY(page()->view()->notice()->text().contains(u"line:column 2:7"_s));
        named<QLineEdit>(u"url"_s)->setText(u"ws://other"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        QVERIFY(page()->view()->notice()->text().contains(u"stays as it is"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith("\"url\":}"));
    }

    void aRefusalShowsWhatTheServerSaid()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/refused"_s));
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Failed);
        QTRY_VERIFY(hasRow(EntryKind::Refused));
        const QByteArrayView handshake = page()->log().store().payload(0);
        QVERIFY(handshake.contains("\nHTTP/1.1 403 Forbidden\n"));
        QVERIFY(handshake.endsWith("\n\nnot you"));
    }

private:
    template<typename Widget>
    Widget *named(const QString &name) const
    {
        return m_window->currentPage()->findChild<Widget *>(name);
    }
    ConnectionPage *page() const { return static_cast<ConnectionPage *>(m_window->currentPage()); }
    RequestPanel *panel() const { return page()->findChild<RequestPanel *>(); }
    AddressBar *address() const { return page()->findChild<AddressBar *>(); }
    QString preview() const { return named<QPlainTextEdit>(u"requestPreview"_s)->toPlainText(); }
    QString url(const QString &path) const
    {
        return u"ws://"_s + m_server->url().authority() + path;
    }
    static void type(FieldTable *table, int row, int column, const QString &text)
    {
        table->item(row, column)->setText(text);
    }
    void choose(RequestPanel::Tab tab) { named<QTabBar>(u"requestTabs"_s)->setCurrentIndex(tab); }
    void connectNow()
    {
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        QTRY_VERIFY(hasRow(EntryKind::Open));
    }
    bool hasRow(EntryKind kind) const
    {
        const MessageStore &store = page()->log().store();
        for (qsizetype row = 0; row < store.size(); ++row) {
            if (store.at(row).kind == kind)
                return true;
        }
        return false;
    }
    QByteArray lastPayload() const
    {
        const MessageStore &store = page()->log().store();
        return store.payload(store.size() - 1).toByteArray();
    }
    Request lastRequest()
    {
        const std::scoped_lock lock(m_mutex);
        return m_requests.last();
    }
    WsStatus lastClose()
    {
        const std::scoped_lock lock(m_mutex);
        return m_closed.value(m_closed.size() - 1, WsStatus { 0, {} });
    }

    std::unique_ptr<QTemporaryDir> m_home;
    Services m_services;
    Look m_look;
    std::mutex m_mutex;
    QList<Request> m_requests;
    QList<WsStatus> m_closed;
    std::unique_ptr<net::Server> m_server;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestClientTab)
#include "tst_clienttab.moc"
