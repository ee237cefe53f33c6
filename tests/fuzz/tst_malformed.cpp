// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "target.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

namespace {
/// How many inputs all targets get together; `./dev test all` asks for a million.
qint64 rounds()
{
    return qEnvironmentVariable("JACKFIELD_MALFORMED_ROUNDS", QStringLiteral("14000")).toLongLong();
}

QList<QByteArray> corpus(const char *target)
{
    QList<QByteArray> inputs;
    const QDir folder(QStringLiteral(JACKFIELD_CORPUS "/") + QLatin1String(target));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            inputs.append(file.readAll());
    }
    return inputs;
}

/// One to four changes: a bit, a byte, bytes lost, doubled, added, or the end of another input.
QByteArray mutated(QByteArray input, const QList<QByteArray> &others, QRandomGenerator &random)
{
    for (int left = random.bounded(1, 5); left > 0; --left) {
        const qsizetype at = random.bounded(input.size() + 1);
        const qsizetype length = std::min<qsizetype>(random.bounded(1, 9), input.size() - at);
        switch (random.bounded(6)) {
        case 0:
            if (at < input.size())
                input[at] = char(input[at] ^ (1 << random.bounded(8)));
            break;
        case 1:
            if (at < input.size())
                input[at] = char(random.bounded(256));
            break;
        case 2:
            input.remove(at, length);
            break;
        case 3:
            input.insert(at, input.sliced(at, length));
            break;
        case 4:
            input.insert(at, char(random.bounded(256)));
            break;
        case 5: {
            const QByteArray &other = others.at(random.bounded(others.size()));
            input = input.first(at) + other.sliced(random.bounded(other.size() + 1));
            break;
        }
        }
    }
    return input;
}
} // namespace

class TestMalformed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noMalformedInputBreaksAReader_data()
    {
        QTest::addColumn<int>("target");
        const QList<FuzzTarget> targets = allFuzzTargets();
        for (int i = 0; i < targets.size(); ++i)
            QTest::newRow(targets.at(i).name) << i;
    }
    void noMalformedInputBreaksAReader()
    {
        QFETCH(const int, target);
        const QList<FuzzTarget> targets = allFuzzTargets();
        const QList<QByteArray> valid = corpus(targets.at(target).name);
        QVERIFY(!valid.isEmpty());
        const qint64 share = (rounds() + targets.size() - 1) / targets.size();
        QVERIFY(share > 0);
        QRandomGenerator random(20260101 + quint32(target));
        QByteArray input;
        for (qint64 i = 0; i < share; ++i) {
            // From a valid input again and again, or ever further from it.
            if (i % 4 == 0 || input.size() > 4096)
                input = valid.at(random.bounded(valid.size()));
            input = mutated(input, valid, random);
            targets.at(target).run(input); // ends the program if a rule is broken
        }
    }
};

QTEST_GUILESS_MAIN(TestMalformed)
#include "tst_malformed.moc"
