// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// What a connection asks for by HTTP before it is made: a login, an access token; and its cookies.
#include "clientwalk.h"

#include <QLabel>
#include <QTcpServer>
#include <QTcpSocket>

class TestBefore : public ClientWalk
{
    Q_OBJECT

private:
    std::mutex m_lock;
    int m_asked = 0; ///< for a token
    QByteArray m_form; ///< that came with it
    QByteArrayList m_tokens; ///< that came with handshakes
    QByteArrayList m_heard;
    QByteArrayList m_refusedTokens;
    QByteArray m_cookie;
    std::unique_ptr<net::Server> m_login;

    Response give(const Request &request)
    {
        const std::scoped_lock lock(m_lock);
        const QByteArray token = "secret-" + QByteArray::number(++m_asked);
        m_form = request.body();
        if (request.body().contains("wrong"))
            return Response(403).body("wrong password");
        return Response(200)
            .header("Set-Cookie", "sid=" + token)
            .body("{\"access_token\":\"" + token + "\",\"expires_in\":3600}");
    }
    WsResponse accept(const Request &request)
    {
        const std::scoped_lock lock(m_lock);
        const QByteArray token = request.header("Authorization").value_or(QByteArray()).mid(7);
        m_tokens.append(token);
        m_cookie = request.header("Cookie").value_or(QByteArray());
        if (m_refusedTokens.contains(token))
            return refuse(Response(401).body("it has ended"));
        return WsResponse([this](const WebSocket &socket) {
                   socket.onMessage([this, socket](const WsMessage &message) {
                       const std::scoped_lock hearing(m_lock);
                       m_heard.append(message.bytes());
                       if (message.bytes() == "end")
                           socket.abort();
                   });
               })
            .withHeader("Set-Cookie", "seen=1; HttpOnly");
    }
    int asked()
    {
        const std::scoped_lock lock(m_lock);
        return m_asked;
    }
    QByteArrayList tokens()
    {
        const std::scoped_lock lock(m_lock);
        return m_tokens;
    }
    void refuseTokens(const QByteArrayList &tokens)
    {
        const std::scoped_lock lock(m_lock);
        m_refusedTokens = tokens;
    }
    QByteArrayList heard()
    {
        const std::scoped_lock lock(m_lock);
        return m_heard;
    }
    QString http(const QString &path) const
    {
        return u"http://"_s + m_login->url().authority() + path;
    }
    /// A login that gives a token for the Authorization header.
    void askFirst(const QString &body = u"{\"user\":\"ann\"}"_s)
    {
        choose(RequestPanel::BeforeTab);
        QTest::keyClicks(named<QLineEdit>(u"beforeUrl"_s), http(u"/login"_s));
        named<QPlainTextEdit>(u"beforeBody"_s)->setPlainText(body);
        auto *take = named<FieldTable>(u"beforeTake"_s);
        type(take, 0, 0, u"token"_s);
        type(take, 0, 1, u"$.access_token"_s);
        auto *headers = named<FieldTable>(u"headers"_s);
        type(headers, 0, 0, u"Authorization"_s);
        type(headers, 0, 1, u"Bearer {{ token }}"_s);
    }
    /// Client credentials.
    void askForTokens()
    {
        choose(RequestPanel::AuthTab);
        named<QComboBox>(u"authKind"_s)->setCurrentIndex(4);
        QTest::keyClicks(named<QLineEdit>(u"tokenUrl"_s), http(u"/token"_s));
        QTest::keyClicks(named<QLineEdit>(u"authName"_s), u"workbench"_s);
        QTest::keyClicks(named<QLineEdit>(u"authSecret"_s), u"s3cret"_s);
        QTest::keyClicks(named<QLineEdit>(u"scope"_s), u"feed"_s);
    }
    void disconnectNow()
    {
        Q_EMIT address()->buttonClicked();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
    }
    void open()
    {
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
    }
    void fail()
    {
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Failed);
    }
    QString notice() const { return page()->view()->notice()->text(); }

private Q_SLOTS:
    void init()
    {
        start();
        m_login = std::make_unique<net::Server>(
            poly([this](const Request &request) { return give(request); },
                 [this](const Request &request) { return accept(request); }),
            ServerConfig { .transport = Transport::Exact });
        QVERIFY(m_login->start());
        named<QLineEdit>(u"url"_s)->setText(m_login->url().resolved(QUrl(u"/chat"_s)).toString());
    }
    void cleanup()
    {
        stop();
        m_login.reset();
        m_asked = 0;
        m_tokens.clear();
        m_heard.clear();
        m_refusedTokens.clear();
    }

    void aBodyStaysToTheCharacter()
    {
        ConnectionFile file;
        file.before.url = http(u"/login"_s);
        file.before.body = u"a=1\r\nb=no\u00a0break"_s;
        panel()->show(file);
        ConnectionFile kept;
        panel()->store(kept);
        QCOMPARE(kept.before.body, file.before.body);
        named<QPlainTextEdit>(u"beforeBody"_s)->insertPlainText(u"\u00a0"_s);
        panel()->store(kept);
        QCOMPARE(kept.before.body, u"\u00a0a=1\nb=no\u00a0break"_s);
    }

    void whatIsTakenIsUsedEverywhereAndKeptNowhere()
    {
        askFirst();
        QVERIFY2(preview().contains(u"Authorization: Bearer (token)"_s), qPrintable(preview()));
        const QString url = named<QLineEdit>(u"url"_s)->text();
        named<QLineEdit>(u"url"_s)->setText(url + u"?t={{ token }}"_s);
        open();
        QCOMPARE(tokens(), QByteArrayList({ "secret-1" }));
        QVERIFY(m_form.contains("\"ann\""));
        page()->composer()->setText(u"{\"hello\":\"{{ token }}\"}"_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(heard(), QByteArrayList({ "{\"hello\":\"secret-1\"}" }));
        restart();
        QVERIFY(!contents(m_home->filePath(u"state/window.json"_s)).contains("secret-1"));
        QVERIFY(contents(m_home->filePath(u"state/window.json"_s)).contains("access_token"));
    }

    void itIsAskedAgainBeforeItConnectsAgain()
    {
        askFirst();
        page()->findChild<QCheckBox *>(u"reconnects"_s)->setChecked(true);
        open();
        page()->send(WsMessage::text(u"end"_s));
        QTRY_COMPARE(tokens(), QByteArrayList({ "secret-1", "secret-2" }));
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        page()->composer()->setMode(Composer::Mode::Text);
        page()->composer()->setText(u"{{ token }}"_s);
        QTest::mouseClick(named<QPushButton>(u"send"_s), Qt::LeftButton);
        QTRY_COMPARE(heard(), QByteArrayList({ "end", "secret-2" }));
    }

    void aRefusalOfItIsSaid()
    {
        askFirst(u"{\"password\":\"wrong\"}"_s);
        fail();
        QVERIFY2(notice().contains(u"answered 403 Forbidden: “wrong password”"_s),
                 qPrintable(notice()));
        QVERIFY(tokens().isEmpty());
    }

    void whatIsNotFoundIsSaid()
    {
        askFirst();
        type(named<FieldTable>(u"beforeTake"_s), 0, 1, u"$.nothing"_s);
        fail();
        QVERIFY2(notice().contains(u"No value for {{ token }}: there is nothing at $.nothing"_s),
                 qPrintable(notice()));
        named<QLineEdit>(u"beforeUrl"_s)->setText(u"http://{{ nowhere }}/"_s);
        Q_EMIT panel()->edited();
        page()->connectNow();
        QVERIFY2(notice().contains(u"nowhere"_s), qPrintable(notice()));
        m_login->stop();
    }

    void theCertificateOfALoginIsTrustedLikeThatOfTheServer()
    {
        net::Server secure(poly([this](const Request &request) { return give(request); },
                                [](const Request &) { return refuse(Response(404)); }),
                           ServerConfig { .tls = TlsServerConfig() });
        QVERIFY(secure.start());
        askFirst();
        named<QLineEdit>(u"beforeUrl"_s)->setText(u"https://"_s + secure.url().authority());
        Q_EMIT panel()->edited();
        fail();
        QVERIFY2(notice().contains(u"POST https://"_s)
                     && notice().endsWith(
                         u"before connecting: The certificate of localhost is self-signed."_s),
                 qPrintable(notice()));
        QTest::mouseClick(named<QPushButton>(u"noticeOtherButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        QCOMPARE(tokens(), QByteArrayList({ "secret-1" }));
    }

    void whoCancelsGivesUpAsking()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        askFirst();
        named<QLineEdit>(u"beforeUrl"_s)
            ->setText(u"http://127.0.0.1:%1/login?user=ann"_s.arg(silent.serverPort()));
        Q_EMIT panel()->edited();
        page()->connectNow();
        QTRY_VERIFY(silent.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> asked(silent.nextPendingConnection());
        QTRY_VERIFY(asked->bytesAvailable() > 0);
        // It is said what is waited for, without what may be secret.
        QCOMPARE(page()->words(),
                 u"asking POST http://127.0.0.1:%1/login first"_s.arg(silent.serverPort()));
        Q_EMIT address()->buttonClicked();
        QCOMPARE(page()->linkState(), ClientLink::State::Idle);
        QTRY_COMPARE(asked->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(tokens().isEmpty());
    }

    void aTryShowsWhatComesBack()
    {
        askFirst();
        QTest::mouseClick(named<QPushButton>(u"tryBefore"_s), Qt::LeftButton);
        QTRY_COMPARE(named<QLabel>(u"trialWords"_s)->text(), u"200 OK\ntoken = secret-1"_s);
        QVERIFY(named<QPlainTextEdit>(u"trialBody"_s)
                    ->toPlainText()
                    .contains(u"\"expires_in\": 3600"_s));
        QVERIFY(tokens().isEmpty());
        named<QPlainTextEdit>(u"beforeBody"_s)->setPlainText(u"wrong"_s);
        QTest::mouseClick(named<QPushButton>(u"tryBefore"_s), Qt::LeftButton);
        QTRY_VERIFY(named<QLabel>(u"trialWords"_s)->text().contains(u"403 Forbidden"_s));
    }

    void aTokenIsUsedAgain()
    {
        askForTokens();
        QVERIFY2(preview().contains(u"Authorization: Bearer (access token)"_s),
                 qPrintable(preview()));
        open();
        QCOMPARE(m_form, "grant_type=client_credentials&scope=feed"_ba);
        disconnectNow();
        open();
        QCOMPARE(tokens(), QByteArrayList({ "secret-1", "secret-1" }));
        QCOMPARE(asked(), 1);
    }

    void aTokenThatIsRefusedIsAskedForOnceMore()
    {
        askForTokens();
        open();
        disconnectNow();
        refuseTokens({ "secret-1" });
        open();
        QCOMPARE(tokens(), QByteArrayList({ "secret-1", "secret-1", "secret-2" }));
        disconnectNow();
        refuseTokens({ "secret-1", "secret-2", "secret-3" });
        fail();
        QCOMPARE(tokens().last(), "secret-3"_ba);
        QCOMPARE(asked(), 3);
        QVERIFY2(notice().contains(u"401"_s), qPrintable(notice()));
    }

    void cookiesGoByNameAndWhatIsSetIsSaid()
    {
        auto *cookies = named<FieldTable>(u"cookies"_s);
        type(cookies, 0, 0, u"sid"_s);
        type(cookies, 0, 1, u"1"_s);
        type(cookies, 1, 0, u"lang"_s);
        type(cookies, 1, 1, u"en"_s);
        QVERIFY2(preview().contains(u"Cookie: sid=1; lang=en"_s), qPrintable(preview()));
        open();
        QCOMPARE(m_cookie, "sid=1; lang=en"_ba);
        QCOMPARE(named<QLabel>(u"cookiesSet"_s)->text(),
                 u"The server set seen = 1, not for scripts."_s);
    }
};

QTEST_MAIN(TestBefore)
#include "tst_before.moc"
