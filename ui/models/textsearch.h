// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "latestresult.h"
#include "longtext.h"

#include <QObject>

namespace jackfield::ui {

/// Where some characters stand in a text.
struct TextMatch
{
    LongText::Place begin;
    LongText::Place end;
};

/// Finds characters in a text, the letters a to z without case; in a long one on a thread of the pool.
class TextSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t mostMatches = 100'000;

    explicit TextSearch(QObject *parent = nullptr);

    /// Looks through what is there of `text`. `wanted`: on one line; nothing finds nothing.
    void start(const LongText &text, const QString &wanted);
    /// In their order; no more than `mostMatches`.
    const std::vector<TextMatch> &matches() const { return m_matches; }

Q_SIGNALS:
    /// All was looked through.
    void finished();

private:
    std::vector<TextMatch> m_matches;
    LatestResult<std::vector<TextMatch>> m_result;
};

} // namespace jackfield::ui
