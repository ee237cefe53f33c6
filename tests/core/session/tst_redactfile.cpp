// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Secrets that are taken out of a session file.
#include <jackfield/session/redactfile.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestRedactFile : public QObject
{
    Q_OBJECT

    const QByteArray m_recorded =
        "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00.000Z\"}\n"
        "{\"t\":0,\"conn\":1,\"event\":\"redacted\",\"secret\":\"<secret:4>\",\"where\":\"cookie "
        "a\"}\n"
        "{\"t\":1,\"conn\":1,\"event\":\"message\",\"from\":\"client\",\"json\":{\"pin\":"
        "\"swordfish\"}}\n"
        "{\"t\":2,\"conn\":1,\"event\":\"message\",\"from\":\"server\",\"json\":{\"pin\":"
        "\"swordfish\"}}\n";

private Q_SLOTS:
    void eachPlaceIsToldWithItsEvent()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.session.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_recorded) > 0);
        file.close();
        Redaction rules = Redaction::defaults();
        QVERIFY(rules.add(u"json:/pin"_s));
        QStringList found;
        QByteArrayList lines;
        QList<qint64> events;
        const auto notes = redactFile(
            path,
            rules,
            { .found =
                  [&](const RedactedPlace &place) {
                      found.append(
                          u"%1 %2 %3"_s.arg(place.event).arg(place.pseudonym, place.masked));
                  },
              .redacted =
                  [&](const SessionEvent &event, qint64 number) {
                      events.append(number);
                      if (event.isWholeMessage())
                          QVERIFY(!event.message.bytes().contains("swordfish"));
                  },
              .write = [&](const QByteArray &line) -> Result<void> {
                  lines.append(line);
                  return {};
              } });
        QVERIFY(notes && notes->isEmpty());
        // Numbers go on behind those that are there.
        QCOMPARE(found.size(), 2);
        QVERIFY2(found.first().startsWith(u"2 <secret:5> ")
                     && !found.first().contains(u"swordfish"),
                 qPrintable(found.first()));
        QVERIFY(found.last().startsWith(u"3 <secret:5> "));
        QCOMPARE(events, (QList<qint64> { 1, 2, 3 }));
        QCOMPARE(lines.size(), 5); // the header, three events, and one that says what is new
        QVERIFY(lines.at(3).contains("\"redacted\"") && lines.at(3).contains("<secret:5>"));

        // Who writes may give up.
        int written = 0;
        const auto ended =
            redactFile(path, rules, { .write = [&](const QByteArray &) -> Result<void> {
                           ++written;
                           return failure(Error::Code::Io, u"full"_s);
                       } });
        QVERIFY(!ended && ended.error().message == u"full");
        QCOMPARE(written, 1);
        QVERIFY(!redactFile(folder.filePath(u"none"_s), rules, {}));
    }
};

QTEST_GUILESS_MAIN(TestRedactFile)
#include "tst_redactfile.moc"
