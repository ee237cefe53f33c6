// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/requestpath.h>
#include <jackfield/support/error.h>

#include <QList>
#include <QRegularExpression>
#include <optional>
#include <utility>
#include <vector>

namespace jackfield {

/// A path with named places: `/rooms/{room}`, `/v{major:\d+}/x`, `/files/{rest:.*}`.
/// Matching goes segment by segment over the decoded path, the whole path or nothing; slashes at either end do not
/// matter. A place stands for at least one character of one segment; `{name:.*}` and `{name:.+}` as the whole last
/// segment stand for all that is left, which is at least one character. Literals compare decoded and with case; several
/// places of a segment take as much as they can, the first one first.
class UriTemplate
{
public:
    using Values = QList<std::pair<QString, QString>>;

    /// What stands between two slashes.
    struct Segment
    {
        enum class Kind {
            Literal, ///< `text`, decoded
            Place, ///< any one segment
            Pattern, ///< what `pattern` matches
            Rest, ///< this segment and all behind it
        };
        Kind kind = Kind::Literal;
        QString text; ///< as it was written; of a literal decoded
        QList<QString> names; ///< of the places, in their order
        QRegularExpression pattern = {}; ///< anchored, groups g0, g1, ... in the order of `names`
    };

    /// The template "/".
    UriTemplate() = default;
    /// Invalid: an unclosed brace, a name that is empty, repeated or no name (letters, digits, `_`, `-`), a broken regular
    /// expression, a percent sequence that is none.
    static Result<UriTemplate> parse(const QString &text);
    /// Every path; below a prefix the prefix itself and every path below it. Its text ends with "**".
    static UriTemplate any();

    /// As it was written, slashes at both ends normalised: "/rooms/{room}".
    const QString &text() const { return m_text; }
    QList<QString> names() const;
    const std::vector<Segment> &segments() const { return m_segments; }
    /// Whether it matches whatever comes behind its segments, as any() does.
    bool isOpen() const { return m_isOpen; }
    /// The decoded values, in the order of names(), if it matches.
    std::optional<Values> match(const RequestPath &path) const;
    /// The same for a percent-encoded path; nothing for a malformed one.
    std::optional<Values> match(const QString &path) const;
    /// The other way round: a path with these values in the places, percent-encoded; the slashes of a rest stay slashes.
    /// Missing: a place without a value. Invalid: a value that match() would not give back.
    Result<QString> generate(const Values &values) const;
    /// Whether it surely matches every path that `other` matches. False where that cannot be told.
    bool covers(const UriTemplate &other) const;
    /// This template with `prefix` before it.
    Result<UriTemplate> below(const UriTemplate &prefix) const;

    friend bool operator==(const UriTemplate &a, const UriTemplate &b)
    {
        return a.m_text == b.m_text;
    }

private:
    QString m_text = QStringLiteral("/");
    std::vector<Segment> m_segments;
    bool m_isOpen = false;
};

} // namespace jackfield
