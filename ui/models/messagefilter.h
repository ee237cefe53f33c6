// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "messagestore.h"

#include <jackfield/support/error.h>

#include <QList>
#include <QString>
#include <optional>

namespace jackfield::ui {

/// Which rows of a log are shown. Written as words that must all hold:
/// `dir:in` `dir:out`, `kind:text` (or another name of the kind column), `conn:2`, `size>1k`, `size<200`,
/// anything else is looked for in the payload (ASCII letters without case); "in quotes" with its blanks.
class MessageFilter
{
public:
    /// Lets every row pass.
    MessageFilter() = default;
    /// Error: Invalid, with a sentence for the one who types.
    static Result<MessageFilter> parse(const QString &text);

    bool isEmpty() const { return m_terms.isEmpty(); }
    /// `local` is the side whose view `dir:` takes.
    bool matches(const MessageStore &store, qsizetype row, Side local) const;

private:
    struct Term
    {
        enum class Kind { Direction, Kind, Connection, Larger, Smaller, Contains };

        Kind kind = Kind::Contains;
        qint64 number = 0; ///< EntryKind, connection, bytes; of Direction 1 is in
        QByteArray needle; ///< of Contains, ASCII letters in lower case
    };

    static Result<Term> term(const QString &word);
    static Result<Term> keyed(const QString &key, const QString &value);

    QList<Term> m_terms;
};

/// The name of a kind in the log's column and in filters: "text", "ping", ...
QString nameOf(EntryKind kind);
std::optional<EntryKind> kindNamed(const QString &name);

} // namespace jackfield::ui
