// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "target.h"

#include <QDir>
#include <QTest>

class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileOfTheCorpusKeepsTheRules_data()
    {
        QTest::addColumn<int>("target");
        QTest::addColumn<QString>("path");
        const QList<FuzzTarget> targets = allFuzzTargets();
        for (int i = 0; i < targets.size(); ++i) {
            const QDir folder(QStringLiteral(JACKFIELD_CORPUS "/")
                              + QLatin1String(targets.at(i).name));
            const QFileInfoList files = folder.entryInfoList(QDir::Files);
            QVERIFY2(!files.isEmpty(), targets.at(i).name);
            for (const QFileInfo &file : files)
                QTest::addRow("%s/%s", targets.at(i).name, qPrintable(file.fileName()))
                    << i << file.filePath();
        }
    }
    void everyFileOfTheCorpusKeepsTheRules()
    {
        QFETCH(const int, target);
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        allFuzzTargets().at(target).run(file.readAll()); // ends the program if a rule is broken
    }

    void noFolderOfTheCorpusIsForgotten()
    {
        QStringList names;
        for (const FuzzTarget &target : allFuzzTargets())
            names.append(QLatin1String(target.name));
        QCOMPARE(QDir(QStringLiteral(JACKFIELD_CORPUS))
                     .entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name),
                 names);
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzzcorpus.moc"
