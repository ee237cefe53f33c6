// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../../contract/online.h"
#include "talk.h"

using namespace jackfield;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {
const QByteArrayList recordedLines {
    "< {'type':'welcome','session':'s1','at':'2026-11-23T10:00:00.000Z'}",
    "> {'type':'get','id':1}",
    "< {'type':'got','id':1,'value':10}",
    "> {'type':'get','id':2}",
    "< {'type':'got','id':2,'value':20}",
    "< {'type':'note','text':'a'}",
    "< {'type':'note','text':'b'}",
    "> {'type':'list'}",
    "< {'type':'item','n':1}",
    "< {'type':'item','n':2}",
    "< {'type':'item','n':3}",
    "> bye",
    "< bye",
};
/// What another run of it says: a value, an order, one more and one less are not as recorded.
const QByteArrayList otherLines {
    "< {'type':'welcome','session':'s2','at':'2026-11-23T10:00:00.000Z'}",
    "> {'type':'get','id':1}",
    "< {'type':'got','id':1,'value':11}",
    "> {'type':'get','id':2}",
    "< {'type':'got','id':2,'value':20}",
    "< {'type':'note','text':'b'}",
    "< {'type':'note','text':'a'}",
    "> {'type':'list','all':true}",
    "< {'type':'item','n':1}",
    "< {'type':'extra'}",
    "< {'type':'item','n':3}",
    "> bye",
    "< bye",
};

/// Both verdicts of a session whose client is played to another one that plays the server.
QByteArray verdicts(const std::optional<Online> &wire)
{
    const Matching matching =
        rules("'bind':[{'name':'session','paths':['/session']}],'times':['/at']");
    ReplayReport report;
    const WsHandler server = replay::asHandler(talk(otherLines), matching, { .report = report });
    const ClientReplay how { .timeout = milliseconds(300) };
    if (!wire) {
        const Verdict client = replay::againstHandler(talk(recordedLines), server, matching, how);
        return client.toJson() + '\n' + report.verdict().toJson();
    }
    net::Server hosted(server, wire->serverConfig());
    if (const auto started = hosted.start(); !started)
        return started.error().message.toUtf8();
    const auto client = replay::againstClient(talk(recordedLines),
                                              net::clientFactory(),
                                              hosted.url(u"/"_s).toString(),
                                              wire->clientConfig(),
                                              matching,
                                              how);
    hosted.stop();
    return client ? client->toJson() + '\n' + report.verdict().toJson()
                  : client.error().message.toUtf8();
}
} // namespace

/// A verdict depends on what was said, and on nothing else.
class TestSameVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everywhere_data()
    {
        QTest::addColumn<std::optional<Online>>("wire");
        QTest::newRow("offline") << std::optional<Online>();
        for (const auto &[name, wire] : wires())
            QTest::newRow(name) << std::optional(wire);
    }
    void everywhere()
    {
        QFETCH(std::optional<Online>, wire);
        const QByteArray offline = verdicts({});
        for (int i = 0; i < 10; ++i) {
            const QByteArray here = verdicts(wire);
            QVERIFY2(here == offline, QByteArray(here + "\n\n" + offline).constData());
        }
    }

    void itNamesAllThatDiffers()
    {
        const QByteArray both = verdicts({});
        const auto has = [&](const QByteArray &kind, int n) {
            return both.contains(QByteArray(
                "{\"kind\":\"" + kind + "\",\"conn\":1,\"n\":" + QByteArray::number(n) + ','));
        };
        QVERIFY2(has("changed", 3) && has("outOfOrder", 6) && has("unexpected", 10)
                     && has("missing", 10) && has("changed", 8),
                 both.constData());
        QCOMPARE(both.count("\"kind\""), 5);
    }
};

QTEST_GUILESS_MAIN(TestSameVerdict)
#include "tst_sameverdict.moc"
