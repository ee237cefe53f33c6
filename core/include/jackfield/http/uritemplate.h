// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

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
/// segment stand for all that is left. Literals compare decoded and with case.
class UriTemplate
{
public:
    using Values = QList<std::pair<QString, QString>>;

    UriTemplate() = default;
    /// Invalid: an unclosed brace, an empty or repeated name, a broken regular expression.
    static Result<UriTemplate> parse(const QString &text);

    /// As it was written, slashes at both ends normalised: "/rooms/{room}".
    const QString &text() const { return m_text; }
    QList<QString> names() const;
    /// The decoded values if `path` (percent-encoded) matches.
    std::optional<Values> match(const QString &path) const;
    /// This template with `prefix` before it.
    Result<UriTemplate> below(const UriTemplate &prefix) const;
    /// Whether there is no place in it: only one path matches.
    bool isLiteral() const;

    friend bool operator==(const UriTemplate &a, const UriTemplate &b)
    {
        return a.m_text == b.m_text;
    }

private:
    struct Segment
    {
        QString literal; ///< if there are no names
        QRegularExpression pattern; ///< anchored, groups g0, g1, ... in the order of `names`
        QList<QString> names;
        bool takesRest = false;
    };
    static Result<Segment> parseSegment(const QString &text);

    QString m_text = QStringLiteral("/");
    std::vector<Segment> m_segments;
};

} // namespace jackfield
