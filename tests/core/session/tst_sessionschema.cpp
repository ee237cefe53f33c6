// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "jsonschema.h"

#include <jackfield/session/session.h>

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QString root = QStringLiteral(JACKFIELD_SOURCE_DIR);

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

/// The schema says what the reader takes and the writer makes.
class TestSessionSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySessionOfTheTreeIsValid_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &top : { u"/resources"_s, u"/tests/golden"_s }) {
            QDirIterator files(
                root + top, { u"*.session.jsonl"_s }, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                if (!path.contains(u"invalid"_s)) // meant to be wrong
                    QTest::newRow(qPrintable(path.sliced(root.size() + 1))) << path;
            }
        }
    }
    void everySessionOfTheTreeIsValid()
    {
        QFETCH(QString, path);
        const auto session = Session::load(path);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message));
        const QByteArrayList lines = contents(path).trimmed().split('\n');
        for (const QByteArray &line : lines)
            QVERIFY2(obeys(line, "session"), line.constData());
    }

    void everyKindOfEventIsValid_data()
    {
        QTest::addColumn<SessionEvent::Kind>("kind");
        using Kind = SessionEvent::Kind;
        for (const Kind kind : { Kind::Open,
                                 Kind::Refused,
                                 Kind::Message,
                                 Kind::Ping,
                                 Kind::Pong,
                                 Kind::Close,
                                 Kind::End,
                                 Kind::Error,
                                 Kind::Frame,
                                 Kind::Gap,
                                 Kind::Redacted,
                                 Kind::Dropped,
                                 Kind::Unknown }) {
            SessionEvent event;
            event.kind = kind;
            event.name = u"other"_s;
            QTest::newRow(qPrintable(eventName(event))) << kind;
        }
    }
    void everyKindOfEventIsValid()
    {
        QFETCH(SessionEvent::Kind, kind);
        SessionEvent event;
        event.kind = kind;
        event.conn = 1;
        event.status = WsStatus::GoingAway;
        event.touch = WsTouch::Changed;
        event.payload = "\x01";
        event.text = u"<secret:1>"_s;
        event.name = u"other"_s;
        event.handshake = std::make_shared<const WsOpened>(
            WsOpened { .request = Request::get(u"/"_s).withHeader("A", "b").withBody("\xff") });
        const QByteArray line = toLine(event);
        QVERIFY2(obeys(line, "session"), line.constData());
    }

    void whatTheReaderRefusesIsNotValid_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no time") << "{\"event\":\"gap\"}"_ba;
        QTest::newRow("negative time") << "{\"t\":-1,\"event\":\"gap\"}"_ba;
        QTest::newRow("no event") << "{\"t\":1}"_ba;
        QTest::newRow("nobody sent it") << "{\"t\":1,\"event\":\"message\",\"text\":\"\"}"_ba;
        QTest::newRow("a touch that is none")
            << "{\"t\":1,\"event\":\"dropped\",\"from\":\"client\",\"text\":\"\",\"touch\":\"x\"}"_ba;
        QTest::newRow("no payload") << "{\"t\":1,\"event\":\"message\",\"from\":\"client\"}"_ba;
        QTest::newRow("two payloads")
            << "{\"t\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"\",\"base64\":\"\"}"_ba;
        QTest::newRow("bad base64")
            << "{\"t\":1,\"event\":\"ping\",\"from\":\"client\",\"base64\":\"A*\"}"_ba;
        QTest::newRow("a file of another name")
            << "{\"t\":1,\"event\":\"message\",\"from\":\"client\",\"file\":\"../x\"}"_ba;
        QTest::newRow("a text and a file")
            << "{\"t\":1,\"event\":\"message\",\"from\":\"client\",\"text\":\"\",\"file\":\""_ba
                + QByteArray(64, 'a') + "\"}";
        QTest::newRow("17 bits")
            << "{\"t\":1,\"event\":\"close\",\"from\":\"client\",\"code\":65536}"_ba;
        QTest::newRow("half a header")
            << "{\"t\":1,\"event\":\"open\",\"request\":{\"headers\":[[\"a\"]]},\"response\":{}}"_ba;
    }
    void whatTheReaderRefusesIsNotValid()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!eventFromLine(line));
        QVERIFY(!obeys(line, "session"));
    }
};

QTEST_GUILESS_MAIN(TestSessionSchema)
#include "tst_sessionschema.moc"
