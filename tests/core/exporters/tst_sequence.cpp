// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/exporters/exporter.h>
#include <jackfield/exporters/sequence.h>

#include <QTest>
#include <QXmlStreamReader>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
Session session(QByteArray lines)
{
    const QByteArray head =
        "{\"jackfield\":\"session\",\"version\":1,\"startedAt\":\"2026-11-23T10:00:00Z\"}\n";
    return Session::parse(head + lines.replace('\'', '"')).value();
}

/// A line for each step: what it is called, what stands behind it.
QStringList stepsOf(const QByteArray &lines)
{
    QStringList all;
    for (const SequenceStep &step : sequenceOf(session(lines)))
        all.append(u"#%1 %2 | %3 | %4"_s.arg(
            QString::number(step.number), step.title, step.detail, asideOf(step)));
    return all;
}

/// The texts of a picture, which is well-formed and made of nothing that could run or load.
QStringList textsOf(const QByteArray &svg)
{
    static const QStringList harmless { u"svg"_s,    u"title"_s, u"rect"_s, u"path"_s,
                                        u"circle"_s, u"text"_s,  u"tspan"_s };
    QStringList texts;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            const QString name = xml.name().toString();
            if (!harmless.contains(name) || xml.attributes().hasAttribute(u"href"_s))
                return { u"an element "_s + name };
        }
        if (xml.isCharacters() && !xml.isWhitespace())
            texts.append(xml.text().toString());
    }
    return xml.hasError() ? QStringList { xml.errorString() } : texts;
}

constexpr auto opening = "{'t':0,'conn':1,'event':'open','request':{'target':'/a'},"
                         "'response':{'status':101,'reason':'ok','headers':[]}}\n";
} // namespace

class TestSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersUnansweredAndHeartbeats()
    {
        QByteArray lines = opening;
        lines += "{'t':1,'conn':1,'event':'message','from':'client','json':{'type':'buy','id':1}}\n"
                 "{'t':2,'conn':1,'event':'message','from':'client','json':{'type':'buy','id':2}}\n"
                 "{'t':13,'conn':1,'event':'message','from':'server','json':{'op':'ok','id':1}}\n";
        for (int i = 0; i < 4; ++i) {
            const QByteArray t = QByteArray::number(1000 + i * 20'000);
            lines += "{'t':" + t + ",'conn':1,'event':'ping','from':'client','base64':''}\n{'t':"
                + t + ".5,'conn':1,'event':'pong','from':'server','base64':''}\n";
        }
        lines += "{'t':70000,'conn':1,'event':'end','by':'server','clean':false,'status':1006}\n";
        QCOMPARE(stepsOf(lines),
                 (QStringList {
                     u"#1 open | /a · 101 ok | "_s,
                     u"#2 buy | 21 B | "_s,
                     u"#3 buy | 21 B | unanswered"_s,
                     u"#4 ok | 18 B | 12 ms after #2"_s,
                     u"#5 ping/pong | ×8, every 20 s ± 0 µs | "_s,
                     u"#13 end | 1006 Abnormal Closure, without a closing handshake | "_s,
                 }));
    }

    void twoHeartbeatsStayTwo()
    {
        const QByteArray beats = "{'t':1,'conn':1,'event':'ping','from':'client','base64':''}\n"
                                 "{'t':2,'conn':1,'event':'pong','from':'server','base64':''}\n";
        QCOMPARE(stepsOf(opening + beats).size(), 3);
    }

    void whatAMessageIsCalled_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("isText");
        QTest::addColumn<QString>("title");
        QTest::newRow("by its kind") << "{\"type\":\"tick\"}"_ba << true << u"tick"_s;
        QTest::newRow("an escape in it") << "{\"type\":\"\\u0041\"}"_ba << true << u"A"_s;
        QTest::newRow("JSON without") << "{\"a\":1}"_ba << true << u"{\"a\":1}"_s;
        QTest::newRow("a long text")
            << QByteArray(100, 'x') << true << QString(QString(59, u'x') + u'…');
        QTest::newRow("bytes") << "{\"type\":\"tick\"}"_ba << false << u"binary"_s;
    }
    void whatAMessageIsCalled()
    {
        QFETCH(QByteArray, payload);
        QFETCH(bool, isText);
        QTEST(sequenceTitle(payload, isText), "title");
    }

    void nothingOfAPeerIsMarkup()
    {
        const QString texts =
            textsOf(exporter(u"svg")
                        ->run(session(QByteArray(opening)
                                      + "{'t':1,'conn':1,'event':'message','from':'client',"
                                        "'text':'</text><script>x()</script>'}\n"
                                        "{'t':2,'conn':1,'event':'message','from':'server',"
                                        "'text':'a\\u0000\\u001b[2J\\u202e\\uffff b'}\n"
                                        "{'t':3,'conn':1,'event':'close','from':'server',"
                                        "'code':4000,'reason':'&<!--'}\n"),
                              { .name = u"a"_s })
                        ->front()
                        .bytes)
                .join(u'\n');
        QVERIFY2(texts.contains(u"</text><script>x()</script>"), qPrintable(texts));
        QVERIFY2(texts.contains(u"a\\u0000\\u001b[2J\\u202e\ufffd"), qPrintable(texts));
        QVERIFY2(texts.contains(u"4000 · &<!--"), qPrintable(texts));
        QVERIFY(!texts.contains(QChar(0x202e)));
    }

    void whatIsLeftOutIsSaid()
    {
        QList<SequenceStep> steps(mostSequenceSteps + 12, { .connection = 1, .title = u"x"_s });
        const QStringList texts = textsOf(sequenceSvg(steps, 3));
        QCOMPARE(texts.last(), u"… and 15 more steps, which are left out"_s);
        steps.resize(mostSequenceSteps);
        QVERIFY(!textsOf(sequenceSvg(steps)).last().contains(u"left out"));
        QCOMPARE(textsOf(sequenceSvg({})), (QStringList { u"Sequence diagram"_s, u"server"_s }));
    }

    void eachConnectionHasALane()
    {
        QList<SequenceStep> steps;
        for (quint32 connection = 1; connection <= 20; ++connection)
            steps.append({ .connection = connection, .number = connection, .title = u"x"_s });
        const QStringList texts = textsOf(sequenceSvg(steps));
        QVERIFY(texts.contains(u"conn 1"_s) && texts.contains(u"conn 20"_s));
        const SequenceLanes lanes = SequenceLanes::fitted(20, 100, 800);
        QCOMPARE(lanes.spacing, SequenceLanes::leastSpacing);
        QVERIFY(lanes.server() > lanes.client(19) && lanes.client(0) > 100);
        QCOMPARE(SequenceLanes::fitted(1, 0, 800).server(), 800 - SequenceLanes::margin);
    }

    void aRhythmIsSaidWithItsSpread()
    {
        Rhythm rhythm;
        QCOMPARE(rhythm.inWords(), QString());
        rhythm.add(0);
        QCOMPARE(rhythm.inWords(), QString());
        rhythm.add(20'000'000);
        QCOMPARE(rhythm.inWords(), u"every 20 s"_s);
        rhythm.add(40'006'000);
        QCOMPARE(rhythm.inWords(), u"every 20 s ± 3.0 ms"_s);
    }
};

QTEST_GUILESS_MAIN(TestSequence)
#include "tst_sequence.moc"
