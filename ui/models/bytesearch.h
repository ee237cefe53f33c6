// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "latestresult.h"
#include "sharedbytes.h"

#include <QObject>
#include <vector>

namespace jackfield::ui {

/// Finds bytes in bytes; in many of them on a thread of the pool.
class ByteSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t mostMatches = 100'000;

    /// What somebody looks for who types `text`: bytes, if that is two digits for each, with blanks or not; else characters,
    /// the letters a to z without case. In quotes it is characters, whatever it looks like.
    struct Wanted
    {
        QByteArray bytes; ///< letters of characters in lower case
        bool isText = false;

        static Wanted from(const QString &text);
    };

    explicit ByteSearch(QObject *parent = nullptr);

    /// Nothing finds nothing.
    void start(const SharedBytes &bytes, const Wanted &wanted);
    /// Where they begin, in order, none within another; no more than `mostMatches`.
    const std::vector<qsizetype> &matches() const { return m_matches; }
    /// Bytes of each.
    qsizetype length() const { return m_length; }

Q_SIGNALS:
    /// All was looked through.
    void finished();

private:
    std::vector<qsizetype> m_matches;
    qsizetype m_length = 0;
    LatestResult<std::vector<qsizetype>> m_result;
};

} // namespace jackfield::ui
