// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/uri.h>
#include <jackfield/http/uritemplate.h>

namespace jackfield {

namespace {
/// Splits at the slashes that stand outside braces, without those at either end.
QList<QString> templateSegments(const QString &text)
{
    QList<QString> segments { QString() };
    int depth = 0;
    for (const QChar c : text) {
        depth += c == QLatin1Char('{') ? 1 : c == QLatin1Char('}') ? -1 : 0;
        if (c == QLatin1Char('/') && depth == 0)
            segments.append(QString());
        else
            segments.last() += c;
    }
    return segments;
}

QList<QString> trimmed(QList<QString> segments)
{
    while (!segments.isEmpty() && segments.first().isEmpty())
        segments.removeFirst();
    while (!segments.isEmpty() && segments.last().isEmpty())
        segments.removeLast();
    return segments;
}

/// The end of the place that begins at `open`, braces of quantifiers counted; -1 if it is not closed.
qsizetype closingBrace(const QString &text, qsizetype open)
{
    int depth = 0;
    for (qsizetype i = open; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('\\')) {
            ++i;
            continue;
        }
        depth += text.at(i) == QLatin1Char('{') ? 1 : text.at(i) == QLatin1Char('}') ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return -1;
}

QString decoded(const QString &segment)
{
    return percentDecoded(segment.toUtf8()).value_or(segment);
}
} // namespace

Result<UriTemplate::Segment> UriTemplate::parseSegment(const QString &text)
{
    Segment segment;
    QString pattern;
    QString firstExpression;
    for (qsizetype i = 0; i < text.size();) {
        if (text.at(i) != QLatin1Char('{')) {
            const qsizetype next = text.indexOf(QLatin1Char('{'), i);
            const QString literal = text.sliced(i, (next < 0 ? text.size() : next) - i);
            pattern += QRegularExpression::escape(literal);
            i += literal.size();
            continue;
        }
        const qsizetype end = closingBrace(text, i);
        if (end < 0)
            return failure(
                Error::Code::Invalid, QStringLiteral("no closing brace in '%1'").arg(text), text);
        const QString place = text.sliced(i + 1, end - i - 1);
        const qsizetype colon = place.indexOf(QLatin1Char(':'));
        const QString name = (colon < 0 ? place : place.first(colon)).trimmed();
        const QString expression = colon < 0 ? QStringLiteral(".+") : place.sliced(colon + 1);
        if (name.isEmpty())
            return failure(Error::Code::Invalid,
                           QStringLiteral("a place without a name in '%1'").arg(text),
                           text);
        if (colon >= 0 && i == 0 && end == text.size() - 1)
            firstExpression = expression;
        pattern += QStringLiteral("(?<g%1>%2)").arg(segment.names.size()).arg(expression);
        segment.names.append(name);
        i = end + 1;
    }
    segment.literal = decoded(text);
    segment.takesRest =
        firstExpression == QStringLiteral(".*") || firstExpression == QStringLiteral(".+");
    segment.pattern = QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                         QRegularExpression::DotMatchesEverythingOption);
    if (!segment.pattern.isValid()) {
        return failure(Error::Code::Invalid,
                       QStringLiteral("a broken regular expression in '%1': %2")
                           .arg(text, segment.pattern.errorString()),
                       text);
    }
    return segment;
}

Result<UriTemplate> UriTemplate::parse(const QString &text)
{
    UriTemplate parsed;
    const QList<QString> segments = trimmed(templateSegments(text));
    for (const QString &part : segments) {
        auto segment = parseSegment(part);
        if (!segment)
            return std::unexpected(segment.error());
        for (const QString &name : std::as_const(segment->names)) {
            if (parsed.names().contains(name)) {
                return failure(Error::Code::Invalid,
                               QStringLiteral("the name '%1' stands twice in '%2'").arg(name, text),
                               text);
            }
        }
        parsed.m_segments.push_back(std::move(*segment));
    }
    parsed.m_text = QLatin1Char('/') + segments.join(QLatin1Char('/'));
    return parsed;
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
    const QList<QString> parts = trimmed(path.split(QLatin1Char('/')));
    Values values;
    qsizetype at = 0;
    for (const Segment &segment : m_segments) {
        if (at >= parts.size())
            return std::nullopt;
        const bool isLast = &segment == &m_segments.back();
        if (isLast && segment.takesRest) {
            values.emplaceBack(segment.names.first(),
                               decoded(parts.sliced(at).join(QLatin1Char('/'))));
            return values;
        }
        const QString part = decoded(parts.at(at++));
        if (segment.names.isEmpty()) {
            if (part != segment.literal)
                return std::nullopt;
            continue;
        }
        const auto found = segment.pattern.match(part);
        if (!found.hasMatch())
            return std::nullopt;
        for (qsizetype i = 0; i < segment.names.size(); ++i)
            values.emplaceBack(segment.names.at(i), found.captured(QStringLiteral("g%1").arg(i)));
    }
    if (at != parts.size())
        return std::nullopt;
    return values;
}

Result<UriTemplate> UriTemplate::below(const UriTemplate &prefix) const
{
    return parse(prefix.m_segments.empty() ? m_text : QString(prefix.m_text + m_text));
}

bool UriTemplate::isLiteral() const
{
    return names().isEmpty();
}

} // namespace jackfield
