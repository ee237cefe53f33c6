// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// A certificate that nobody vouches for: it is shown, trusted by hand, kept, and taken back.
#include "clientwalk.h"

#include <ui/views/trustpanel.h>

#include <QAction>
#include <QListWidget>

class TestTrust : public ClientWalk
{
    Q_OBJECT

private:
    /// A server with a certificate that it made for itself.
    std::unique_ptr<net::Server> m_secure;

    TrustPanel *trust() const { return page()->findChild<TrustPanel *>(); }
    QString label(const QString &name) const { return named<QLabel>(name)->text(); }
    QString fingerprint() const
    {
        return QString::fromLatin1(m_secure->certificateSha256().toHex());
    }
    void fail()
    {
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Failed);
    }

private Q_SLOTS:
    void init()
    {
        start();
        m_secure = std::make_unique<net::Server>(
            [](const Request &) { return WsResponse([](const WebSocket &) { }); },
            ServerConfig { .tls = TlsServerConfig(), .transport = Transport::Exact });
        QVERIFY(m_secure->start());
        named<QLineEdit>(u"url"_s)->setText(m_secure->url().toString());
    }
    void cleanup()
    {
        stop();
        m_secure.reset();
    }

    void whatIsWrongIsSaidAndShown()
    {
        fail();
        QCOMPARE(page()->view()->notice()->text(),
                 u"The certificate of localhost is self-signed."_s);
        QCOMPARE(named<QPushButton>(u"noticeButton"_s)->text(), u"Show it"_s);
        QCOMPARE(named<QPushButton>(u"noticeOtherButton"_s)->text(), u"Trust this one"_s);
        QVERIFY(!trust()->isVisible());
        QTest::mouseClick(named<QPushButton>(u"noticeButton"_s), Qt::LeftButton);
        QVERIFY(trust()->isVisible());
        QCOMPARE(named<QListWidget>(u"certificateChain"_s)->count(), 1);
        QCOMPARE(label(u"certificateFaults"_s), u"The certificate of localhost is self-signed."_s);
        QCOMPARE(label(u"certificateSubject"_s), u"localhost"_s);
        QCOMPARE(label(u"certificateFingerprint"_s), fingerprint());
        QCOMPARE(label(u"certificateKey"_s), u"EC, 256 bits"_s);
        QVERIFY(label(u"certificateNames"_s).contains(u"127.0.0.1"_s));
        QVERIFY(label(u"certificateValidity"_s).endsWith(u"left"_s));
        QVERIFY(label(u"trustAdvice"_s).contains(u"fingerprint"_s));
    }

    void whatIsTrustedConnectsAndIsKept()
    {
        fail();
        QTest::mouseClick(named<QPushButton>(u"noticeButton"_s), Qt::LeftButton);
        QTest::mouseClick(named<QPushButton>(u"trust"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        QVERIFY(!trust()->isVisible());
        const auto *kept = named<QListWidget>(u"trusted"_s);
        QCOMPARE(kept->count(), 1);
        QCOMPARE(kept->item(0)->text(), QString(u"sha256:"_s + fingerprint()));
        restart();
        QCOMPARE(named<QListWidget>(u"trusted"_s)->count(), 1);
        page()->connectNow();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
    }

    void anOpenConnectionShowsWhomItTrusts()
    {
        auto *menu = named<QToolButton>(u"connectionMenu"_s)->menu();
        const auto actions = menu->actions();
        const auto show = std::ranges::find_if(actions, [](const QAction *action) {
            return action->text().contains(u"certificates"_s);
        });
        QVERIFY(show != actions.end() && !(*show)->isEnabled());
        fail();
        QTest::mouseClick(named<QPushButton>(u"noticeOtherButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        QVERIFY((*show)->isEnabled());
        (*show)->trigger();
        QVERIFY(trust()->isVisible());
        QVERIFY(label(u"tlsSession"_s).startsWith(u"TLSv1."_s));
        QVERIFY(!named<QPushButton>(u"trust"_s)->isVisible());
        QVERIFY(label(u"trustAdvice"_s).contains(u"page TLS"_s));
        QTest::mouseClick(named<QToolButton>(u"trustDone"_s), Qt::LeftButton);
        QVERIFY(!trust()->isVisible());
        page()->findChild<AddressBar *>()->setUrl(url(u"/chat"_s));
        Q_EMIT address()->buttonClicked();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        connectNow(); // without TLS
        QVERIFY(!(*show)->isEnabled());
    }

    void whatWasTrustedOnceIsTakenBack()
    {
        fail();
        QTest::mouseClick(named<QPushButton>(u"noticeOtherButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        Q_EMIT address()->buttonClicked();
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        choose(RequestPanel::TlsTab);
        auto *kept = named<QListWidget>(u"trusted"_s);
        QVERIFY(!named<QToolButton>(u"removeTrusted"_s)->isEnabled());
        kept->setCurrentRow(0);
        kept->setFocus();
        QTest::keyClick(kept, Qt::Key_Delete);
        QCOMPARE(kept->count(), 0);
        fail();
        QVERIFY(page()->view()->notice()->text().contains(u"self-signed"_s));
    }

    void anotherCertificateIsNotAccepted()
    {
        fail();
        QTest::mouseClick(named<QPushButton>(u"noticeOtherButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        m_secure = std::make_unique<net::Server>(
            [](const Request &) { return WsResponse([](const WebSocket &) { }); },
            ServerConfig { .tls = TlsServerConfig(), .transport = Transport::Exact });
        QVERIFY(m_secure->start());
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Closed);
        named<QLineEdit>(u"url"_s)->setText(m_secure->url().toString());
        fail();
        QVERIFY(page()->view()->notice()->text().contains(u"has the fingerprint "_s + fingerprint()
                                                          + u", not the pinned"_s));
    }

    void itStandsInTheFileAlone()
    {
        const QString file = path(u"connections/feed.json"_s);
        const QByteArray before = contents(file);
        m_window->openPath(file);
        named<QLineEdit>(u"url"_s)->setText(m_secure->url().toString());
        fail();
        QCOMPARE(contents(file), before);
        QTest::mouseClick(named<QPushButton>(u"noticeOtherButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        const auto saved = ConnectionFile::load(file);
        QVERIFY(saved);
        QCOMPARE(saved->tls.trusted, QStringList(u"sha256:"_s + fingerprint()));
        QCOMPARE(saved->url, u"ws://{{ host }}/feed/ACME"_s); // the URL was not asked to be saved
    }

    void itWritesOverNothingOfSomebodyElse()
    {
        const QString file = path(u"connections/feed.json"_s);
        m_window->openPath(file);
        named<QLineEdit>(u"url"_s)->setText(m_secure->url().toString());
        fail();
        auto others = *ConnectionFile::load(file);
        others.headers = { { u"X-Theirs"_s, u"1"_s } };
        QVERIFY(others.save(file));
        QTest::mouseClick(named<QPushButton>(u"noticeOtherButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+S"_s));
        QVERIFY(page()->view()->notice()->text().contains(u"changed by somebody else"_s));
        const auto saved = ConnectionFile::load(file);
        QCOMPARE(saved->tls.trusted.size(), 1);
        QVERIFY(saved->headers == others.headers);
    }

    void whatCannotBeWrittenIsSaidAndTrustedAllTheSame()
    {
        // A name to which nothing can be added for a file in its place.
        const QString file = path(u"connections/"_s + QString(250, u'n') + u".json"_s);
        QVERIFY(write(file, "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"ws://a\"}"));
        m_window->openPath(file);
        named<QLineEdit>(u"url"_s)->setText(m_secure->url().toString());
        fail();
        QTest::mouseClick(named<QPushButton>(u"noticeOtherButton"_s), Qt::LeftButton);
        QTRY_COMPARE(page()->linkState(), ClientLink::State::Open);
        const Notice *notice = page()->view()->notice();
        QVERIFY(notice->isVisible() && notice->text().contains(u"cannot write"_s));
    }

    void aFingerprintThatIsNoneIsSaid()
    {
        const QString file = path(u"connections/odd.json"_s);
        QVERIFY(write(file,
                      "{\"jackfield\":\"connection\",\"version\":1,\"url\":\"wss://127.0.0.1:1\","
                      "\"tls\":{\"trusted\":[\"sha256:12\"]}}"));
        m_window->openPath(file);
        page()->connectNow();
        QVERIFY(page()->view()->notice()->text().contains(u"“sha256:12” is no fingerprint"_s));
    }

    void whatAPeerPutsIntoItsCertificateForgesNothing()
    {
        const QString evil = u"<b>ok</b>\n\u202eelpmaxe"_s;
        trust()->tell({ .chain = { { .subject = evil, .issuer = evil, .names = { evil } } },
                        .faults = { { .message = evil, .isPinnable = false } } },
                      true);
        for (const QString &name :
             { u"certificateSubject"_s, u"certificateIssuer"_s, u"certificateNames"_s }) {
            const auto *shown = named<QLabel>(name);
            QCOMPARE(shown->textFormat(), Qt::PlainText);
            QVERIFY(!shown->text().contains(u'\u202e'));
        }
        QVERIFY(!label(u"certificateFaults"_s).contains(u'\u202e'));
        QVERIFY(!named<QPushButton>(u"trust"_s)->isVisible()); // it is broken itself
    }
};

QTEST_MAIN(TestTrust)
#include "tst_trust.moc"
