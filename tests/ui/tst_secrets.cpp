// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Variables that are secret: in the keychain and nowhere else, and on the wire all the same.
#include "clientwalk.h"
#include "keychain.h"

#include <ui/views/environmentpanel.h>

class TestSecrets : public ClientWalk
{
    Q_OBJECT

private:
    EnvironmentPanel *variables() const { return m_window->findChild<EnvironmentPanel *>(); }
    FieldTable *table() const { return variables()->findChild<FieldTable *>(u"variables"_s); }
    QToolButton *secretButton() const
    {
        return variables()->findChild<QToolButton *>(u"secretVariable"_s);
    }
    Notice *shownNotice() const
    {
        for (Notice *notice : m_window->findChildren<Notice *>()) {
            if (notice->isVisible())
                return notice;
        }
        return nullptr;
    }
    QByteArray workspaceFile() const { return contents(path(u"workspace.json"_s)); }
    QString kept(const QString &name) const
    {
        const SecretFile file(m_home->filePath(u"secrets.json"_s));
        return file.read(QDir(m_services.sampleCopy).canonicalPath() + u'#' + name)
            .value_or(QString());
    }
    /// As a colleague has it after a clone, or as it is left here.
    void showSecret()
    {
        QVERIFY(write(path(u"workspace.json"_s),
                      "{\"environments\":[{\"name\":\"local\",\"variables\":{\"token\":"
                      "{\"keychain\":\"token\"}}},{\"name\":\"stage\",\"variables\":"
                      "{\"token\":{\"keychain\":\"token\"}}}]}"));
        QTRY_COMPARE(m_window->findChild<QComboBox *>(u"environment"_s)->count(), 2);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        QTRY_VERIFY(variables()->isVisible());
    }
    void typeSecret(const QString &value)
    {
        table()->setFocus();
        table()->setCurrentCell(0, 0);
        table()->setCurrentCell(0, 1);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        QCOMPARE(editor->text(), QString());
        QCOMPARE(editor->echoMode(), QLineEdit::Password);
        QTest::keyClicks(editor, value);
        QTest::keyClick(editor, Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }
    void init() { start(); }
    void cleanup() { stop(); }

    void aVariableBecomesASecretAndBack()
    {
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+Shift+E"_s));
        const int row = table()->rowCount() - 1;
        type(table(), row, 0, u"token"_s);
        type(table(), row, 1, u"swordfish"_s);
        QVERIFY(workspaceFile().contains("swordfish"));
        table()->setCurrentCell(row, 1);
        QVERIFY(secretButton()->isEnabled() && !secretButton()->isChecked());
        QTest::mouseClick(secretButton(), Qt::LeftButton);
        QTRY_VERIFY(secretButton()->isChecked());
        QVERIFY(!workspaceFile().contains("swordfish"));
        QVERIFY(workspaceFile().contains("\"token\": { \"keychain\": \"token\" }"));
        QVERIFY(!table()->item(row, 1)->text().contains(u"swordfish"));
        QCOMPARE(kept(u"token"_s), u"swordfish"_s);
        QTRY_VERIFY(shownNotice() && shownNotice()->text().contains(u"not encrypted"));
        QTest::mouseClick(secretButton(), Qt::LeftButton);
        QTRY_VERIFY(!secretButton()->isChecked());
        QVERIFY(workspaceFile().contains("\"token\": \"swordfish\""));
        QTRY_COMPARE(kept(u"token"_s), QString());
    }

    void whatIsSharedIsChangedForOneAlone()
    {
        showSecret();
        typeSecret(u"mine"_s);
        QTRY_COMPARE(kept(u"token-2"_s), u"mine"_s);
        QCOMPARE(kept(u"token"_s), QString());
        QVERIFY(workspaceFile().contains("\"token\": { \"keychain\": \"token-2\" }"));
        QVERIFY(workspaceFile().contains("\"token\": { \"keychain\": \"token\" }"));
        typeSecret(u"other"_s);
        QTRY_COMPARE(kept(u"token-2"_s), u"other"_s);
        QVERIFY(!workspaceFile().contains("token-3"));
    }

    void theServerGetsItAndThePreviewDoesNot()
    {
        showSecret();
        typeSecret(u"swordfish"_s);
        choose(RequestPanel::HeadersTab);
        auto *headers = panel()->findChild<FieldTable *>(u"headers"_s);
        QVERIFY(headers);
        type(headers, 0, 0, u"X-Token"_s);
        type(headers, 0, 1, u"{{ token }}"_s);
        page()->setUrl(url(u"/chat?key={{token}}"_s));
        QTRY_COMPARE(kept(u"token-2"_s), u"swordfish"_s);
        QVERIFY(preview().contains(u"X-Token: (token)"));
        QVERIFY(!preview().contains(u"swordfish"));
        connectNow();
        QCOMPARE(lastRequest().header("X-Token").value_or(QByteArray()), "swordfish"_ba);
        QCOMPARE(lastRequest().uri().pathAndQuery(), "/chat?key=swordfish"_ba);
        page()->composer()->setText(u"{\"auth\":\"{{ token }}\"}"_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(lastPayload(), "{\"auth\":\"swordfish\"}"_ba);
    }

    void aNewRunReadsItFromTheKeychain()
    {
        showSecret();
        typeSecret(u"swordfish"_s);
        QTRY_COMPARE(kept(u"token-2"_s), u"swordfish"_s);
        page()->setUrl(url(u"/chat?key={{token}}"_s));
        restart();
        connectNow();
        QCOMPARE(lastRequest().uri().pathAndQuery(), "/chat?key=swordfish"_ba);
    }

    void oneThatIsNotHereIsSaid()
    {
        showSecret();
        page()->setUrl(url(u"/chat?key={{token}}"_s));
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Failed);
        QTRY_VERIFY(shownNotice() && shownNotice()->text().contains(u"Ctrl+Shift+E"));
        QVERIFY(shownNotice()->text().contains(u"The secret “token” could not be read"));
        QVERIFY(m_requests.isEmpty());
        page()->setUrl(url(u"/chat"_s)); // what is not used is not missed
        connectNow();
        page()->composer()->setText(u"\"{{ token }}\""_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_VERIFY(shownNotice() && shownNotice()->text().contains(u"Nothing was sent"));
        QVERIFY(shownNotice()->text().contains(u"Ctrl+Shift+E"));
    }

    void whatIsTypedAsATokenBecomesASecret()
    {
        choose(RequestPanel::AuthTab);
        named<QComboBox>(u"authKind"_s)->setCurrentIndex(2);
        auto *secret = named<QLineEdit>(u"authSecret"_s);
        auto *keep = named<QToolButton>(u"keepSecret"_s);
        QVERIFY(!keep->isVisible());
        QTest::keyClicks(secret, u"swordfish"_s);
        QVERIFY(keep->isVisible());
        QTest::mouseClick(keep, Qt::LeftButton);
        QTRY_COMPARE(secret->text(), u"{{ token }}"_s);
        QVERIFY(!keep->isVisible());
        QCOMPARE(kept(u"token"_s), u"swordfish"_s);
        QVERIFY(workspaceFile().contains("\"token\": { \"keychain\": \"token\" }"));
        page()->setUrl(url(u"/chat"_s));
        connectNow();
        QCOMPARE(lastRequest().header("Authorization").value_or(QByteArray()),
                 "Bearer swordfish"_ba);
        // The next one has a name of its own.
        secret->setText(u"other"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QTRY_COMPARE(secret->text(), u"{{ token-2 }}"_s);
        QCOMPARE(kept(u"token"_s), u"swordfish"_s);
        QCOMPARE(kept(u"token-2"_s), u"other"_s);
    }

    void anotherWorkspaceGetsNothing()
    {
        showSecret();
        typeSecret(u"swordfish"_s);
        QTRY_COMPARE(kept(u"token-2"_s), u"swordfish"_s);
        const QTemporaryDir stranger;
        QVERIFY(write(stranger.filePath(u"workspace.json"_s),
                      "{\"environments\":[{\"name\":\"local\",\"variables\":{\"token\":"
                      "{\"keychain\":\"token-2\"}}}]}"));
        m_window->openWorkspace(stranger.path());
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+N"_s));
        page()->setUrl(url(u"/chat?key={{token}}"_s));
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Failed);
        QVERIFY(m_requests.isEmpty());
    }

    void noRecordingHoldsIt()
    {
        showSecret();
        typeSecret(u"swordfish"_s);
        QTRY_COMPARE(kept(u"token-2"_s), u"swordfish"_s);
        page()->setUrl(url(u"/chat?id={{token}}"_s));
        connectNow();
        page()->setRecording(true);
        page()->composer()->setText(u"{\"auth\":\"{{ token }}\"}"_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(lastPayload(), "{\"auth\":\"swordfish\"}"_ba);
        QTRY_COMPARE(page()->log().store().size(), 3); // and the echo
        page()->compose(1);
        QCOMPARE(page()->composer()->written().text, u"{\"auth\":\"{{ token }}\"}"_s);
        page()->setRecording(false);
        QVERIFY(page()->log().flush());
        const QByteArray recording = contents(page()->log().recordingPath());
        const QByteArray log = contents(page()->log().path());
        QVERIFY(recording.contains("<secret:1>") && log.contains("<secret:1>"));
        QVERIFY(!recording.contains("swordfish") && !log.contains("swordfish"));
        restart();
        QVERIFY(!contents(m_home->filePath(u"window.json"_s)).contains("swordfish"));
        connectNow();
        QTRY_VERIFY(page()->log().store().size() > 3);
        QVERIFY(page()->log().flush()); // this run has it from the keychain
        QVERIFY(!contents(page()->log().path()).contains("swordfish"));
        MessageLogView *rows = page()->view()->logPanel()->view();
        rows->setCurrentIndex(rows->model()->index(2, 0));
        rows->sendAgain();
        QVERIFY(shownNotice() && shownNotice()->text().contains(u"Nothing was sent: <secret:"));
        QTest::mouseClick(shownNotice()->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(page()->composer()->written().text.contains(u"<secret:"));
        QVERIFY(shownNotice()->text().contains(u"write a {{ variable }}"));
    }

    void whatIsTypedMeanwhileIsNotTakenAway()
    {
        showSecret();
        table()->setFocus();
        table()->setCurrentCell(0, 0);
        table()->setCurrentCell(0, 1);
        QTest::keyClicks(QApplication::focusWidget(), u"half"_s);
        QVERIFY(write(path(u"workspace.json"_s), "{\"environments\":[]}"));
        QTRY_COMPARE(m_window->findChild<QComboBox *>(u"environment"_s)->count(), 0);
        QCOMPARE(static_cast<QLineEdit *>(QApplication::focusWidget())->text(), u"half"_s);
    }
};

QTEST_MAIN(TestSecrets)
#include "tst_secrets.moc"
