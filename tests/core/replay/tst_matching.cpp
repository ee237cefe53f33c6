// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/replay/matching.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

class TestMatching : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QByteArray &text) const
    {
        const QString path = m_folder.filePath(u"x.matching.json"_s);
        QFile out(path);
        if (out.open(QIODevice::WriteOnly))
            out.write(text);
        return path;
    }

private Q_SLOTS:
    void rulesAreReadFromAFile()
    {
        const auto matching = Matching::load(
            file("{\"jackfield\":\"matching\",\"version\":1,\"ignore\":[\"/time\",\"/a~1b/0\"]}"));
        QVERIFY(matching);
        QVERIFY(matching->isIgnored(JsonPointer::parse(u"/time/zone"_s).value()));
        QVERIFY(matching->isIgnored(JsonPointer::parse(u"/a~1b/0"_s).value()));
        QVERIFY(!matching->isIgnored(JsonPointer::parse(u"/a~1b"_s).value()));
        QVERIFY(!matching->isIgnored(JsonPointer()));
    }

    void malformedRulesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("position");
        QTest::newRow("no JSON") << "{\n  ignore\n}"_ba << u"2:3"_s;
        QTest::newRow("something else") << "{\"jackfield\":\"mock\",\"version\":1}"_ba << u"1:1"_s;
        QTest::newRow("from the future")
            << "{\"jackfield\":\"matching\",\"version\":2}"_ba << u"1:35"_s;
        QTest::newRow("no pointer")
            << "{\"jackfield\":\"matching\",\"version\":1,\n\"ignore\":[\"/a\",\"b\"]}"_ba
            << u"2:16"_s;
        QTest::newRow("a number")
            << "{\"jackfield\":\"matching\",\"version\":1,\n\"ignore\":[1]}"_ba << u"2:11"_s;
    }
    void malformedRulesAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, position);
        const QString path = file(text);
        const auto matching = Matching::load(path);
        QVERIFY(!matching);
        QCOMPARE(matching.error().where, path + u':' + position);
    }

    void aFileThatIsNotThereIsAnError()
    {
        QCOMPARE(Matching::load(m_folder.filePath(u"none"_s)).error().code, Error::Code::Io);
    }
};

QTEST_GUILESS_MAIN(TestMatching)
#include "tst_matching.moc"
