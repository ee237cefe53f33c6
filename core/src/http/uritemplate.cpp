// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "templatesegment_p.h"

#include <QUrl>
#include <algorithm>

namespace jackfield {

namespace {
using Segment = UriTemplate::Segment;
using Kind = Segment::Kind;
const QString openEnd = QStringLiteral("/**");

/// Adds what a segment that is neither literal nor rest takes of `part`; false if it takes it not.
bool addValues(const Segment &segment, const QString &part, UriTemplate::Values &values)
{
    if (segment.kind == Kind::Place) {
        values.emplaceBack(segment.names.first(), part);
        return !part.isEmpty();
    }
    const auto found = segment.pattern.match(part);
    if (!found.hasMatch())
        return false;
    for (qsizetype i = 0; i < segment.names.size(); ++i) {
        values.emplaceBack(segment.names.at(i), found.captured(QStringLiteral("g%1").arg(i)));
        if (values.last().second.isEmpty())
            return false;
    }
    return true;
}

bool takes(const Segment &segment, const QString &part)
{
    UriTemplate::Values values;
    return addValues(segment, part, values);
}

/// Whether a segment takes everything that another one takes.
bool covers(const Segment &a, const Segment &b)
{
    switch (a.kind) {
    case Kind::Literal:
        return b.kind == Kind::Literal && a.text == b.text;
    case Kind::Place:
        return b.kind != Kind::Rest && (b.kind != Kind::Literal || !b.text.isEmpty());
    case Kind::Pattern:
        return b.kind == Kind::Literal ? takes(a, b.text)
                                       : b.kind == Kind::Pattern && a.pattern == b.pattern;
    case Kind::Rest:
        return true;
    }
    return false;
}

QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}
} // namespace

Result<UriTemplate> UriTemplate::parse(const QString &text)
{
    UriTemplate parsed;
    const QList<QString> parts = templateParts(text);
    for (const QString &part : parts) {
        auto segment = parseSegment(part, text);
        if (!segment)
            return std::unexpected(segment.error());
        for (const QString &name : std::as_const(segment->names)) {
            if (parsed.names().contains(name) || segment->names.count(name) > 1)
                return failure(Error::Code::Invalid,
                               QStringLiteral("the name '%1' stands twice in '%2'").arg(name, text),
                               text);
        }
        if (segment->kind == Kind::Rest && parsed.m_segments.size() + 1 < size_t(parts.size()))
            segment->kind = Kind::Place; // within a path it takes one segment, as any other
        parsed.m_segments.push_back(std::move(*segment));
    }
    parsed.m_text = QLatin1Char('/') + parts.join(QLatin1Char('/'));
    return parsed;
}

UriTemplate UriTemplate::any()
{
    UriTemplate all;
    all.m_text = openEnd;
    all.m_isOpen = true;
    return all;
}

QList<QString> UriTemplate::names() const
{
    QList<QString> all;
    for (const Segment &segment : m_segments)
        all += segment.names;
    return all;
}

std::optional<UriTemplate::Values> UriTemplate::match(const QString &path) const
{
    const auto cut = RequestPath::of(path);
    return cut ? match(*cut) : std::nullopt;
}

std::optional<UriTemplate::Values> UriTemplate::match(const RequestPath &path) const
{
    const QList<QString> &parts = path.segments();
    Values values;
    qsizetype at = 0;
    for (const Segment &segment : m_segments) {
        if (at >= parts.size())
            return std::nullopt;
        if (segment.kind == Kind::Rest) {
            values.emplaceBack(segment.names.first(), parts.sliced(at).join(QLatin1Char('/')));
            return values;
        }
        const QString &part = parts.at(at++);
        if (segment.kind == Kind::Literal ? part != segment.text
                                          : !addValues(segment, part, values))
            return std::nullopt;
    }
    if (at != parts.size() && !m_isOpen)
        return std::nullopt;
    return values;
}

Result<QString> UriTemplate::generate(const Values &values) const
{
    QString path;
    for (const Segment &segment : m_segments) {
        if (segment.kind == Kind::Literal) {
            path += QLatin1Char('/') + encoded(segment.text);
            continue;
        }
        auto filled = filledSegment(segment, values);
        if (!filled)
            return failure(
                Error::Code::Missing,
                QStringLiteral("there is no value for '%1' in '%2'").arg(filled.error(), m_text),
                filled.error());
        QString part = encoded(*filled);
        if (segment.kind == Kind::Rest)
            part.replace(QStringLiteral("%2F"), QStringLiteral("/"));
        path += QLatin1Char('/') + part;
    }
    if (path.isEmpty())
        path = QStringLiteral("/");
    const auto cut = RequestPath::of(path);
    const auto back = cut && !cut->hasDotSegment() ? match(*cut) : std::nullopt;
    const auto isGiven = [&](const auto &value) { return values.contains(value); };
    if (!back || !std::ranges::all_of(*back, isGiven))
        return failure(
            Error::Code::Invalid,
            QStringLiteral("the values make '%1', from which '%2' does not give them back")
                .arg(path, m_text),
            path);
    return path;
}

bool UriTemplate::covers(const UriTemplate &other) const
{
    const auto &theirs = other.m_segments;
    for (size_t i = 0; i < m_segments.size(); ++i) {
        if (i >= theirs.size() || !jackfield::covers(m_segments[i], theirs[i]))
            return false;
        if (m_segments[i].kind == Kind::Rest)
            return true;
    }
    return m_isOpen || (m_segments.size() == theirs.size() && !other.m_isOpen);
}

Result<UriTemplate> UriTemplate::below(const UriTemplate &prefix) const
{
    const QString own = m_isOpen ? m_text.chopped(openEnd.size()) : m_text;
    auto joined = parse(prefix.m_segments.empty() ? own : QString(prefix.m_text + own));
    if (!joined || !m_isOpen)
        return joined;
    if (!joined->m_segments.empty() && joined->m_segments.back().kind == Kind::Rest)
        joined->m_segments.back().kind = Kind::Place; // it is not the last any more
    joined->m_isOpen = true;
    joined->m_text = (joined->m_segments.empty() ? QString() : joined->m_text) + openEnd;
    return joined;
}

} // namespace jackfield
