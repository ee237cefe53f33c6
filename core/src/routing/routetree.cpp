// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "routetree_p.h"

#include <algorithm>

namespace jackfield {

using Kind = UriTemplate::Segment::Kind;

RouteTree::RouteTree()
    : m_nodes(1)
{ }

void RouteTree::add(const UriTemplate &uriTemplate, qsizetype row)
{
    size_t node = 0;
    for (const UriTemplate::Segment &segment : uriTemplate.segments()) {
        if (segment.kind == Kind::Rest)
            return m_nodes[node].rests.push_back(row);
        node = next(node, segment);
    }
    (uriTemplate.isOpen() ? m_nodes[node].opens : m_nodes[node].ends).push_back(row);
}

size_t RouteTree::added()
{
    m_nodes.emplace_back();
    return m_nodes.size() - 1;
}

/// The node behind a segment, made if it is not there.
size_t RouteTree::next(size_t node, const UriTemplate::Segment &segment)
{
    if (segment.kind == Kind::Literal) {
        if (const auto known = m_nodes[node].literals.constFind(segment.text);
            known != m_nodes[node].literals.cend())
            return *known;
        const size_t made = added();
        m_nodes[node].literals.insert(segment.text, made);
        return made;
    }
    if (segment.kind == Kind::Place) {
        if (m_nodes[node].place == 0) {
            const size_t made = added();
            m_nodes[node].place = made;
        }
        return m_nodes[node].place;
    }
    for (const auto &[pattern, behind] : m_nodes[node].patterns) {
        if (pattern == segment.pattern)
            return behind;
    }
    const size_t made = added();
    m_nodes[node].patterns.emplace_back(segment.pattern, made);
    return made;
}

std::vector<qsizetype> RouteTree::rowsFor(const RequestPath &path) const
{
    std::vector<qsizetype> rows;
    collect(0, path.segments(), 0, rows);
    std::ranges::sort(rows);
    return rows;
}

void RouteTree::collect(size_t node,
                        const QList<QString> &segments,
                        qsizetype at,
                        std::vector<qsizetype> &rows) const
{
    const Node &here = m_nodes[node];
    rows.insert(rows.end(), here.opens.begin(), here.opens.end());
    if (at == segments.size()) {
        rows.insert(rows.end(), here.ends.begin(), here.ends.end());
        return;
    }
    rows.insert(rows.end(), here.rests.begin(), here.rests.end());
    const QString &segment = segments.at(at);
    if (const auto found = here.literals.constFind(segment); found != here.literals.cend())
        collect(*found, segments, at + 1, rows);
    if (here.place != 0 && !segment.isEmpty())
        collect(here.place, segments, at + 1, rows);
    for (const auto &[pattern, behind] : here.patterns) {
        if (pattern.match(segment).hasMatch())
            collect(behind, segments, at + 1, rows);
    }
}

} // namespace jackfield
