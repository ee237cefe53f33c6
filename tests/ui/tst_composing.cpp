// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is written in a client tab, kept and sent, on a real server.
#include "clientwalk.h"

class TestComposing : public ClientWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void cleanup() { stop(); }

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

    void whatIsSentFirstIsNewForEachConnection()
    {
        Composer *composer = page()->composer();
        composer->setText(u"{{ uuid }}"_s);
        composer->saveAs(u"Hello"_s);
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        auto *onOpen = named<QComboBox>(u"onOpen"_s);
        onOpen->setCurrentText(u"Hello"_s);
        named<QCheckBox>(u"reconnects"_s)->setChecked(true);
        connectNow();
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        const QByteArray first = lastPayload();
        QCOMPARE(first.size(), 36);
        page()->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 2);
        QCOMPARE(lastPayload().size(), 36);
        QVERIFY(lastPayload() != first);
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

    void whatIsSentIsWhatWasTaken()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        const QString exact = u"\uFEFFa\r\nb\u00A0c\u2028d"_s;
        page()->send(WsMessage::text(exact));
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        page()->compose(page()->log().store().size() - 1);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 2);
        QCOMPARE(lastPayload(), exact.toUtf8());
    }
};

QTEST_MAIN(TestComposing)
#include "tst_composing.moc"
