// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/uritemplate.h>

#include <QHash>

namespace jackfield {

/// The templates of a table, segment by segment: one step for each segment of a path finds those that match, however many
/// begin differently.
class RouteTree
{
public:
    RouteTree();

    void add(const UriTemplate &uriTemplate, qsizetype row);
    /// The rows whose templates match, in order.
    std::vector<qsizetype> rowsFor(const RequestPath &path) const;

private:
    struct Node
    {
        QHash<QString, size_t> literals; ///< the next node by segment
        std::vector<std::pair<QRegularExpression, size_t>> patterns;
        size_t place = 0; ///< the next node for any segment; 0: none
        std::vector<qsizetype> ends; ///< rows whose templates end here
        std::vector<qsizetype> rests; ///< rows that take all that is left, if something is
        std::vector<qsizetype> opens; ///< rows that take whatever is left
    };
    size_t next(size_t node, const UriTemplate::Segment &segment);
    size_t added();
    void collect(size_t node,
                 const QList<QString> &segments,
                 qsizetype at,
                 std::vector<qsizetype> &rows) const;

    std::vector<Node> m_nodes;
};

} // namespace jackfield
