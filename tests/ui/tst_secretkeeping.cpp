// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What could make a secret known, or lose what somebody wrote beside it.
#include "clientwalk.h"

#include <ui/views/environmentpanel.h>
#include <ui/views/framepanel.h>
#include <ui/views/savedmessages.h>

namespace {
/// Answers when it is told to.
struct SlowStore : SecretStore
{
    QList<std::function<void()>> waiting;
    std::optional<QString> value; ///< of each secret
    int reads = 0;

    void read(const QString &key, const Read &answered) override
    {
        ++reads;
        waiting.append([=, this] {
            answered(value ? Result<QString>(*value)
                           : failure(Error::Code::Missing, u"none"_s, key));
        });
    }
    void keep(const QString &, const QString &, const Kept &answered) override
    {
        waiting.append([=] { answered(QString()); });
    }
    void forget(const QString &) override { }
    void answer()
    {
        for (const auto &one : std::exchange(waiting, {}))
            one();
    }
};

QByteArray environment(const QByteArray &variables)
{
    return "{\"environments\":[{\"name\":\"local\",\"variables\":{" + variables + "}}]}";
}
const QByteArray token = "\"token\":{\"keychain\":\"token\"}";
} // namespace

class TestSecretKeeping : public ClientWalk
{
    Q_OBJECT

private:
    EnvironmentPanel *panelOfVariables() const { return m_window->findChild<EnvironmentPanel *>(); }
    FieldTable *table() const
    {
        return panelOfVariables()->findChild<FieldTable *>(u"variables"_s);
    }
    QByteArray workspaceFile() const { return contents(path(u"workspace.json"_s)); }
    QByteArray secretFile() const { return contents(m_home->filePath(u"secrets.json"_s)); }
    Notice *notice() const { return page()->view()->notice(); }
    /// Of the workspace in a folder.
    void keepSecret(const QString &folder, const QByteArray &value)
    {
        QVERIFY(
            write(m_home->filePath(u"secrets.json"_s),
                  "{\"" + QDir(folder).canonicalPath().toUtf8() + "#token\":\"" + value + "\"}"));
    }
    void useVariables(const QByteArray &variables)
    {
        QVERIFY(write(path(u"workspace.json"_s), environment(variables)));
        QTRY_VERIFY(m_window->findChild<QComboBox *>(u"environment"_s)->currentText() == u"local");
    }
    void showVariables()
    {
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        QTRY_VERIFY(panelOfVariables()->isVisible());
        table()->setFocus();
    }
    ConnectionPage *openConnection(const QByteArray &rest)
    {
        const QString file = path(u"connections/r.json"_s);
        write(file,
              "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"" + url(u"/x"_s).toUtf8()
                  + "\"" + rest + "}");
        m_window->openPath(file);
        return page();
    }

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }
    void init() { start(); }
    void cleanup() { stop(); }

    void aTabKeepsToItsWorkspace()
    {
        useVariables("\"own\":\"OWN\"");
        ConnectionPage *strange = openConnection(
            ",\"messages\":[{\"name\":\"A\",\"text\":\"{{ own }}{{ token }}{{ plain }}\","
            "\"when\":{\"text\":\"q\"}},{\"name\":\"B\",\"text\":\"{{ own }}\",\"when\":{\"text\":"
            "\"p\"}}]");
        connectNow();
        const QTemporaryDir mine;
        const QString description = mine.filePath(u"workspace.json"_s);
        const auto mineWith = [](const QByteArray &plain, const QByteArray &more) {
            return "{\"environments\":[{\"name\":\"mine\",\"variables\":{\"plain\":\"" + plain
                + "\"," + token + "}}" + more + "]}";
        };
        QVERIFY(write(description, mineWith("PLAIN", {})));
        keepSecret(mine.path(), "MYSECRET");
        m_window->openWorkspace(mine.path());
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        page()->setUrl(url(u"/mine?{{token}}"_s));
        connectNow(); // the secret is read
        QVERIFY(lastRequest().uri().target().contains("MYSECRET"));
        // All tabs hear that variables changed.
        QVERIFY(write(description, mineWith("PLAIN2", ",{\"name\":\"more\",\"variables\":{}}")));
        QTRY_COMPARE(m_window->findChild<QComboBox *>(u"environment"_s)->count(), 2);
        strange->send(WsMessage::text(u"q"_s)); // it comes back, and is answered if it can be
        strange->send(WsMessage::text(u"p"_s));
        const MessageStore &store = strange->log().store();
        const auto last = [&store] { return store.payload(store.size() - 1).toByteArray(); };
        QTRY_COMPARE(last(), "OWN"_ba);
        for (qsizetype row = 0; row < store.size(); ++row) {
            const QByteArray payload = store.payload(row).toByteArray();
            QVERIFY2(!payload.contains("MYSECRET") && !payload.contains("PLAIN"),
                     payload.constData());
        }
    }

    void onlyFilesOfTheWorkspaceAreSentOnOpen()
    {
        const QTemporaryDir elsewhere;
        const QString mine = elsewhere.filePath(u"id"_s);
        QVERIFY(write(mine, "PRIVATE"));
        QVERIFY(QFile::link(mine, path(u"connections/linked"_s)));
        QVERIFY(write(path(u"hello.txt"_s), "from the workspace"));
        for (const QByteArray &file : { mine.toUtf8(), "connections/linked"_ba }) {
            openConnection(",\"onOpen\":[\"hi\"],\"messages\":[{\"name\":\"hi\",\"file\":\"" + file
                           + "\"}]");
            page()->connectNow();
            QTRY_VERIFY(notice()->isVisible());
            QVERIFY2(notice()->text().contains(u"outside of the workspace"),
                     qPrintable(notice()->text()));
            QVERIFY(m_requests.isEmpty());
            QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+W"_s));
        }
        openConnection(
            ",\"onOpen\":[\"hi\"],\"messages\":[{\"name\":\"hi\",\"file\":\"hello.txt\"}]");
        connectNow();
        QTRY_COMPARE(lastPayload(), "from the workspace"_ba);
    }

    void anEmptyRowIsNoOther()
    {
        useVariables("\"a\":\"1\"," + token + ",\"other\":{\"keychain\":\"other\"}");
        showVariables();
        type(table(), 0, 0, {});
        type(table(), 0, 1, {});
        type(table(), 1, 1, u"swordfish"_s); // of the token
        QTRY_VERIFY(secretFile().contains("#token"));
        QVERIFY(!secretFile().contains("#other"));
        type(table(), 2, 1, u"last"_s);
        QTRY_VERIFY(secretFile().contains("#other"));
    }

    void whatIsTypedWhileTheKeychainAsksStays()
    {
        const auto store = std::make_shared<SlowStore>();
        m_services.secrets = store;
        useVariables("\"token\":\"one\"");
        restart();
        showVariables();
        table()->setCurrentCell(0, 0);
        QTest::mouseClick(panelOfVariables()->findChild<QToolButton *>(u"secretVariable"_s),
                          Qt::LeftButton);
        type(table(), 0, 1, u"two"_s);
        QVERIFY(workspaceFile().contains("two"));
        store->answer();
        QTRY_VERIFY(m_window->findChild<Notice *>()->text().contains(u"changed meanwhile"));
        QVERIFY(workspaceFile().contains("\"token\": \"two\""));
        QCOMPARE(table()->item(0, 1)->text(), u"two"_s);
    }

    void aTokenThatIsTypedMeanwhileStays()
    {
        const auto store = std::make_shared<SlowStore>();
        m_services.secrets = store;
        restart();
        choose(RequestPanel::AuthTab);
        named<QComboBox>(u"authKind"_s)->setCurrentIndex(2);
        auto *secret = named<QLineEdit>(u"authSecret"_s);
        auto *keep = named<QToolButton>(u"keepSecret"_s);
        secret->setText(u"first"_s);
        keep->click();
        keep->click();
        QCOMPARE(store->waiting.size(), 1); // not twice
        secret->setText(u"second"_s);
        store->answer();
        QTRY_VERIFY(keep->isEnabled());
        QCOMPARE(secret->text(), u"second"_s);
    }

    void whatIsNotUsedIsNotAsked()
    {
        const auto store = std::make_shared<SlowStore>();
        m_services.secrets = store;
        useVariables(token);
        page()->setUrl(url(u"/chat"_s));
        restart();
        connectNow();
        page()->composer()->setMode(Composer::Mode::Text);
        page()->composer()->setText(u"no secret in it"_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(lastPayload(), "no secret in it"_ba);
        QCOMPARE(store->reads, 0);
    }

    void aSendThatWaitsForTheKeychainSaysSo()
    {
        const auto store = std::make_shared<SlowStore>();
        store->value = u"swordfish"_s;
        m_services.secrets = store;
        useVariables(token);
        page()->setUrl(url(u"/chat"_s));
        restart();
        connectNow();
        const auto send = [&] {
            page()->composer()->setMode(Composer::Mode::Text);
            page()->composer()->setText(u"{{ token }}"_s);
            QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
            QTRY_VERIFY(notice()->isVisible() && notice()->text().contains(u"keychain"));
        };
        const qsizetype before = page()->log().store().size();
        send();
        QTest::mouseClick(notice()->findChild<QPushButton *>(u"noticeButton"_s), Qt::LeftButton);
        QVERIFY(!notice()->isVisible());
        const auto late = std::exchange(store->waiting, {});
        send();
        late.first()(); // nobody waits for that one
        QCOMPARE(page()->log().store().size(), before);
        QVERIFY(notice()->isVisible());
        store->answer();
        QVERIFY(!notice()->isVisible());
        QTRY_COMPARE(page()->log().store().size(), before + 2); // and the echo
        QCOMPARE(lastPayload(), "swordfish"_ba);
    }

    void anEnvironmentComesBackAmongWhatWasChangedSince()
    {
        QVERIFY(write(path(u"workspace.json"_s),
                      "{\"environments\":[{\"name\":\"local\",\"variables\":{\"a\":\"1\"}},"
                      "{\"name\":\"stage\",\"variables\":{\"a\":\"2\"}}]}"));
        QTRY_COMPARE(m_window->findChild<QComboBox *>(u"environment"_s)->count(), 2);
        showVariables();
        QTest::mouseClick(panelOfVariables()->findChild<QToolButton *>(u"removeEnvironment"_s),
                          Qt::LeftButton);
        QVERIFY(!workspaceFile().contains("local"));
        QVERIFY(write(path(u"workspace.json"_s),
                      workspaceFile().replace("\"a\"", "\"theirs\": \"9\", \"a\"")));
        for (const Notice *notice : m_window->findChildren<Notice *>()) {
            if (notice->isVisible() && notice->text().contains(u"was deleted"))
                QTest::mouseClick(notice->findChild<QPushButton *>(u"noticeButton"_s),
                                  Qt::LeftButton);
        }
        QTRY_VERIFY(workspaceFile().contains("local"));
        QVERIFY(workspaceFile().contains("theirs"));
        QVERIFY(workspaceFile().indexOf("local") < workspaceFile().indexOf("stage"));
    }

    void bytesAreCheckedWhenTheirValuesAreKnown_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::newRow("sent first")
            << ",\"onOpen\":[\"a\"],\"messages\":[{\"name\":\"a\",\"hex\":\"00 {{ token }}\"}]"_ba;
        QTest::newRow("an answer")
            << ",\"messages\":[{\"name\":\"a\",\"hex\":\"00 {{ token }}\",\"when\":{\"text\":\"q\"}}]"_ba;
    }
    void bytesAreCheckedWhenTheirValuesAreKnown()
    {
        QFETCH(QByteArray, rest);
        useVariables(token);
        keepSecret(m_services.sampleCopy, "ff");
        openConnection(rest);
        connectNow();
        QVERIFY2(!notice()->isVisible(), qPrintable(notice()->text()));
        page()->send(WsMessage::text(u"q"_s));
        const auto hasBytes = [this] {
            const MessageStore &store = page()->log().store();
            for (qsizetype row = 0; row < store.size(); ++row) {
                if (store.payload(row) == QByteArrayView("\x00\xff", 2))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(hasBytes());
    }

    void whatFailsDoesNotTell_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("refused") << u"ws://127.0.0.1:1/x?k={{token}}"_s;
        QTest::newRow("malformed") << u"ws://127.0.0.1:99999/{{token}}"_s;
        QTest::newRow("fragment") << u"ws://127.0.0.1:1/{{token}}#x"_s;
    }
    void whatFailsDoesNotTell()
    {
        QFETCH(QString, where);
        useVariables(token);
        keepSecret(m_services.sampleCopy, "swordfish");
        page()->setUrl(where);
        page()->connectNow();
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(!notice()->text().contains(u"swordfish"), qPrintable(notice()->text()));
    }

    void aFrameByHandDoesNotTell()
    {
        useVariables(token);
        keepSecret(m_services.sampleCopy, "swordfish");
        page()->setUrl(url(u"/chat?k={{token}}"_s));
        restart();
        connectNow();
        page()->composer()->setText(u"{{ token }}"_s);
        auto *frame = page()->findChild<FramePanel *>();
        frame->setVisible(true);
        frame->findChild<QCheckBox *>(u"frameMasked"_s)->setChecked(false);
        const auto *payload = frame->findChild<QLabel *>(u"framePayload"_s);
        QTRY_VERIFY2(payload->text().contains(u"9 bytes"), qPrintable(payload->text()));
        QVERIFY(!payload->text().contains(u"73 77"));
        page()->composer()->setText(u"abc"_s);
        QTRY_VERIFY2(payload->text().contains(u"61 62 63"), qPrintable(payload->text()));
    }

    void aFileThatIsMendedDoesNotReplaceWhatWasTyped()
    {
        const QString file = path(u"connections/b.json"_s);
        QVERIFY(write(file, "{ broken"));
        m_window->openPath(file);
        auto *field = named<QLineEdit>(u"url"_s);
        field->clear();
        QTest::keyClicks(field, u"ws://mine/long"_s);
        QVERIFY(
            write(file, "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://theirs/\"}"));
        QTRY_VERIFY(notice()->text().contains(u"changed by somebody else, and here"));
        QCOMPARE(field->text(), u"ws://mine/long"_s);
    }

    void answersGoOnWithTheLastVariables()
    {
        useVariables("\"v\":\"1\"");
        openConnection(",\"options\":{\"reconnects\":true},\"messages\":[{\"name\":\"A\","
                       "\"text\":\"{{ v }}\",\"when\":{\"text\":\"q\"}}]");
        connectNow();
        page()->send(WsMessage::text(u"q"_s));
        QTRY_COMPARE(lastPayload(), "1"_ba);
        useVariables("\"v\":\"2\"");
        const auto ask = [this] {
            page()->send(WsMessage::text(u"q"_s));
            return lastPayload();
        };
        QTRY_COMPARE(ask(), "2"_ba);
        page()->send(WsMessage::text(u"end"_s));
        QTRY_VERIFY(page()->linkState() != ClientLink::State::Open);
        QTRY_COMPARE_WITH_TIMEOUT(page()->linkState(), ClientLink::State::Open, 15'000);
        const qsizetype before = page()->log().store().size();
        page()->send(WsMessage::text(u"q"_s));
        QTRY_VERIFY(page()->log().store().size()
                    >= before + 4); // asked, come back, answered, come back
        QCOMPARE(lastPayload(), "2"_ba);
    }
};

QTEST_MAIN(TestSecretKeeping)
#include "tst_secretkeeping.moc"
