// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Files that are sent from the composer, on a real server that echoes them.
#include "clientwalk.h"

#include <ui/views/attachmentview.h>
#include <ui/views/savedmessages.h>

#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPointer>

using Kind = ConnectionFile::Message::Kind;

namespace {
const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452ff00");
}

class TestComposerFiles : public ClientWalk
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        start();
        named<QLineEdit>(u"url"_s)->setText(url(u"/chat"_s));
    }
    void cleanup() { stop(); }

    void aShortTextIsWrittenToTheByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Composer::Mode>("mode");
        QTest::newRow("JSON") << "{\"a\" : 1.0}\r\n"_ba << Composer::Mode::Json;
        QTest::newRow("text with all kinds of ends") << "\xef\xbb\xbf"
                                                        "a\r\nb\rc\xe2\x80\xa8"
                                                        "d\n"_ba
                                                     << Composer::Mode::Text;
    }
    void aShortTextIsWrittenToTheByte()
    {
        QFETCH(QByteArray, bytes);
        connectNow();
        QVERIFY(drop(make(u"note.txt"_s, bytes)));
        QTRY_COMPARE(page()->composer()->text().toUtf8(), bytes);
        QTEST(page()->composer()->mode(), "mode");
        QVERIFY(!attachment()->isVisible());
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QCOMPARE(lastPayload(), bytes);
    }

    void whatWasWrittenBeforeAFileComesBack()
    {
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        page()->composer()->setText(u"set\r\n"_s);
        const auto take = [this](const QByteArray &text) {
            page()->composer()->takeFile(make(u"note.txt"_s, text));
            QTRY_COMPARE(page()->composer()->text(), QString::fromUtf8(text));
        };
        take("file\r\n");
        QTest::keySequence(editor, QKeySequence(u"Ctrl+Z"_s));
        QCOMPARE(page()->composer()->text(), u"set\r\n"_s);
        QTest::keySequence(editor, QKeySequence(u"Ctrl+Shift+Z"_s));
        QCOMPARE(page()->composer()->text(), u"file\r\n"_s);

        editor->selectAll();
        QTest::keyClicks(editor, u"long draft"_s);
        take("another");
        QTest::keySequence(editor, QKeySequence(u"Ctrl+Z"_s));
        QCOMPARE(page()->composer()->text(), u"long draft"_s);
        // So does what was written before a message that is kept.
        page()->composer()->fill({ u"kept"_s, u"hello"_s });
        QCOMPARE(page()->composer()->text(), u"hello"_s);
        QTest::keySequence(editor, QKeySequence(u"Ctrl+Z"_s));
        QCOMPARE(page()->composer()->text(), u"long draft"_s);
    }

    /// Nothing of it is laid out: that took seconds, and as long for each key.
    void aLongTextThatIsPastedStandsInAFileOfTheTab()
    {
        connectNow();
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        page()->composer()->setMode(Composer::Mode::Json);
        editor->insertPlainText(u"[\"ä\",]"_s);
        QTest::keyClick(editor, Qt::Key_Left);
        const QString row = u"\"\u00a0"_s + QString(int(PayloadFile::mostWritten), u'x') + u'"';
        QGuiApplication::clipboard()->setText(row);
        editor->setFocus();
        QTest::keySequence(editor, QKeySequence::Paste);
        QVERIFY(attachment()->isVisible() && attachment()->isPasted());
        QCOMPARE(page()->composer()->text(), u"[\"ä\",]"_s);
        QTRY_VERIFY(named<QLabel>(u"attachmentDetails"_s)->text().startsWith(u"1.0 MiB"_s));
        QTest::keySequence(page()->composer(), QKeySequence(u"Ctrl+Return"_s));
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        const QByteArray whole = u"[\"ä\","_s.toUtf8() + row.toUtf8() + ']';
        QCOMPARE(lastPayload(), whole);
        const MessageStore &store = page()->log().store();
        QCOMPARE(store.at(store.size() - 1).kind, EntryKind::Text);

        // Kept under a name it is all there, and it comes back with the tab, which alone may read it.
        page()->composer()->saveAs(u"Long"_s);
        QVERIFY(page()->composer()->saved()->messages().last().kind == Kind::Text);
        const QFileDevice::Permissions mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner
            | QFileDevice::ReadUser | QFileDevice::WriteUser;
        QCOMPARE(QFileInfo(attachment()->path()).permissions(), mine);
        restart();
        QVERIFY(attachment()->isVisible() && attachment()->isPasted() && attachment()->isText());
        QCOMPARE(contents(attachment()->path()), whole);
        page()->composer()->setFocus();
        QTest::keySequence(QApplication::focusWidget(), QKeySequence::Undo);
        QVERIFY(!attachment()->isVisible());
        QCOMPARE(page()->composer()->text(), u"[\"ä\",]"_s);
        page()->composer()->fill(page()->composer()->saved()->messages().last());
        QVERIFY(attachment()->isPasted());
    }

    /// One line of a hundred KiB and more takes as long at each key as MiB in many lines.
    void aLongLineStandsInAFileToo()
    {
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        const auto paste = [&](const QString &text) {
            QGuiApplication::clipboard()->setText(text);
            editor->selectAll();
            QTest::keySequence(editor, QKeySequence::Paste);
        };
        const QString line(100 << 10, u'x');
        paste(line + u'\n' + line);
        QVERIFY(!attachment()->isVisible());
        paste(line + line);
        QVERIFY(attachment()->isVisible() && attachment()->isPasted());
        QTRY_COMPARE(contents(attachment()->path()), QString(line + line).toUtf8());
    }

    void longBytesThatArePastedAreSentAsBytes()
    {
        connectNow();
        auto *editor = named<QPlainTextEdit>(u"composerText"_s);
        page()->composer()->setMode(Composer::Mode::Hex);
        const auto paste = [&](const QString &text) {
            QGuiApplication::clipboard()->setText(text);
            QTest::keySequence(editor, QKeySequence::Paste);
        };
        paste(QString(int(PayloadFile::mostWritten), u'f') + u"0"_s); // half a byte too much
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().startsWith(u"The text was not taken: "_s),
                 qPrintable(notice()->text()));
        QVERIFY(!attachment()->isVisible() && editor->isVisible());
        paste(QString(int(PayloadFile::mostWritten), u'f') + u"00"_s);
        QTRY_VERIFY(named<QPushButton>(u"send"_s)->isEnabled());
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QCOMPARE(lastPayload(), QByteArray(PayloadFile::mostWritten / 2, '\xff') + '\0');
    }

    void otherFilesAreAttachedAndSentAsTheyAreThen()
    {
        connectNow();
        page()->composer()->setText(u"what was written"_s);
        const QString path = make(u"photo.png"_s, png);
        QVERIFY(drop(path));
        QTRY_VERIFY(attachment()->isVisible());
        QCOMPARE(named<QLabel>(u"attachmentName"_s)->text(), u"photo.png"_s);
        QTRY_COMPARE(named<QLabel>(u"attachmentDetails"_s)->text(), u"18 B · image/png"_s);
        QVERIFY(!named<QPlainTextEdit>(u"composerText"_s)->isVisible());
        make(u"photo.png"_s, png + "later");
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QCOMPARE(lastPayload(), png + "later");
        const MessageStore &store = page()->log().store();
        QCOMPARE(store.at(store.size() - 1).kind, EntryKind::Binary);

        // Out of it, what was written is there again.
        QTest::mouseClick(named<QToolButton>(u"attachmentRemove"_s), Qt::LeftButton);
        QVERIFY(named<QPlainTextEdit>(u"composerText"_s)->isVisible());
        QCOMPARE(page()->composer()->text(), u"what was written"_s);
    }

    void aLongTextIsSentAsTextIfOneSaysSo()
    {
        connectNow();
        QVERIFY(drop(make(u"long.csv"_s, QByteArray(PayloadFile::mostWritten + 1, 'x'))));
        QTRY_VERIFY(attachment()->isVisible());
        named<QComboBox>(u"attachmentMode"_s)->setCurrentIndex(1);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        const MessageStore &store = page()->log().store();
        QCOMPARE(store.at(store.size() - 1).kind, EntryKind::Text);
        // What is no text cannot be one.
        page()->composer()->attach(make(u"photo.png"_s, png), true);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(u"is not UTF-8"_s), qPrintable(notice()->text()));
    }

    /// Nothing is read on the window's thread: it says that it sends, and goes on.
    void aLongFileIsSentBesideTheWindow()
    {
        connectNow();
        page()->composer()->attach(make(u"long.bin"_s, QByteArray(12 << 20, '\xff')), false);
        auto *send = named<QPushButton>(u"send"_s);
        QVERIFY(send->isEnabled());
        QTest::mouseClick(send, Qt::LeftButton);
        QVERIFY(!send->isEnabled());
        QCOMPARE(named<QLabel>(u"composerVerdict"_s)->text(), u"sending…"_s);
        QCOMPARE(page()->log().store().volume(Side::Client).messages, 0);
        QTRY_COMPARE_WITH_TIMEOUT(page()->log().store().volume(Side::Server).messages, 1, 30'000);
        QCOMPARE(lastPayload().size(), 12 << 20);
        QTRY_VERIFY(send->isEnabled());
    }

    void aFileThatIsGoneIsSaid()
    {
        connectNow();
        const QString path = make(u"photo.png"_s, png);
        page()->composer()->attach(path, false);
        QVERIFY(QFile::remove(path));
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->text().contains(path), qPrintable(notice()->text()));
        QVERIFY(named<QPushButton>(u"send"_s)->isEnabled()); // it may come back
        page()->composer()->takeFile(m_home->filePath(u"nowhere"_s));
        QTRY_VERIFY(notice()->text().contains(u"nowhere"_s));
    }

    void itIsKeptWithItsPathInTheWorkspace()
    {
        QVERIFY(QDir().mkpath(path(u"images"_s)));
        const QString inside = path(u"images/photo.png"_s);
        QVERIFY(write(inside, png));
        Composer *composer = page()->composer();
        composer->attach(inside, false);
        composer->saveAs(u"Photo"_s);
        const QString outside = make(u"away.csv"_s, "a;b");
        composer->attach(outside, true);
        composer->saveAs(u"Away"_s);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        const QByteArray saved = contents(page()->path());
        const auto whole = JsonValue::parse(saved);
        QVERIFY(whole);
        const QList<JsonValue> messages = whole->value(u"messages")->elements();
        QCOMPARE(messages[0].keys(), QStringList({ u"name"_s, u"file"_s }));
        QCOMPARE(messages[0].value(u"file")->toString(), u"images/photo.png"_s);
        QCOMPARE(messages[1].value(u"file")->toString(), outside);
        QCOMPARE(messages[1].value(u"mode")->toString(), u"text"_s);
        const auto file = ConnectionFile::load(page()->path());
        QVERIFY(file && file->messages[0].kind == Kind::File);
        QVERIFY(file->messages[1].kind == Kind::TextFile);

        // Taken from the menu it stands in the composer, and comes back with the window.
        composer->setText(u"else"_s);
        composer->fill(file->messages[0]);
        QCOMPARE(attachment()->path(), inside);
        // Another one takes its place, in a mode that fits.
        composer->setMode(Composer::Mode::Hex);
        composer->fill({ u"Text"_s, u"plain"_s });
        QVERIFY(attachment()->path().isEmpty());
        QCOMPARE(composer->mode(), Composer::Mode::Text);
        composer->fill(file->messages[0]);
        restart();
        QCOMPARE(attachment()->path(), inside);
        QVERIFY(attachment()->isVisible());
    }

    void itIsSentOnOpen()
    {
        QVERIFY(write(path(u"hello.bin"_s), png));
        const QString file = path(u"connections/files.json"_s);
        QVERIFY(write(file,
                      "{\"jackfield\":\"connection\",\"version\":1,\"url\":\""
                          + url(u"/chat"_s).toUtf8()
                          + "\",\"onOpen\":[\"Hello\"],\"messages\":[{\"name\":\"Hello\",\"file\":"
                            "\"hello.bin\"}]}"));
        m_window->openPath(file);
        connectNow();
        QTRY_COMPARE(page()->log().store().volume(Side::Server).messages, 1);
        QCOMPARE(lastPayload(), png);
        page()->connectNow();
        QVERIFY(QFile::remove(path(u"hello.bin"_s)));
        page()->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        page()->connectNow();
        QVERIFY2(notice()->text().contains(path(u"hello.bin"_s)), qPrintable(notice()->text()));
        QCOMPARE(page()->linkState(), ClientLink::State::Closed);
    }

    /// Several are what the window opens, wherever they are dropped.
    void onlyOneFileIsAPayload()
    {
        const QPointer<ConnectionPage> client = page();
        const QStringList sessions = m_window->workspace().filesOf(WorkspaceGroup::Sessions);
        QVERIFY(drop(sessions.value(0), sessions.value(1)));
        QCOMPARE(m_window->currentPage()->path(), sessions.value(1));
        QVERIFY(client->composer()->text().isEmpty());
        QVERIFY(client->composer()->attachment()->path().isEmpty());
    }

private:
    /// A file in the home, with its path.
    QString make(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_home->filePath(name);
        return write(path, bytes) ? path : QString();
    }
    /// On the editor, as a file manager does it; whether it is taken.
    bool drop(const QString &path, const QString &other = {}) const
    {
        QMimeData data;
        QList<QUrl> urls { QUrl::fromLocalFile(path) };
        if (!other.isEmpty())
            urls.append(QUrl::fromLocalFile(other));
        data.setUrls(urls);
        QWidget *target = named<QPlainTextEdit>(u"composerText"_s)->viewport();
        QDragEnterEvent enter({ 5, 5 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event({ 5, 5 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &event);
        return true;
    }
    const AttachmentView *attachment() const { return page()->composer()->attachment(); }
    const Notice *notice() const { return page()->view()->notice(); }
};

QTEST_MAIN(TestComposerFiles)
#include "tst_composerfiles.moc"
