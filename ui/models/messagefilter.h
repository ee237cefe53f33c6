// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filterterms.h"

#include <QList>
#include <QString>
#include <optional>

namespace jackfield::ui {

/// Which rows of a log are shown. Written as terms that must all hold, each of which a `-` in front turns round; of terms with
/// `|` between them it is enough that one holds:
/// `dir:in` `dir:out`, `kind:text` (or another name of the kind column), `conn:2`, `is:noted`, `is:changed`, `size>1k`, `size<200`, `time:10:00:01-10:00:02.5`,
/// `/expression/` or `/expression/i`, `$.path` for what is there and `$.path = value` (also != > >= < <=, and ~ for
/// contains); anything else is looked for in the payload (ASCII letters without case), "in quotes" with its blanks.
/// Cheap to copy; usable on any thread.
class MessageFilter
{
public:
    /// Lets every row pass.
    MessageFilter() = default;
    /// Error: Invalid, with a sentence for the one who types.
    static Result<MessageFilter> parse(const QString &text);
    /// `text` as one term that is looked for, whatever stands in it.
    static QString quoted(const QString &text);

    bool isEmpty() const { return m_terms.isEmpty(); }
    /// Whether other rows may pass once others are noted.
    bool asksForNotes() const { return m_asksForNotes; }
    /// `local` is the side whose view `dir:` takes.
    bool matches(const MessageRows &rows, qsizetype row, Side local) const;

private:
    struct Term
    {
        FilterTest test;
        bool isWanted = true;
    };
    using Either = QList<Term>; ///< one of them must hold; never empty

    QList<Either> m_terms;
    bool m_asksForNotes = false;
};

/// The name of a kind in the log's column and in filters: "text", "ping", ...
QString nameOf(EntryKind kind);
std::optional<EntryKind> kindNamed(const QString &name);

} // namespace jackfield::ui
