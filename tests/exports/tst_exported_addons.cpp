// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "hostile.h"

#include <jackfield/exporters/exporter.h>
#include <jackfield/json/jsonvalue.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

/// Add-ons of mitmproxy answer the recorded clients with the recorded bytes, whatever stands in them.
class TestExportedAddons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void hostilePayloadsAreAnsweredAsRecorded()
    {
        for (int number = 0; number < 200; ++number)
            exportCase(HostileSession(number).session, u"case %1"_s.arg(number));
        play();
    }

    void aRecordedFlowIsAnsweredAsRecorded()
    {
        const auto session = Session::load(QStringLiteral(
            JACKFIELD_SOURCE_DIR "/tests/golden/exporters/mock/hostile/input.session.jsonl"));
        QVERIFY(session);
        exportCase(*session, u"flow"_s);
        play();
    }

    /// Paths as they are written, questions that only mean the same, and what a refusal says, to the byte.
    void oddPathsQuestionsAndRefusals()
    {
        const auto session =
            Session::load(QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/exports/odd.session.jsonl"));
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        exportCase(*session, u"odd"_s);
        const QList<JsonValue> headers {
            JsonValue::array({ JsonValue::string(u"Set-Cookie"_s), JsonValue::string(u"a=1"_s) }),
            JsonValue::array({ JsonValue::string(u"Set-Cookie"_s), JsonValue::string(u"b=2"_s) })
        };
        m_plan.append(JsonValue::object(
            { { u"file"_s, JsonValue::string(u"odd_mitmproxy.py"_s) },
              { u"target"_s, JsonValue::string(u"/p%20q"_s) },
              { u"refused"_s,
                JsonValue::object(
                    { { u"status"_s, JsonValue::number(qint64(401)) },
                      { u"headers"_s, JsonValue::array(headers) },
                      { u"body"_s,
                        JsonValue::string(QString::fromLatin1(QByteArray("no\nentry").toHex())) },
                      { u"length"_s, JsonValue::string(u"8"_s) } }) } }));
        play();
    }

private:
    void exportCase(const Session &session, const QString &name)
    {
        const auto files = exporter(u"mitmproxy")->run(session, { .name = name });
        QVERIFY(files);
        QVERIFY(write(*files, m_folder.path()));
        for (const QList<SessionEvent> &connection : session.split()) {
            if (connection.front().kind == SessionEvent::Kind::Open)
                planConnection(connection, files->front().name);
        }
    }

    void planConnection(const QList<SessionEvent> &connection, const QString &file)
    {
        QList<JsonValue> events;
        for (const SessionEvent &event : connection) {
            if (event.isWholeMessage())
                events.append(JsonValue::array(
                    { JsonValue::boolean(event.from == Side::Client),
                      JsonValue::boolean(event.message.isText()),
                      JsonValue::string(QString::fromLatin1(event.message.bytes().toHex())) }));
        }
        const QByteArray target = connection.front().opened().request.uri().pathAndQuery();
        m_plan.append(
            JsonValue::object({ { u"file"_s, JsonValue::string(file) },
                                { u"target"_s, JsonValue::string(QString::fromUtf8(target)) },
                                { u"events"_s, JsonValue::array(events) } }));
    }

    void play()
    {
        QFile plan(m_folder.filePath(u"plan.json"_s));
        QVERIFY(plan.open(QIODevice::WriteOnly)
                && plan.write(JsonValue::array(m_plan).toJson()) > 0);
        plan.close();
        m_plan.clear();
        QProcess python;
        python.setProcessChannelMode(QProcess::MergedChannels);
        python.start(
            u"python3"_s,
            { QStringLiteral(JACKFIELD_SOURCE_DIR "/tests/exports/addon.py"), m_folder.path() });
        QVERIFY(python.waitForFinished(60000));
        QVERIFY2(python.exitCode() == 0, python.readAll().constData());
    }

    const QTemporaryDir m_folder;
    QList<JsonValue> m_plan;
};

QTEST_GUILESS_MAIN(TestExportedAddons)
#include "tst_exported_addons.moc"
