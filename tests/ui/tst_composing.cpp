// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What is written in a client tab, kept and sent, on a real server.
#include "clientwalk.h"

class TestComposing : public ClientWalk
{
    Q_OBJECT

private:
    QString verdict() const { return named<QLabel>(u"composerVerdict"_s)->text(); }
    /// The messages that went out, in order.
    QByteArrayList sent() const
    {
        const MessageStore &store = page()->log().store();
        QByteArrayList payloads;
        for (qsizetype row = 0; row < store.size(); ++row) {
            if (store.at(row).isMessage() && store.at(row).from() == Side::Client)
                payloads.append(store.payload(row).toByteArray());
        }
        return payloads;
    }

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
        QVERIFY(file->messages[1].kind == ConnectionFile::Message::Kind::Hex);
        QCOMPARE(messageOf(file->messages[1], {}, {})->bytes(), "\x01\xff"_ba);
        // At once, now that there is a file.
        composer->setMode(Composer::Mode::Text);
        composer->setText(u"said"_s);
        composer->saveAs(u"First"_s);
        QCOMPARE(ConnectionFile::load(path)->messages[0].text, u"said"_s);
        Q_EMIT save->menu()->aboutToShow();
        save->menu()->actions().last()->menu()->actions().last()->trigger();
        QCOMPARE(ConnectionFile::load(path)->messages.size(), 1);
    }

    /// What was chosen before it is written so in the mode that is chosen then.
    void anotherModeWritesTheSameBytes()
    {
        Composer *composer = page()->composer();
        auto *mode = named<QComboBox>(u"composerMode"_s);
        const auto choose = [&](Composer::Mode wanted) {
            const int step = int(wanted) - mode->currentIndex();
            for (int i = 0; i < std::abs(step); ++i)
                QTest::keyClick(mode, step > 0 ? Qt::Key_Down : Qt::Key_Up);
            return composer->text();
        };
        using enum Composer::Mode;
        const QString exact = u"{\"a\":\"é\"}\r\n"_s;
        composer->setMode(Text);
        composer->setText(exact);
        QCOMPARE(choose(Hex), u"7b 22 61 22 3a 22 c3 a9 22 7d 0d 0a"_s);
        QCOMPARE(choose(Base64), u"eyJhIjoiw6kifQ0K"_s);
        QCOMPARE(choose(Hex), u"7b 22 61 22 3a 22 c3 a9 22 7d 0d 0a"_s);
        QCOMPARE(choose(Text), exact);
        QCOMPARE(choose(Json), exact); // letters stay letters

        // Bytes that are no text stay bytes, and characters that are no bytes stay characters.
        composer->setMode(Hex);
        composer->setText(u"ff 00"_s);
        QCOMPARE(choose(Text), u"ff 00"_s);
        QCOMPARE(composer->mode(), Hex);
        QVERIFY(named<QLabel>(u"composerVerdict"_s)->text().contains(u"UTF-8"_s));
        QCOMPARE(choose(Base64), u"/wA="_s);
        composer->setText(u"not yet!"_s);
        QCOMPARE(choose(Hex), u"not yet!"_s);
        composer->setText(u"half {{ host }}"_s);
        QCOMPARE(choose(Text), u"half {{ host }}"_s);
    }

    void base64IsSentAndKeptAsItIsWritten()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        Composer *composer = page()->composer();
        composer->setMode(Composer::Mode::Base64);
        composer->setText(u"AAEC_w"_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QCOMPARE(lastPayload(), QByteArray::fromHex("000102ff"));
        composer->saveAs(u"Bytes"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        QVERIFY(contents(page()->path()).contains("\"base64\": \"AAEC_w\""));
        composer->setMode(Composer::Mode::Json);
        composer->fill(ConnectionFile::load(page()->path())->messages.last());
        QCOMPARE(composer->mode(), Composer::Mode::Base64);
        QTest::keySequence(named<QPlainTextEdit>(u"composerText"_s), QKeySequence(u"Alt+Up"_s));
        QCOMPARE(composer->mode(), Composer::Mode::Base64);
    }

    void messagesStandInFoldersInTheirOrder()
    {
        const QString file = path(u"connections/folders.json"_s);
        QVERIFY(
            write(file,
                  "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://a/\",\"messages\":["
                  "{\"name\":\"Hello\",\"text\":\"h\"},"
                  "{\"name\":\"orders/Buy & keep\",\"text\":\"b\",\"odd\":1},"
                  "{\"name\":\"Bye\",\"text\":\"y\"},"
                  "{\"name\":\"orders/big/Sell\",\"text\":\"s\"},"
                  "{\"name\":\"orders/Ask\",\"text\":\"a\"}]}"));
        m_window->openPath(file);
        const auto textsOf = [](const QMenu *menu) {
            QStringList texts;
            for (const QAction *action : menu->actions())
                texts.append(action->text());
            return texts;
        };
        const QMenu *root = named<QPushButton>(u"savedMessages"_s)->menu();
        QCOMPARE(textsOf(root), QStringList({ u"Hello"_s, u"orders"_s, u"Bye"_s }));
        const QMenu *orders = root->actions().at(1)->menu();
        QCOMPARE(textsOf(orders), QStringList({ u"Buy && keep"_s, u"big"_s, u"Ask"_s }));
        orders->actions().at(1)->menu()->actions().first()->trigger();
        QCOMPARE(page()->composer()->text(), u"s"_s);

        // Ask goes before its neighbour in the folder, whatever stands between in the file.
        auto *keep = named<QToolButton>(u"saveMessage"_s)->menu();
        Q_EMIT keep->aboutToShow();
        const QMenu *ask = keep->actions().last()->menu();
        QVERIFY(!ask->actions().at(1)->isEnabled()); // it is the last one there
        ask->actions().first()->trigger();
        QCOMPARE(textsOf(root->actions().at(1)->menu()),
                 QStringList({ u"Ask"_s, u"Buy && keep"_s, u"big"_s }));
        const auto saved = ConnectionFile::load(file);
        QStringList names;
        for (const ConnectionFile::Message &message : saved->messages)
            names.append(message.name);
        QCOMPARE(names,
                 QStringList({ u"Hello"_s,
                               u"orders/Ask"_s,
                               u"orders/Buy & keep"_s,
                               u"Bye"_s,
                               u"orders/big/Sell"_s }));
        QVERIFY(contents(file).contains("\"odd\": 1"));
    }

    void whatWasSentComesBack()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        const auto *sent = named<QPushButton>(u"sentMessages"_s);
        QVERIFY(!sent->isVisible());
        for (const QString &text : { u"{\"n\":1}"_s, u"{\"h\":\"{{ host }}\"}"_s }) {
            editor->setPlainText(text);
            QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        }
        page()->composer()->setMode(Composer::Mode::Hex);
        editor->setPlainText(u"01 ff"_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        editor->setPlainText(u"02"_s); // is not sent
        QVERIFY(sent->isVisible());
        editor->setFocus();
        const auto step = [&](const QString &keys) {
            QTest::keySequence(editor, QKeySequence(keys));
            return page()->composer()->text();
        };
        QCOMPARE(step(u"Alt+Up"_s), u"01 ff"_s);
        QCOMPARE(step(u"Alt+Up"_s), u"{\"h\":\"{{ host }}\"}"_s); // as it was written
        QCOMPARE(page()->composer()->mode(), Composer::Mode::Json);
        QCOMPARE(step(u"Alt+Up"_s), u"{\"n\":1}"_s);
        QCOMPARE(step(u"Alt+Up"_s), u"{\"n\":1}"_s);
        QCOMPARE(step(u"Alt+Down"_s), u"{\"h\":\"{{ host }}\"}"_s);
        step(u"Alt+Down"_s);
        QCOMPARE(step(u"Alt+Down"_s), u"02"_s); // what was being written
        QCOMPARE(page()->composer()->mode(), Composer::Mode::Hex);
        restart();
        auto *menu = named<QPushButton>(u"sentMessages"_s)->menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().last()->trigger();
        QCOMPARE(page()->composer()->text(), u"{\"n\":1}"_s);
    }

    void whatIsTypedIsSentToTheCharacter()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        page()->composer()->setMode(Composer::Mode::Text);
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        editor->setPlainText(u"no\u00a0break, \u2028 a line"_s);
        editor->moveCursor(QTextCursor::End);
        editor->insertPlainText(u"\u00a0!\n"_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(lastPayload(), u"no\u00a0break, \u2028 a line\u00a0!\n"_s.toUtf8());
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
        // It does not begin while nothing can be sent.
        QTest::mouseClick(named<QToolButton>(u"repeat"_s), Qt::LeftButton);
        QVERIFY(!named<QToolButton>(u"repeat"_s)->isChecked());
        QVERIFY(verdict().startsWith(u"not connected"_s));
    }

    /// What is written meanwhile is not sent before somebody says so.
    void whatRepeatsIsWhatWasWrittenThen()
    {
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
        connectNow();
        page()->composer()->setText(u"{\"beat\":1}"_s);
        auto *interval = named<QDoubleSpinBox>(u"interval"_s);
        const auto *send = named<QPushButton>(u"send"_s);
        auto *useNew = named<QPushButton>(u"repeatNew"_s);
        interval->setValue(3600);
        const QPoint place = send->mapTo(m_window.get(), QPoint());
        QTest::mouseClick(named<QToolButton>(u"repeat"_s), Qt::LeftButton);
        QCOMPARE(sent(), QByteArrayList()); // the interval can be set before
        QVERIFY(interval->hasFocus());
        QCOMPARE(send->mapTo(m_window.get(), QPoint()), place);
        QVERIFY(verdict().startsWith(u"repeating what was written at the start"_s));
        QVERIFY(!useNew->isVisible());

        QTest::keyClicks(interval, u"0.0"_s); // of 0.02
        QVERIFY(sent().isEmpty());
        QTest::keyClicks(interval, u"2"_s);
        QTest::keyClick(interval, Qt::Key_Return);
        QTRY_VERIFY(sent().size() >= 2);
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        QVERIFY(editor->hasFocus());
        editor->selectAll();
        QTest::keyClicks(editor, u"{\"ha"_s);
        const qsizetype before = sent().size();
        QTRY_VERIFY(sent().size() >= before + 3);
        QVERIFY(useNew->isVisible());
        QVERIFY2(verdict().contains(u"expected"_s), qPrintable(verdict()));
        QCOMPARE(sent().count("{\"beat\":1}"), sent().size());

        QTest::mouseClick(useNew, Qt::LeftButton);
        QVERIFY(!useNew->isVisible());
        QTRY_VERIFY(sent().contains("{\"ha"));
        QTest::mouseClick(named<QToolButton>(u"repeat"_s), Qt::LeftButton);
        QVERIFY(!interval->isVisible() && !verdict().contains(u"repeating"_s));
    }

    void aSavedMessageIsSentOnOpen()
    {
        const QString path = m_home->filePath(u"sample-workspace/connections/first.json"_s);
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

    /// To which Tab is a character.
    void escapeLeavesTheComposer()
    {
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Tab);
        QVERIFY(editor->hasFocus());
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!editor->hasFocus());
    }
};

QTEST_MAIN(TestComposing)
#include "tst_composing.moc"
