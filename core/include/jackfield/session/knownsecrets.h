// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QString>

namespace jackfield {

/// Secrets that are known by their values, wherever they stand. They may become more while recordings with them run.
/// Thread: any.
class KnownSecrets
{
public:
    struct Place
    {
        qsizetype begin = 0; ///< bytes
        qsizetype end = 0;
        QString name; ///< of the secret
    };

    /// Bytes. What is shorter stands in too much that is no secret.
    static constexpr qsizetype shortest = 6;

    /// From now on `value` is a secret of that name; one that is known already keeps its name, a shorter one is left out.
    void add(const QByteArray &value, const QString &name);
    bool isEmpty() const;
    /// Of the secret that the value is; empty: it is none.
    QString nameOf(const QByteArray &value) const;
    /// Whether one may stand in a JSON text behind escapes, where find() does not see it.
    bool mayBeEscapedIn(QByteArrayView text) const;
    /// Where they stand, in order and apart from each other; of two at one place the longer one.
    QList<Place> find(QByteArrayView text) const;

private:
    struct Secret
    {
        QByteArray value;
        QString name;
    };
    QList<Secret> secrets() const;

    mutable QMutex m_mutex;
    QList<Secret> m_secrets; ///< the longest first
};

} // namespace jackfield
