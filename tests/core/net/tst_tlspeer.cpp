// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "certificate.h"
#include "net/tlspeer_p.h"

#include <jackfield/net/client.h>
#include <jackfield/net/server.h>

#include <QFile>
#include <QSslCertificate>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Kind = ConnectFailure::Kind;

namespace {
WsResponse echo(const Request &)
{
    return [](const WebSocket &) { };
}

QByteArray fingerprint(const Certificate &made)
{
    return QSslCertificate::fromPath(made.file).value(0).digest(QCryptographicHash::Sha256);
}

/// Serves with a certificate while it lives.
struct TlsServer
{
    explicit TlsServer(const Certificate &made)
        : server(echo, { .tls = TlsServerConfig { made.file, made.keyFile } })
    {
        isStarted = server.start().has_value();
    }

    net::Server server;
    bool isStarted = false;
};

QString wordsOf(const QList<CertificateFault> &faults)
{
    QStringList words;
    for (const CertificateFault &fault : faults)
        words.append(fault.message);
    return words.join(u' ');
}
} // namespace

/// What a client says of the certificate that it was shown, and which ones a pin lets pass.
class TestTlsPeer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl() || !Certificate().isThere)
            QSKIP("no TLS, or no openssl to make certificates");
    }

    void whatIsWrongIsSaidAndAPinMakesUpForIt_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("words");
        const QString here = u"DNS:localhost,IP:127.0.0.1"_s;
        QTest::newRow("signed by itself")
            << here << QStringList() << u"The certificate of tea.example is self-signed."_s;
        QTest::newRow("of another host")
            << u"DNS:tea.example,DNS:*.tea.example"_s << QStringList()
            << u"The certificate is for *.tea.example, tea.example, not for 127.0.0.1."_s;
        QTest::newRow("of many other hosts")
            << u"DNS:a,DNS:b,DNS:c,DNS:d,DNS:e"_s << QStringList()
            << u"The certificate is for a, b, c and 2 more, not for 127.0.0.1."_s;
        QTest::newRow("too old") << here
                                 << QStringList { u"-not_before"_s,
                                                  u"20200101000000Z"_s,
                                                  u"-not_after"_s,
                                                  u"20200201000000Z"_s }
                                 << u" days ago, on 2020-02-01T00:00:00Z."_s;
        QTest::newRow("too young") << here
                                   << QStringList { u"-not_before"_s,
                                                    u"20990101000000Z"_s,
                                                    u"-not_after"_s,
                                                    u"20990201000000Z"_s }
                                   << u"is not valid before 2099-01-01T00:00:00Z, in "_s;
    }
    void whatIsWrongIsSaidAndAPinMakesUpForIt()
    {
        QFETCH(const QString, names);
        QFETCH(const QStringList, more);
        QFETCH(const QString, words);
        const Certificate made(u"tea.example"_s, names, more);
        if (!made.isThere)
            QSKIP("this openssl cannot make such a certificate");
        const TlsServer there(made);
        QVERIFY(there.isStarted);
        const QUrl url = there.server.url();
        const auto failure = net::blockingClient(url).error();
        QCOMPARE(failure.kind, Kind::Tls);
        QVERIFY(failure.isLasting);
        QVERIFY2(failure.message.contains(words), qPrintable(failure.message));
        QVERIFY(failure.tls && failure.tls->isPinnable());
        QVERIFY(wordsOf(failure.tls->faults).contains(words));
        const PeerCertificate own = failure.tls->chain.value(0);
        QCOMPARE(own.subject, u"tea.example"_s);
        QCOMPARE(own.issuer, u"tea.example"_s);
        QCOMPARE(own.key, u"EC, 256 bits"_s);
        QCOMPARE(own.sha256, fingerprint(made));
        QVERIFY(own.validFrom < own.validUntil);
        QVERIFY(!own.names.isEmpty());

        // The pin, and what a connection shows that stands in spite of it all.
        const auto trusting = net::blockingClient(
            url, { .tls = { .pinnedSha256 = { QByteArray(32, 'x'), own.sha256 } } });
        QVERIFY2(trusting, trusting ? "" : qPrintable(trusting.error().message));
        const auto &peer = (*trusting)->socket()->tls();
        QVERIFY(peer && peer->protocol.startsWith(u"TLSv1."_s));
        QVERIFY(peer->cipher.startsWith(u"TLS_"_s) || peer->cipher.contains(u'-'));
        QCOMPARE(peer->chain, failure.tls->chain);
        QCOMPARE(peer->faults, failure.tls->faults);
    }

    void aChainIsShownAsItWasSent()
    {
        const Certificate authority(u"Tea CA"_s, u"DNS:ca.example"_s);
        const Certificate leaf(u"localhost"_s,
                               u"DNS:localhost,IP:127.0.0.1"_s,
                               { u"-CA"_s, authority.file, u"-CAkey"_s, authority.keyFile });
        if (!leaf.isThere)
            QSKIP("this openssl cannot make such a certificate");
        const TlsServer alone(leaf);
        const auto unknown = net::blockingClient(alone.server.url()).error();
        QVERIFY(unknown.tls);
        QCOMPARE(wordsOf(unknown.tls->faults),
                 u"The certificate of localhost is issued by Tea CA, whom this computer does not "
                 "trust."_s);
        // The authority stands behind it in the file, and is sent, too.
        QFile file(leaf.file);
        QFile root(authority.file);
        QVERIFY(file.open(QIODevice::Append) && root.open(QIODevice::ReadOnly));
        file.write(root.readAll());
        file.close();
        const TlsServer both(leaf);
        const auto chain = net::blockingClient(both.server.url()).error();
        QVERIFY(chain.tls);
        QCOMPARE(chain.tls->chain.size(), 2);
        QCOMPARE(chain.tls->chain[1].subject, u"Tea CA"_s);
        QCOMPARE(wordsOf(chain.tls->faults),
                 u"The chain ends at Tea CA, an authority that this computer does not trust."_s);
        QCOMPARE(chain.tls->faults.value(0).certificate, 1);
        // Pinning the authority is not pinning the server.
        const auto wrong =
            net::blockingClient(both.server.url(),
                                { .tls = { .pinnedSha256 = { fingerprint(authority) } } })
                .error();
        QVERIFY2(wrong.message.contains(u"not the pinned"_s), qPrintable(wrong.message));
        // With its authority nothing is wrong.
        const auto trusted =
            net::blockingClient(both.server.url(), { .tls = { .caFile = authority.file } });
        QVERIFY2(trusted, trusted ? "" : qPrintable(trusted.error().message));
        QVERIFY((*trusted)->socket()->tls()->faults.isEmpty());
    }

    void timesAreCountedInWords_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("seconds") << qint64(1) << u"expired less than a minute ago"_s;
        QTest::newRow("a minute") << qint64(119) << u"expired 1 minute ago"_s;
        QTest::newRow("hours") << qint64(3 * 3600 + 1) << u"expired 3 hours ago"_s;
        QTest::newRow("a day") << qint64(86'400) << u"expired 1 day ago"_s;
        QTest::newRow("days") << qint64(3 * 86'400) << u"expired 3 days ago"_s;
    }
    void timesAreCountedInWords()
    {
        QFETCH(const qint64, seconds);
        QFETCH(const QString, words);
        const Certificate made;
        const QSslCertificate shown = QSslCertificate::fromPath(made.file).value(0);
        const QSslError error(QSslError::CertificateExpired, shown);
        const auto faults = net::certificateFaults(
            { error, error }, { shown }, u"localhost"_s, shown.expiryDate().addSecs(seconds));
        QCOMPARE(faults.size(), 1); // none twice
        QVERIFY2(faults[0].message.contains(words), qPrintable(faults[0].message));
    }

    void aPinDoesNotMakeUpForWhatIsBroken()
    {
        const Certificate made;
        const QSslCertificate shown = QSslCertificate::fromPath(made.file).value(0);
        const auto faults =
            net::certificateFaults({ QSslError(QSslError::SelfSignedCertificate, shown),
                                     QSslError(QSslError::CertificateRevoked, shown) },
                                   { shown },
                                   u"localhost"_s,
                                   QDateTime::currentDateTimeUtc());
        const TlsPeer peer { .chain = { { .sha256 = fingerprint(made) } }, .faults = faults };
        QVERIFY(!peer.isPinnable());
        const auto objection = net::pinObjection(peer, { fingerprint(made) });
        QVERIFY(objection && *objection == peer);
        QVERIFY(!net::pinObjection(peer, {})); // then it is verified
    }

    void fingerprintsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isOne");
        const QString digits = QString::fromLatin1(QByteArray(32, '\x1f').toHex());
        QTest::newRow("digits") << digits << true;
        QTest::newRow("as it is kept") << fingerprintText(QByteArray(32, '\x1f')) << true;
        QTest::newRow("upper case, colons")
            << QString::fromLatin1(QByteArray(32, '\x1f').toHex(':')).toUpper() << true;
        QTest::newRow("one too few") << digits.chopped(1) << false;
        QTest::newRow("another algorithm") << QString(u"sha1:"_s + digits) << false;
        QTest::newRow("no digits") << QString(64, u'x') << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void fingerprintsAreReadAsPeopleWriteThem()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isOne);
        QCOMPARE(fingerprintFrom(text),
                 isOne ? std::optional(QByteArray(32, '\x1f')) : std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestTlsPeer)
#include "tst_tlspeer.moc"
