// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../session/anysession.h"

#include <jackfield/exporters/exporter.h>
#include <jackfield/interop/importer.h>

#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
QByteArray exported(const Session &session)
{
    return exporter(u"har")->run(session, {})->front().bytes;
}

Result<Imported> imported(const QByteArray &text)
{
    return importer(u"har")->run({ .name = u"a.har"_s, .bytes = text }, {});
}
} // namespace

class TestHarRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExportThatIsImportedIsTheSameSession()
    {
        const uint rounds = qEnvironmentVariable("JACKFIELD_HAR_ROUNDS", u"400"_s).toUInt();
        QVERIFY(rounds > 0);
        for (quint32 seed = 1; seed <= rounds; ++seed) {
            const Session session = anySession(seed);
            const QByteArray text = session.toText();
            const auto own = Session::parse(text);
            QVERIFY2(
                own,
                qPrintable(u"seed %1: %2"_s.arg(seed).arg(own ? QString() : own.error().message)));
            const QByteArray archive = exported(session);
            const auto back = imported(archive);
            QVERIFY2(back,
                     qPrintable(
                         u"seed %1: %2"_s.arg(seed).arg(back ? QString() : back.error().message)));
            if (back->session.toText() != text)
                qWarning("seed %u: %s", seed, qPrintable(back->report.join(u'\n')));
            QCOMPARE(QString::fromUtf8(back->session.toText()), QString::fromUtf8(text));
            QCOMPARE(back->report, QStringList());
            const QByteArrayList written = archive.split('\n');
            const QByteArrayList again = exported(back->session).split('\n');
            for (qsizetype i = 0; i < written.size(); ++i)
                QCOMPARE(QString::fromUtf8(again.value(i)), QString::fromUtf8(written.at(i)));
        }
    }

    void evenTheDeepestLineComesBack()
    {
        const QByteArray deep = QByteArray(500, '[') + QByteArray(500, ']');
        const QByteArray text =
            "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-05-01T10:00:00.000Z\"}\n"
            "{\"t\":0,\"conn\":1,\"event\":\"new\",\"deep\":"
            + deep + "}\n";
        const auto session = Session::parse(text);
        QVERIFY(session);
        const auto back = imported(exported(*session));
        QVERIFY(back);
        QCOMPARE(back->session.toText(), text);
    }

    void everyStandardFieldIsThere()
    {
        for (quint32 seed = 1; seed <= 200; ++seed) {
            const auto archive = JsonValue::parse(exported(anySession(seed)));
            QVERIFY(archive);
            const JsonValue log = *archive->value(u"log");
            for (const QStringView key : { u"version", u"creator", u"pages", u"entries" })
                QVERIFY(log.contains(key));
            for (const JsonValue &entry : log.value(u"entries")->elements()) {
                for (const QStringView key :
                     { u"startedDateTime", u"time", u"request", u"response", u"cache", u"timings" })
                    QVERIFY(entry.contains(key));
                const JsonValue request = *entry.value(u"request");
                for (const QStringView key : { u"method",
                                               u"url",
                                               u"httpVersion",
                                               u"headers",
                                               u"queryString",
                                               u"cookies",
                                               u"headersSize",
                                               u"bodySize" })
                    QVERIFY(request.contains(key));
                QVERIFY(!request.value(u"url")->toString().isEmpty());
                const JsonValue response = *entry.value(u"response");
                for (const QStringView key : { u"status",
                                               u"statusText",
                                               u"httpVersion",
                                               u"headers",
                                               u"cookies",
                                               u"content",
                                               u"redirectURL",
                                               u"headersSize",
                                               u"bodySize" })
                    QVERIFY(response.contains(key));
                for (const JsonValue &message : entry.value(u"_webSocketMessages")->elements()) {
                    QVERIFY(message.value(u"time")->toDouble() > 1e9);
                    QVERIFY(message.value(u"data")->isString());
                    QVERIFY(message.value(u"opcode")->toInteger() > 0);
                }
            }
        }
    }

    /// Who takes _wsx out has what any other HAR says: the handshakes and messages.
    void withoutOurFieldsTheMessagesRemain()
    {
        Session session = anySession(7);
        session.events.removeIf([](const SessionEvent &event) { return event.conn == 0; });
        auto archive = exported(session);
        archive.replace("\"_wsx\":", "\"_other\":");
        const auto back = imported(archive);
        QVERIFY(back);
        const auto messages = [](const Session &of) {
            QList<QByteArray> payloads;
            for (const QList<SessionEvent> &events : of.split()) {
                for (const SessionEvent &event : events) {
                    if (event.kind == SessionEvent::Kind::Message && event.message.isWellFormed())
                        payloads.append(event.message.bytes());
                }
            }
            return payloads;
        };
        QVERIFY(!messages(session).isEmpty());
        QList<QByteArray> found = messages(back->session);
        for (const QByteArray &payload : messages(session))
            QVERIFY2(found.removeOne(payload), payload.constData());
    }

    /// What an import kept of a foreign file is there again in an export.
    void whatOnlyHarHoldsIsWrittenBack()
    {
        const QByteArray foreign =
            R"({"log":{"pages":[{"id":"p1"}],"browser":{"name":"b"},"entries":[{"startedDateTime":"2026-05-01T10:00:00Z","_initiator":{"type":"script"},"pageref":"p1","timings":{"send":1,"wait":2,"receive":3},"request":{"method":"GET","url":"ws://h/","headersSize":77,"_extra":1},"response":{"status":101,"_transferSize":5},"_webSocketMessages":[{"type":"send","time":1777629600.5,"opcode":1,"data":"a","mask":true}]}]}})";
        const auto first = imported(foreign);
        QVERIFY(first);
        const QByteArray archive = exported(first->session);
        for (const char *part : { R"("pages":[{"id":"p1"}])",
                                  R"("browser":{"name":"b"})",
                                  R"("_initiator":{"type":"script"})",
                                  R"("pageref":"p1")",
                                  R"("timings":{"send":1,"wait":2,"receive":3})",
                                  R"("headersSize":77)",
                                  R"("_extra":1)",
                                  R"("_transferSize":5)",
                                  R"("data":"a","mask":true})" })
            QVERIFY2(archive.contains(part), part);
        QCOMPARE(imported(archive)->session, first->session);
    }
};

QTEST_GUILESS_MAIN(TestHarRoundTrip)
#include "tst_harroundtrip.moc"
