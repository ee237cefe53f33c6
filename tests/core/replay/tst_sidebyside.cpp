// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
// Two recordings side by side: which message stands for which.
#include "talk.h"

#include <jackfield/replay/comparison.h>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
/// "1=1 2!3 4- +2 5." one after the other: the same, changed, missing, unexpected, not compared.
QString shown(const Comparison &comparison)
{
    using Kind = ComparedMessage::Kind;
    QStringList all;
    for (const ComparedMessage &message : comparison.messages) {
        const QString mine = message.expected > 0 ? QString::number(message.expected) : QString();
        const QString theirs = message.actual > 0 ? QString::number(message.actual) : QString();
        const QChar sign = message.kind == Kind::Same ? u'='
            : message.kind == Kind::Changed           ? u'!'
            : message.kind == Kind::Missing           ? u'-'
            : message.kind == Kind::Unexpected        ? u'+'
                                                      : u'.';
        all.append(mine + sign + theirs);
    }
    return all.join(u' ');
}
} // namespace

class TestSideBySide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesStandBesideEachOther_data()
    {
        QTest::addColumn<QByteArrayList>("first");
        QTest::addColumn<QByteArrayList>("second");
        QTest::addColumn<QByteArray>("matching");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name,
                            const QByteArrayList &first,
                            const QByteArrayList &second,
                            const QString &expected,
                            const QByteArray &matching = {}) {
            QTest::newRow(name) << first << second << matching << expected;
        };
        row("all the same", { "> a", "< b" }, { "> a", "< b" }, u"1=1 2=2"_s);
        row("one changed", { "> a", "< {'p':1}" }, { "> a", "< {'p':2}" }, u"1=1 2!2"_s);
        row("one changed that need not be the same",
            { "> a", "< {'p':1}" },
            { "> a", "< {'p':2}" },
            u"1=1 2=2"_s,
            "'ignore':['/p']");
        row("one missing", { "< a", "< b", "< c" }, { "< a", "< c" }, u"1=1 2- 3=2"_s);
        row("one more, where it came", { "< a", "< c" }, { "< a", "< b", "< c" }, u"1=1 +2 2=3"_s);
        row("one more at the end", { "< a" }, { "< a", "> b" }, u"1=1 +2"_s);
        row("both directions, each in its order",
            { "> a", "< b", "> c", "< d" },
            { "> a", "> c", "< b", "< d" },
            u"1=1 2=3 3=2 4=4"_s);
        row("one that came elsewhere",
            { "< a", "< b", "< c" },
            { "< b", "< c", "< a" },
            u"1!3 2=1 3=2"_s);
        row("heartbeats",
            { "< hb", "< a" },
            { "< a", "< hb", "< hb" },
            u"1. 2=1 .2 .3"_s,
            "'background':[{'text':'hb'}]");
        row("what may be missing",
            { "< x", "< a" },
            { "< a" },
            u"1. 2=1"_s,
            "'optional':[{'text':'x'}]");
        row("nothing", {}, {}, QString());
    }
    void messagesStandBesideEachOther()
    {
        QFETCH(const QByteArrayList, first);
        QFETCH(const QByteArrayList, second);
        QFETCH(const QByteArray, matching);
        QFETCH(const QString, expected);
        const Comparison comparison = replay::compare(talk(first), talk(second), rules(matching));
        QCOMPARE(shown(comparison), expected);
        QCOMPARE(told(comparison.verdict),
                 told(replay::diff(talk(first), talk(second), rules(matching))));
        // What is told of messages is told beside them.
        qsizetype toldOfMessages = 0;
        for (const ComparedMessage &message : comparison.messages)
            toldOfMessages += message.differences.size();
        QCOMPARE(toldOfMessages, comparison.verdict.differences().size());
    }

    void everyMessageIsThereOnce()
    {
        QByteArrayList first;
        QByteArrayList second;
        for (int i = 0; i < 400; ++i) {
            const QByteArray line =
                (i % 3 == 0 ? "> {'n':" : "< {'n':") + QByteArray::number(i) + '}';
            if (i % 17 != 0)
                first.append(line);
            if (i % 13 != 0)
                second.append(i % 29 == 0 ? QByteArray(line).replace("'n':", "'m':0,'n':") : line);
        }
        const Comparison comparison = replay::compare(talk(first), talk(second));
        QList<int> mine;
        QList<int> theirs;
        for (const ComparedMessage &message : comparison.messages) {
            if (message.expected > 0)
                mine.append(message.expected);
            if (message.actual > 0)
                theirs.append(message.actual);
        }
        std::ranges::sort(theirs);
        for (int n = 1; n <= first.size(); ++n)
            QCOMPARE(mine.value(n - 1), n); // in its order
        for (int n = 1; n <= second.size(); ++n)
            QCOMPARE(theirs.value(n - 1), n);
        QCOMPARE(mine.size(), first.size());
        QCOMPARE(theirs.size(), second.size());
    }
};

QTEST_GUILESS_MAIN(TestSideBySide)
#include "tst_sidebyside.moc"
