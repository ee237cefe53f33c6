// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/requestpath.h>

#include <algorithm>

namespace jackfield {

namespace {
bool isDots(QStringView part)
{
    return part == QLatin1StringView(".") || part == QLatin1StringView("..");
}

bool hasDots(const QString &segment)
{
    QStringView rest = segment;
    while (true) {
        const auto *end = std::ranges::find_if(
            rest, [](QChar c) { return c == QLatin1Char('/') || c == QLatin1Char('\\'); });
        if (isDots(QStringView(rest.begin(), end)))
            return true;
        if (end == rest.end())
            return false;
        rest = QStringView(end + 1, rest.end());
    }
}
} // namespace

std::optional<RequestPath> RequestPath::ofBytes(QByteArrayView path)
{
    while (path.startsWith('/'))
        path = path.sliced(1);
    while (path.endsWith('/'))
        path.chop(1);
    RequestPath cut;
    while (!path.isEmpty()) {
        const qsizetype slash = path.indexOf('/');
        const auto segment = percentDecoded(slash < 0 ? path : path.first(slash));
        if (!segment)
            return std::nullopt;
        cut.m_segments.append(*segment);
        if (slash < 0)
            break;
        path = path.sliced(slash + 1);
    }
    return cut;
}

std::optional<RequestPath> RequestPath::of(const Uri &uri)
{
    const QByteArray whole = uri.pathAndQuery();
    return ofBytes(QByteArrayView(whole).first(std::ranges::find(whole, '?') - whole.begin()));
}

std::optional<RequestPath> RequestPath::of(const QString &path)
{
    return ofBytes(path.toUtf8());
}

bool RequestPath::hasDotSegment() const
{
    return std::ranges::any_of(m_segments, hasDots);
}

bool RequestPath::hasEncodedSlash() const
{
    return std::ranges::any_of(
        m_segments, [](const QString &segment) { return segment.contains(QLatin1Char('/')); });
}

} // namespace jackfield
