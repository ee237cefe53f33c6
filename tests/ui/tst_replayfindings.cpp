// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/replayfindings.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::ui;
using namespace Qt::StringLiterals;
using Kind = Difference::Kind;

Q_DECLARE_METATYPE(jackfield::Difference)

class TestReplayFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const quint32 connection : { 1, 2 }) {
            m_recorded.append(
                { .connection = connection, .kind = EntryKind::Open, .payload = "/" });
            m_recorded.append({ .connection = connection, .from = Side::Client, .payload = "hi" });
            m_recorded.append({ .connection = connection, .kind = EntryKind::Ping });
            m_recorded.append({ .connection = connection,
                                .payload = "{\"items\":[{\"price\":1}],\"orders\":{\"7\":2}}" });
            m_recorded.append({ .connection = connection, .kind = EntryKind::End, .code = 1000 });
        }
    }

    void aDifferenceIsSaidAtItsRow_data()
    {
        QTest::addColumn<Difference>("difference");
        QTest::addColumn<QString>("text");
        QTest::addColumn<qsizetype>("row");
        const auto message = [](const QString &where) {
            return Difference {
                .conn = 2, .n = 2, .where = where, .expected = u"9"_s, .actual = u"10"_s
            };
        };
        QTest::newRow("an element of an array")
            << message(u"/items/0/price"_s) << u"$.items[0].price: expected 9, got 10"_s << 8LL;
        QTest::newRow("a member that is called like an index")
            << message(u"/orders/7"_s) << u"$.orders['7']: expected 9, got 10"_s << 8LL;
        QTest::newRow("the whole") << message({}) << u"expected 9, got 10"_s << 8LL;
        QTest::newRow("one that is not there")
            << Difference { .conn = 1, .n = 5, .where = u"/a/0"_s } // as good as it can be said
            << u"$.a[0]: expected nothing, got nothing"_s << -1LL;
        QTest::newRow("handshake")
            << Difference { .kind = Kind::Handshake,
                            .conn = 2,
                            .expected = u"101"_s,
                            .actual = u"403"_s }
            << u"expected the handshake to be answered with 101, got 403"_s << 5LL;
        QTest::newRow("close") << Difference { .kind = Kind::Close,
                                               .conn = 1,
                                               .expected = u"1000"_s,
                                               .actual = u"1011"_s }
                               << u"expected the close code 1000, got 1011"_s << 4LL;
        QTest::newRow("additional, like the first one")
            << Difference { .kind = Kind::Additional,
                            .conn = 1,
                            .n = 7,
                            .actual = u"hi"_s,
                            .nearest = 1 }
            << u"it is additional: hi; the same as recorded message 1"_s << 1LL;
        QTest::newRow("additional, like none") // whatever else is the second one
            << Difference { .kind = Kind::Additional, .conn = 1, .n = 2, .actual = u"x\u202e"_s }
            << u"it is additional: x\\u202e"_s << -1LL;
        QTest::newRow("a connection") << Difference {
            .kind = Kind::Connection, .conn = 1, .expected = u"1"_s, .actual = u"0"_s
        } << u"expected 1, got 0"_s << -1LL;
    }

    void aDifferenceIsSaidAtItsRow()
    {
        QFETCH(Difference, difference);
        const auto findings = findingsOf(Verdict({ difference }, 2, 4), m_recorded);
        QCOMPARE(findings.size(), 1);
        QTEST(findings.first().text, "text");
        QTEST(findings.first().row, "row");
    }

    void aRowSaysAllOfIts()
    {
        const QList<ReplayFinding> findings {
            { u"a"_s, 3 }, { u"b"_s, -1 }, { u"c"_s, 3 }, { u"d"_s, 1 }
        };
        const QMap<qsizetype, QString> texts { { 1, u"d"_s }, { 3, u"a; c"_s } };
        QCOMPARE(textsByRow(findings), texts);
    }

private:
    MessageStore m_recorded;
};

QTEST_GUILESS_MAIN(TestReplayFindings)
#include "tst_replayfindings.moc"
