// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QRandomGenerator>

/// How many inputs all targets get together; `./dev test all` asks for a million.
inline qint64 rounds()
{
    return qEnvironmentVariable("JACKFIELD_MALFORMED_ROUNDS", QStringLiteral("14000")).toLongLong();
}

/// The inputs of a target that are known.
inline QList<QByteArray> corpus(const char *target)
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
inline QByteArray
mutated(QByteArray input, const QList<QByteArray> &others, QRandomGenerator &random)
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

/// Inputs that come from valid ones again and again, or get ever further from them; the same ones in each run.
class Malformed
{
public:
    Malformed(QList<QByteArray> valid, quint32 seed)
        : m_valid(std::move(valid))
        , m_random(seed)
    { }

    const QByteArray &next()
    {
        if (m_count++ % 4 == 0 || m_input.size() > 4096)
            m_input = m_valid.at(m_random.bounded(m_valid.size()));
        m_input = mutated(m_input, m_valid, m_random);
        return m_input;
    }

private:
    const QList<QByteArray> m_valid;
    QRandomGenerator m_random;
    QByteArray m_input;
    qint64 m_count = 0;
};
