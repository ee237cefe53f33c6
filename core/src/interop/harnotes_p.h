// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>

namespace jackfield::har {

/// What reading an entry has to say; the same sentence once, with how often it held.
class Notes
{
public:
    void add(const QString &sentence);
    /// Each after "place: ".
    QStringList lines(const QString &place) const;

private:
    QList<std::pair<QString, int>> m_sentences;
};

} // namespace jackfield::har
