// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/awaitedmessages.h>

#include <QTest>
#include <algorithm>
#include <numeric>
#include <random>

using namespace jackfield;
using namespace Qt::StringLiterals;
using Outcome = AwaitedMessages::Outcome;
using Terms = AwaitedMessages::Terms;

namespace {
/// A message of one letter that is one of these.
AwaitedMessages::Predicate oneOf(const QString &letters)
{
    return [letters](const WsMessage &message) { return letters.contains(message.text()); };
}

QList<AwaitedMessages::Predicate> each(const QStringList &all)
{
    QList<AwaitedMessages::Predicate> predicates;
    for (const QString &letters : all)
        predicates.append(oneOf(letters));
    return predicates;
}

/// What became of each letter of `said`: its outcome's first letter.
QString outcomes(AwaitedMessages &awaited, const QString &said)
{
    static const QString names = u"AIRO"_s;
    QString all;
    for (const QChar letter : said)
        all += names.at(int(awaited.take(WsMessage::text(letter)).outcome));
    return all;
}

/// Whether each of the awaited can have a letter of its own: every way is tried.
bool canAll(const QStringList &awaited, const QString &said)
{
    std::vector<qsizetype> order(size_t(said.size()));
    std::iota(order.begin(), order.end(), 0);
    if (said.size() < awaited.size())
        return false;
    do {
        qsizetype i = 0;
        while (i < awaited.size() && awaited.at(i).contains(said.at(order[size_t(i)])))
            ++i;
        if (i == awaited.size())
            return true;
    } while (std::next_permutation(order.begin(), order.end()));
    return false;
}
} // namespace

class TestAwaitedMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachMessageIsToldWhatItIs_data()
    {
        QTest::addColumn<Terms>("terms");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QList<qsizetype>>("missing");
        const auto ab = each({ u"a"_s, u"b"_s });
        const auto row = [](const char *name,
                            const Terms &terms,
                            const QString &said,
                            const QString &expected,
                            const QList<qsizetype> &missing) {
            QTest::newRow(name) << terms << said << expected << missing;
        };
        using Indices = QList<qsizetype>;
        row("all", { .awaited = ab }, u"xbxax"_s, u"OAOAO"_s, {});
        row("all but one", { .awaited = ab }, u"xbb"_s, u"OAO"_s, { 0 });
        row("nothing is awaited", {}, u"x"_s, u"O"_s, {});
        row("one that moves another on",
            { .awaited = each({ u"ab"_s, u"a"_s }) },
            u"ab"_s,
            u"AA"_s,
            {});
        row("any", { .awaited = ab, .oneIsEnough = true }, u"xba"_s, u"OAO"_s, {});
        row("none of them", { .awaited = ab, .oneIsEnough = true }, u"x"_s, u"O"_s, { 0, 1 });
        row("in order", { .awaited = ab, .inOrder = true }, u"bab"_s, u"OAA"_s, {});
        row("not in order", { .awaited = ab, .inOrder = true }, u"ba"_s, u"OA"_s, { 1 });
        row("one for both",
            { .awaited = each({ u"a"_s, u"ab"_s }), .mayShare = true },
            u"a"_s,
            u"A"_s,
            {});
        row("one of its own each", { .awaited = each({ u"a"_s, u"ab"_s }) }, u"a"_s, u"A"_s, { 1 });
        row("an order shares nothing",
            { .awaited = each({ u"a"_s, u"ab"_s }), .inOrder = true, .mayShare = true },
            u"a"_s,
            u"A"_s,
            { 1 });
        row("refused, though awaited",
            { .awaited = ab, .refused = each({ u"b"_s }) },
            u"ab"_s,
            u"AR"_s,
            { 1 });
        row("ignored, though refused and awaited",
            { .awaited = ab, .refused = each({ u"b"_s }), .ignoring = each({ u"ab"_s }) },
            u"ab"_s,
            u"II"_s,
            { 0, 1 });
        row("nothing else",
            { .awaited = ab, .ignoring = each({ u"i"_s }), .nothingElse = true },
            u"iaxba"_s,
            u"IARAR"_s,
            Indices());
    }
    void eachMessageIsToldWhatItIs()
    {
        QFETCH(Terms, terms);
        QFETCH(QString, said);
        QFETCH(QList<qsizetype>, missing);
        AwaitedMessages awaited(terms);
        QTEST(outcomes(awaited, said), "expected");
        QCOMPARE(awaited.missing(), missing);
        const bool isNothingLeft =
            missing.isEmpty() && !(terms.oneIsEnough && terms.awaited.isEmpty());
        QCOMPARE(awaited.isComplete(), isNothingLeft);
    }

    void anyOfNoneNeverComes()
    {
        AwaitedMessages awaited({ .awaited = {}, .oneIsEnough = true });
        QCOMPARE(outcomes(awaited, u"a"_s), u"O"_s);
        QVERIFY(!awaited.isComplete());
    }

    void whatIsIgnoredIsNotCounted()
    {
        AwaitedMessages awaited({ .awaited = each({ u"b"_s, u"a"_s }),
                                  .refused = each({ u"x"_s, u"y"_s }),
                                  .ignoring = each({ u"i"_s }) });
        QCOMPARE(outcomes(awaited, u"iaiob"_s), u"IAIOA"_s);
        QCOMPARE(awaited.messageOf(0), 2);
        QCOMPARE(awaited.messageOf(1), 0);
        QCOMPARE(awaited.take(WsMessage::text(u"y"_s)).refusal, 1);
    }

    /// Complete as soon as it can be, whatever the order, and each has a message that it can have.
    void noOrderHidesAnything()
    {
        std::mt19937 random(20261128); // NOLINT(*-msc51-cpp): the same every time
        const auto below = [&](int n) { return int(random() % unsigned(n)); };
        int whole = 0;
        for (int round = 0; round < 2000; ++round) {
            QStringList predicates(1 + below(4));
            for (QString &letters : predicates) {
                for (int i = 0; i < 1 + below(3); ++i)
                    letters += QChar('a' + below(4));
            }
            AwaitedMessages awaited({ .awaited = each(predicates) });
            QString said;
            while (said.size() < 6) {
                said += QChar('a' + below(5));
                (void)awaited.take(WsMessage::text(said.last(1)));
                QCOMPARE(awaited.isComplete(), canAll(predicates, said));
            }
            QSet<qsizetype> taken;
            for (qsizetype i = 0; i < predicates.size(); ++i) {
                const qsizetype number = awaited.messageOf(i);
                if (number < 0)
                    continue;
                QVERIFY(predicates.at(i).contains(said.at(number)));
                QVERIFY(!taken.contains(number));
                taken.insert(number);
            }
            whole += awaited.isComplete() ? 1 : 0;
        }
        QVERIFY2(whole > 500 && whole < 1500, qPrintable(QString::number(whole)));
    }
};

QTEST_GUILESS_MAIN(TestAwaitedMessages)
#include "tst_awaitedmessages.moc"
