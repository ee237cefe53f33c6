// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "templatesegment_p.h"

#include <algorithm>

namespace jackfield {

namespace {
using Kind = UriTemplate::Segment::Kind;

/// `{name}` or `{name:expression}`, or text between them.
struct Piece
{
    QString name; ///< of a place
    QString text; ///< the expression, or the text; no expression is empty
    bool isPlace = false;
};

/// The end of the place that begins at `open`, braces of quantifiers counted; -1 if it is not closed.
qsizetype closingBrace(QStringView text, qsizetype open)
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

bool isName(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-');
    });
}

Piece place(const QString &inside)
{
    const qsizetype colon = inside.indexOf(QLatin1Char(':'));
    return { .name = (colon < 0 ? inside : inside.first(colon)).trimmed(),
             .text = colon < 0 ? QString() : inside.sliced(colon + 1),
             .isPlace = true };
}

Result<QList<Piece>> pieces(const QString &part, const QString &whole)
{
    const auto wrong = [&](const QString &message) {
        return failure(Error::Code::Invalid, message.arg(whole), whole);
    };
    QList<Piece> found;
    for (qsizetype i = 0; i < part.size();) {
        if (part.at(i) != QLatin1Char('{')) {
            const qsizetype open = part.indexOf(QLatin1Char('{'), i);
            const QString literal = part.sliced(i, (open < 0 ? part.size() : open) - i);
            if (literal.contains(QLatin1Char('}')))
                return wrong(QStringLiteral("a closing brace without an opening one in '%1'"));
            const auto decoded = percentDecoded(literal.toUtf8());
            if (!decoded)
                return wrong(QStringLiteral("'%1' has a percent sequence that is none"));
            found.append({ .name = {}, .text = *decoded });
            i += literal.size();
            continue;
        }
        const qsizetype end = closingBrace(part, i);
        if (end < 0)
            return wrong(QStringLiteral("no closing brace in '%1'"));
        const Piece next = place(part.sliced(i + 1, end - i - 1));
        if (next.name.isEmpty())
            return wrong(QStringLiteral("a place without a name in '%1'"));
        if (!isName(next.name))
            return failure(Error::Code::Invalid,
                           QStringLiteral("'%1' is no name in '%2'; an expression has one before "
                                          "it: {name:%1}")
                               .arg(next.name, whole),
                           whole);
        if (const QRegularExpression alone(next.text); !alone.isValid())
            return failure(Error::Code::Invalid,
                           QStringLiteral("a broken regular expression in '%1': %2")
                               .arg(whole, alone.errorString()),
                           whole);
        static const QRegularExpression byNumber(
            QStringLiteral(R"((?<!\\)(?:\\\\)*(?:\\[1-9]|\\g\{?[-+]?\d|\(\?[-+]?\d|\(\?R))"));
        if (byNumber.match(next.text).hasMatch())
            return wrong(QStringLiteral(
                "an expression in '%1' refers to a group by its number; give the group a name"));
        found.append(next);
        i = end + 1;
    }
    return found;
}

Kind kindOf(const QList<Piece> &pieces)
{
    if (std::ranges::none_of(pieces, &Piece::isPlace))
        return Kind::Literal;
    if (pieces.size() > 1)
        return Kind::Pattern;
    const QString &expression = pieces.first().text;
    if (expression == QLatin1StringView(".*") || expression == QLatin1StringView(".+"))
        return Kind::Rest;
    return expression.isEmpty() ? Kind::Place : Kind::Pattern;
}
} // namespace

QList<QString> templateParts(const QString &text)
{
    QList<QString> parts { QString() };
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (depth > 0 && c == QLatin1Char('\\')
            && i + 1 < text.size()) { // as closingBrace() reads it
            parts.last() += text.sliced(i++, 2);
            continue;
        }
        if (c == QLatin1Char('{'))
            ++depth;
        else if (c == QLatin1Char('}') && depth > 0)
            --depth;
        if (c == QLatin1Char('/') && depth == 0)
            parts.append(QString());
        else
            parts.last() += c;
    }
    while (!parts.isEmpty() && parts.first().isEmpty())
        parts.removeFirst();
    while (!parts.isEmpty() && parts.last().isEmpty())
        parts.removeLast();
    return parts;
}

Result<UriTemplate::Segment> parseSegment(const QString &part, const QString &whole)
{
    const auto found = pieces(part, whole);
    if (!found)
        return std::unexpected(found.error());
    UriTemplate::Segment segment { .kind = kindOf(*found), .text = part, .names = {} };
    if (segment.kind == Kind::Literal) {
        segment.text = found->isEmpty() ? QString() : found->first().text;
        return segment;
    }
    QString pattern;
    for (const Piece &piece : *found) {
        if (!piece.isPlace) {
            pattern += QRegularExpression::escape(piece.text);
            continue;
        }
        pattern += QStringLiteral("(?<g%1>%2)")
                       .arg(QString::number(segment.names.size()),
                            piece.text.isEmpty() ? QStringLiteral(".+") : piece.text);
        segment.names.append(piece.name);
    }
    // No path is worth more: without a limit a short one can take a thread for itself.
    segment.pattern = QRegularExpression(QStringLiteral("(*LIMIT_MATCH=20000)")
                                             + QRegularExpression::anchoredPattern(pattern),
                                         QRegularExpression::DotMatchesEverythingOption);
    if (!segment.pattern.isValid())
        return failure(Error::Code::Invalid,
                       QStringLiteral("a broken regular expression in '%1': %2")
                           .arg(whole, segment.pattern.errorString()),
                       whole);
    return segment;
}

std::expected<QString, QString> filledSegment(const UriTemplate::Segment &segment,
                                              const UriTemplate::Values &values)
{
    QString filled;
    const auto found = pieces(segment.text, segment.text);
    for (const Piece &piece : found.value_or(QList<Piece>())) {
        if (!piece.isPlace) {
            filled += piece.text;
            continue;
        }
        const auto value =
            std::ranges::find(values, piece.name, &UriTemplate::Values::value_type::first);
        if (value == values.end())
            return std::unexpected(piece.name);
        filled += value->second;
    }
    return filled;
}

} // namespace jackfield
