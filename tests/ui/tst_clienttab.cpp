// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// A client tab of the real window on a real server, driven by keys and clicks.
#include "clientwalk.h"

#include <ui/views/commandpalette.h>
#include <ui/views/savedmessages.h>

#include <QListWidget>

class TestClientTab : public ClientWalk
{
    Q_OBJECT

private:
    Notice *notice() const { return page()->view()->notice(); }
    void saveNow() { QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s)); }
    void keepMessage(const QString &name)
    {
        page()->composer()->setText(u"{\"kept\":1}"_s);
        page()->composer()->saveAs(name);
    }

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

    void whatIsTypedIsAskedFor()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        auto *headers = named<FieldTable>(u"headers"_s);
        type(headers, 0, 0, u"X-Client"_s);
        type(headers, 0, 1, u"workbench"_s);
        type(headers, 1, 0, u"X-Debug"_s);
        type(headers, 1, 1, u"1"_s);
        // A click on the box of the second header.
        const QRect cell = headers->visualItemRect(headers->item(1, 0));
        QTest::mouseClick(
            headers->viewport(), Qt::LeftButton, {}, { cell.left() + 16, cell.center().y() });
        QCOMPARE(headers->item(1, 0)->checkState(), Qt::Unchecked);
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
        QCOMPARE(preview.count(u": "_s), request.headers().fields().size());
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
        QTRY_VERIFY(page()->words().startsWith(u"reconnecting in "_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        Q_EMIT address()->buttonClicked();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        QTRY_COMPARE(lastClose().code, quint16(1000));
        QCOMPARE(m_requests.size(), 2);
    }

    void whatWasTypedComesBackAfterARestart()
    {
        type(named<FieldTable>(u"headers"_s), 0, 0, u"X-Kept"_s);
        restart();
        QCOMPARE(named<FieldTable>(u"headers"_s)->fields().value(0).name, u"X-Kept"_s);
        QCOMPARE(named<QLineEdit>(u"url"_s)->text(), url(u"/chat?a=1&b={{%20x%20}}"_s));
    }

    void aFileThatCannotBeReadIsNotTouched()
    {
        const QString path = m_home->filePath(u"sample-workspace/connections/broken.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"jackfield\":\"connection\",\n\"url\":}");
        file.close();
        m_window->openPath(path);
        QVERIFY(page()->view()->notice()->text().contains(u"line:column 2:7"_s));
        named<QLineEdit>(u"url"_s)->setText(u"ws://other"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        QVERIFY(page()->view()->notice()->text().contains(u"is left as it is"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith("\"url\":}"));
    }

    void whatSomebodyElseSavedIsNotLost()
    {
        const QString path = m_home->filePath(u"sample-workspace/connections/feed.json"_s);
        m_window->openPath(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray others = file.readAll().replace("/feed/ACME", "/feed/OTHER");
        QVERIFY(file.seek(0) && file.resize(0) && file.write(others) == others.size());
        file.close();
        named<QLineEdit>(u"url"_s)->setText(u"ws://mine"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        Notice *notice = page()->view()->notice();
        QVERIFY(notice->isVisible() && notice->text().contains(u"changed by somebody else"_s));
        QCOMPARE(ConnectionFile::load(path)->url, u"ws://{{ host }}/feed/OTHER"_s);
        // A kept message changes nothing else.
        page()->composer()->setText(u"{\"kept\":1}"_s);
        page()->composer()->saveAs(u"Kept"_s);
        QCOMPARE(ConnectionFile::load(path)->url, u"ws://{{ host }}/feed/OTHER"_s);
        QCOMPARE(ConnectionFile::load(path)->messages.last().name, u"Kept"_s);
    }

    void whatSomebodyElseSavedIsShownAtOnce()
    {
        const QString file = path(u"connections/feed.json"_s);
        m_window->openPath(file);
        const auto theirs = [&](const QString &url) {
            auto others = *ConnectionFile::load(file);
            others.url = url;
            others.messages.append({ u"Theirs"_s, u"hello"_s });
            QVERIFY(others.save(file));
        };
        theirs(u"ws://theirs"_s);
        QTRY_COMPARE(page()->url(), u"ws://theirs"_s);
        QCOMPARE(page()->composer()->saved()->messages().last().name, u"Theirs"_s);
        QVERIFY(!notice()->isVisible());
        // What is written in place and not replaced.
        QFile inPlace(file);
        QVERIFY(inPlace.open(QIODevice::ReadWrite));
        const QByteArray changed = inPlace.readAll().replace("ws://theirs", "ws://theirs/more");
        QVERIFY(inPlace.seek(0) && inPlace.write(changed) == changed.size());
        inPlace.close();
        QTRY_COMPARE(page()->url(), u"ws://theirs/more"_s);
        // What was changed here, too, stays until it is said which counts.
        const auto tabText = [this] {
            const auto *tabs = m_window->findChild<QTabWidget *>(u"pages"_s);
            return tabs->tabText(tabs->currentIndex());
        };
        QCOMPARE(tabText(), u"feed"_s);
        named<QLineEdit>(u"url"_s)->setText(u"ws://mine"_s);
        QCOMPARE(tabText(), u"feed •"_s);
        theirs(u"ws://last"_s);
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY(notice()->text().contains(u"changed by somebody else, and here"_s));
        QCOMPARE(page()->url(), u"ws://mine"_s);
        QTest::mouseClick(named<QPushButton>(u"noticeButton"_s), Qt::LeftButton);
        QCOMPARE(page()->url(), u"ws://last"_s);
        QVERIFY(!notice()->isVisible());
        QCOMPARE(tabText(), u"feed"_s);
    }

    void whatIsKeptDoesNotHideWhatSomebodyElseSaved()
    {
        const QString file = path(u"connections/feed.json"_s);
        m_window->openPath(file);
        auto others = *ConnectionFile::load(file);
        others.headers = { { u"X-Theirs"_s, u"1"_s } };
        QVERIFY(others.save(file));
        keepMessage(u"Kept"_s);
        QCOMPARE(ConnectionFile::load(file)->messages.last().name, u"Kept"_s);
        saveNow();
        QVERIFY(notice()->isVisible());
        QVERIFY(notice()->text().contains(u"changed by somebody else"_s));
        QVERIFY(ConnectionFile::load(file)->headers == others.headers);
        QTest::mouseClick(named<QPushButton>(u"noticeButton"_s), Qt::LeftButton);
        QVERIFY(ConnectionFile::load(file)->headers != others.headers);
    }

    void messagesOfSomebodyElseAreNotReplaced()
    {
        const QString file = path(u"connections/feed.json"_s);
        m_window->openPath(file);
        auto others = *ConnectionFile::load(file);
        others.messages.append({ u"Theirs"_s, u"hello"_s });
        QVERIFY(others.save(file));
        keepMessage(u"Kept"_s);
        QVERIFY(notice()->isVisible());
        QVERIFY(notice()->text().contains(u"changed by somebody else"_s));
        QVERIFY(ConnectionFile::load(file)->messages == others.messages);
        QCOMPARE(page()->composer()->saved()->messages().last().name, u"Kept"_s);
        QTest::mouseClick(named<QPushButton>(u"noticeButton"_s), Qt::LeftButton);
        QCOMPARE(ConnectionFile::load(file)->messages.last().name, u"Kept"_s);
        QVERIFY(!notice()->isVisible());
        keepMessage(u"Another"_s);
        QCOMPARE(ConnectionFile::load(file)->messages.last().name, u"Another"_s);
        QVERIFY(!notice()->isVisible());
    }

    void whatOneWroteOneselfIsNobodyElses()
    {
        const QString file = path(u"connections/short.json"_s);
        QVERIFY(write(file,
                      "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://a\","
                      "\"headers\":[[\"X\",\"1\"],{\"name\":\"Y\",\"off\":true}],"
                      "\"tls\":{\"trusted\":[\"sha256:1\",\"sha256:2\"]}}"));
        m_window->openPath(file);
        for (int i = 0; i < 2; ++i) {
            saveNow();
            QVERIFY(!notice()->isVisible());
            keepMessage(u"Kept"_s);
            saveNow();
            QVERIFY(!notice()->isVisible());
            page()->composer()->saved()->setMessages({});
            Q_EMIT page()->composer()->saved()->changed();
            QVERIFY(ConnectionFile::load(file)->messages.isEmpty());
        }
    }

    void whatCouldNotBeKeptInTheFileStaysInTheTab()
    {
        // A name to which nothing can be added for a file in its place.
        const QString file = path(u"connections/"_s + QString(250, u'n') + u".json"_s);
        QVERIFY(write(file, "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://a\"}"));
        m_window->openPath(file);
        keepMessage(u"Kept"_s);
        QVERIFY(notice()->isVisible() && notice()->text().contains(u"cannot write"_s));
        restart();
        QCOMPARE(page()->composer()->saved()->messages().value(0).name, u"Kept"_s);
    }

    void aFileThatWasMendedIsNotWrittenOver()
    {
        const QString file = path(u"connections/mended.json"_s);
        QVERIFY(write(file, "{"));
        m_window->openPath(file);
        QVERIFY(
            write(file, "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://mended\"}"));
        saveNow();
        QVERIFY(notice()->text().contains(u"changed by somebody else"_s));
        QCOMPARE(ConnectionFile::load(file)->url, u"ws://mended"_s);
    }

    void aFileThatIsGoneIsWrittenAnew()
    {
        const QString file = path(u"connections/feed.json"_s);
        m_window->openPath(file);
        QVERIFY(QFile::remove(file));
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        QCOMPARE(ConnectionFile::load(file)->url, u"ws://{{ host }}/feed/ACME"_s);
    }

    void aHiddenSecretIsNotAskedFor()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        choose(RequestPanel::AuthTab);
        named<QComboBox>(u"authKind"_s)->setCurrentIndex(2);
        QTest::keyClicks(named<QLineEdit>(u"authSecret"_s), u"{{ nobody }}"_s);
        QVERIFY(preview().contains(u"nobody"_s));
        named<QComboBox>(u"authKind"_s)->setCurrentIndex(0);
        connectNow();
        QVERIFY(!lastRequest().headers().contains("Authorization"));
    }

    void aCodeThatCannotBeSentIsSaid()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        named<QSpinBox>(u"closeCode"_s)->setValue(1006);
        QTest::mouseClick(named<QPushButton>(u"closeWith"_s), Qt::LeftButton);
        QVERIFY(page()->view()->notice()->text().contains(u"1006"_s));
        QCOMPARE(page()->linkState(), ClientLink::State::Open);
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

    void aFrameIsSentByHand()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        const auto send = [&](const QString &hex) {
            page()->composer()->setMode(Composer::Mode::Hex);
            page()->composer()->setText(hex);
            Q_EMIT address()->rawRequested();
        };
        page()->composer()->setMode(Composer::Mode::Text);
        Q_EMIT address()->rawRequested();
        QVERIFY(page()->view()->notice()->text().contains(u"81 83"));
        // Two frames of one message, the mask is zero.
        send(u"01 82 00000000 6162  80 81 00000000 63"_s);
        QTRY_COMPARE(lastPayload(), "abc"_ba);
        QCOMPARE(page()->log().store().at(page()->log().store().size() - 1).from(), Side::Server);
        // A reserved opcode: the server closes by 1002.
        send(u"8f 80 00000000"_s);
        QTRY_VERIFY(page()->linkState() != ClientLink::State::Open);
        QVERIFY2(page()->words().contains(u"1002"), qPrintable(page()->words()));
        // The log has what was sent, as it was.
        QCOMPARE(page()->log().store().payload(1).toByteArray(),
                 "raw frame: 01 82 00 00 00 00 61 62 80 81 00 00 00 00 63"_ba);
    }

    void whatTheMenuOfAConnectionDoesIsInThePalette()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        const auto choose = [&] {
            QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+K"_s));
            auto *field = m_window->findChild<CommandPalette *>()->findChild<QLineEdit *>();
            QTest::keyClicks(field, u"Send a ping"_s);
            const auto *list = m_window->findChild<CommandPalette *>()->findChild<QListWidget *>();
            const int offered = list->count();
            QTest::keyClick(field, offered > 0 ? Qt::Key_Return : Qt::Key_Escape);
            return offered;
        };
        QCOMPARE(choose(), 0);
        connectNow();
        QCOMPARE(choose(), 1);
        QTRY_VERIFY(hasRow(EntryKind::Pong));
    }
};

QTEST_MAIN(TestClientTab)
#include "tst_clienttab.moc"
