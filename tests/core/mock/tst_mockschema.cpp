// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../session/jsonschema.h"

#include <jackfield/mock/mockfile.h>

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace jackfield;
using namespace Qt::StringLiterals;

namespace {
const QString root = QStringLiteral(JACKFIELD_SOURCE_DIR);

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

/// The schema takes what the reader takes, and refuses what a schema can refuse.
class TestMockSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMockOfTheTreeIsValid_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &top : { u"/resources"_s, u"/tests/core/mock"_s }) {
            QDirIterator files(
                root + top, { u"*.mock.json"_s }, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                QTest::newRow(qPrintable(path.sliced(root.size() + 1))) << path;
            }
        }
    }
    void everyMockOfTheTreeIsValid()
    {
        QFETCH(QString, path);
        QVERIFY(MockFile::load(path));
        QVERIFY(obeys(contents(path), "mock"));
    }

    void keysForOtherProgramsAreValid()
    {
        QVERIFY(obeys(R"({"$schema":"s","jackfield":"mock","version":1,"x-a":1,"servers":[)"
                      R"({"name":"s","x-b":{},"routes":[{"path":"/","echo":{"x-c":0}}]}]})",
                      "mock"));
    }

    void whatTheReaderRefusesIsNotValid_data()
    {
        QTest::addColumn<QString>("folder");
        // Not JSON, or wrong in a way that no schema can say.
        const QStringList beyond { u"not-json"_s,
                                   u"empty-file"_s,
                                   u"same-key-twice"_s,
                                   u"broken-template"_s,
                                   u"unreachable-route"_s,
                                   u"bad-subprotocol"_s,
                                   u"refuse-with-forged-header"_s,
                                   u"broken-path"_s,
                                   u"broken-pattern"_s,
                                   u"not-base64"_s,
                                   u"unknown-expression"_s,
                                   u"expression-without-end"_s,
                                   u"path-value-not-in-template"_s,
                                   u"random-the-wrong-way"_s,
                                   u"random-of-words"_s,
                                   u"count-backwards"_s,
                                   u"request-path-not-in-template"_s,
                                   u"schema-broken"_s,
                                   u"schema-with-pattern"_s,
                                   u"schema-of-itself"_s,
                                   u"schema-in-circles"_s,
                                   u"schema-from-elsewhere"_s,
                                   u"schema-of-nothing"_s,
                                   u"schema-that-grows"_s,
                                   u"path-with-a-pattern"_s,
                                   u"when-no-header-name"_s,
                                   u"fake-unknown"_s,
                                   u"counter-without-name"_s,
                                   u"pick-of-nothing"_s,
                                   u"now-of-two-formats"_s,
                                   u"replay-of-no-file"_s,
                                   u"raw-no-base64"_s,
                                   u"faults-latency-backwards"_s,
                                   u"variable-of-none"_s,
                                   u"variable-unknown"_s,
                                   u"variable-unknown-in-a-path"_s,
                                   u"environment-unknown-variable"_s };
        const QDir cases(root + u"/tests/golden/mock-invalid"_s);
        for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (!beyond.contains(name))
                QTest::newRow(qPrintable(name)) << cases.filePath(name);
        }
    }
    void whatTheReaderRefusesIsNotValid()
    {
        QFETCH(QString, folder);
        QVERIFY(!obeys(contents(folder + u"/definition.mock.json"_s), "mock"));
    }
};

QTEST_GUILESS_MAIN(TestMockSchema)
#include "tst_mockschema.moc"
