// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <ui/models/senthistory.h>

#include <QTest>

using namespace jackfield::ui;
using namespace Qt::StringLiterals;
using Entry = SentHistory::Entry;

class TestSentHistory : public QObject
{
    Q_OBJECT

private:
    static SentHistory of(const QStringList &texts)
    {
        SentHistory history;
        for (const QString &text : texts)
            history.add({ text });
        return history;
    }
    static QStringList textsOf(const SentHistory &history)
    {
        QStringList texts;
        for (const Entry &entry : history.entries())
            texts.append(entry.text);
        return texts;
    }

private Q_SLOTS:
    void theNewestIsFirstAndNoneIsThereTwice()
    {
        QCOMPARE(textsOf(of({ u"a"_s, u"b"_s, u"a"_s, {}, u"c"_s })),
                 QStringList({ u"c"_s, u"a"_s, u"b"_s }));
        SentHistory modes = of({ u"00"_s });
        modes.add({ u"00"_s, 3 }); // the same digits as bytes are another message
        QCOMPARE(modes.entries().size(), 2);
    }

    void itIsBounded()
    {
        SentHistory history;
        for (int i = 0; i < 60; ++i)
            history.add({ QString::number(i) });
        QCOMPARE(history.entries().size(), 50);
        QCOMPARE(history.entries().last().text, u"10"_s);
        history.add({ QString(70'000, u'x') });
        QCOMPARE(history.entries().first().text, u"59"_s);
    }

    void oneWalksBackAndForthToWhatWasBeingWritten()
    {
        SentHistory history = of({ u"a"_s, u"b"_s, u"c"_s });
        const Entry draft { u"half wri"_s, 2 };
        QVERIFY(!history.newer());
        QCOMPARE(history.older(draft), (Entry { u"c"_s }));
        QCOMPARE(history.older({ u"c"_s }), (Entry { u"b"_s }));
        QCOMPARE(history.older({ u"changed meanwhile"_s }), (Entry { u"a"_s }));
        QVERIFY(!history.older({ u"a"_s }));
        QCOMPARE(history.newer(), (Entry { u"b"_s }));
        QCOMPARE(history.newer(), (Entry { u"c"_s }));
        QCOMPARE(history.newer(), draft);
        QVERIFY(!history.newer());
    }

    void whatWasJustSentIsNotWalkedTo()
    {
        SentHistory history = of({ u"a"_s, u"b"_s });
        QCOMPARE(history.older({ u"b"_s }), (Entry { u"a"_s }));
        history.add({ u"a"_s }); // it was sent again
        QCOMPARE(history.older({ u"a"_s }), (Entry { u"b"_s }));
    }

    void itComesBackAsItWas()
    {
        SentHistory history = of({ u"a\n\"\u2028"_s });
        history.add({ u"00 ff"_s, 3 });
        QCOMPARE(SentHistory::fromJson(history.toJson()).entries(), history.entries());
        QVERIFY(SentHistory().toJson().isEmpty());
        for (const auto *broken : { "", "{", "{}", "[1,{}]" })
            QVERIFY(SentHistory::fromJson(broken).entries().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSentHistory)
#include "tst_senthistory.moc"
