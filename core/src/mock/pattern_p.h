// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/node_p.h"

#include <QHash>
#include <QRegularExpression>

namespace jackfield::mock {

using json::Node;

/// What an expression found: its groups by number, "0" the whole, and by name; those that took no part are not there.
using Captures = QHash<QString, QString>;

/// A regular expression of a definition, at a bounded cost: the file may come from elsewhere, and the text from a peer.
class Pattern
{
public:
    /// One that is broken, or longer than 64 KiB, is a mistake.
    static Pattern read(const Node &node);

    const QString &text() const { return m_text; }
    /// Whether it is found; a search that is given up has found nothing.
    bool isIn(const QString &text) const { return m_expression.match(text).hasMatch(); }
    /// Whether it is found; adds its groups.
    bool capture(const QString &text, Captures &captures) const;

private:
    QString m_text;
    QRegularExpression m_expression;
};

} // namespace jackfield::mock
