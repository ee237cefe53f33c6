// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagefilter.h"

#include "problems.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
struct KindName
{
    EntryKind kind;
    QLatin1StringView name;
};

constexpr std::array kindNames {
    KindName { EntryKind::Open, "open"_L1 },       KindName { EntryKind::Refused, "refused"_L1 },
    KindName { EntryKind::Text, "text"_L1 },       KindName { EntryKind::Binary, "binary"_L1 },
    KindName { EntryKind::Ping, "ping"_L1 },       KindName { EntryKind::Pong, "pong"_L1 },
    KindName { EntryKind::Close, "close"_L1 },     KindName { EntryKind::End, "end"_L1 },
    KindName { EntryKind::Error, "error"_L1 },     KindName { EntryKind::Note, "note"_L1 },
    KindName { EntryKind::Dropped, "dropped"_L1 },
};

/// A term at the front of what is left of a filter: how it is written, and what becomes of its groups.
struct TermForm
{
    QRegularExpression form;
    Result<FilterTest> (*read)(const QRegularExpressionMatch &match);
};

Result<FilterTest> readPath(const QRegularExpressionMatch &match)
{
    PathCondition condition { .path = match.captured(u"path"),
                              .comparison = match.captured(u"sign"),
                              .value = match.captured(u"bare") };
    if (match.hasCaptured(u"quoted")) {
        static const QRegularExpression escaped(u"\\\\(.)"_s);
        condition.value = match.captured(u"quoted").replace(escaped, u"\\1"_s);
        condition.isQuoted = true;
    } else if (condition.value.startsWith(u'"')) {
        return failure(Error::Code::Invalid,
                       Problems::tr("the quote behind %1 is still open").arg(condition.path),
                       condition.path);
    }
    return payloadHas(condition);
}

/// Quotes hold what is between them; one that is open reaches to the end. A quote within a word is one of its characters.
const auto &forms()
{
    static const std::array forms {
        TermForm { QRegularExpression(u"^\"(.*?)(?:\"(?=\\s|$)|$)"_s),
                   [](const QRegularExpressionMatch &match) -> Result<FilterTest> {
                       return payloadContains(match.captured(1));
                   } },
        TermForm { QRegularExpression(u"^/((?:[^/\\\\]|\\\\.)+)/(i?)(?=\\s|$)"_s),
                   [](const QRegularExpressionMatch &match) {
                       return payloadMatches(match.captured(1), match.capturedLength(2) > 0);
                   } },
        // In brackets, which may stand in each other, a path may hold anything.
        TermForm { QRegularExpression(
                       u"^(?<path>\\$(?=[.[])(?:(?<in>\\[(?:'[^']*'|\"[^\"]*\"|[^][\"']|(?&in))*])"
                       "|[^\\s=!<>~])*)"
                       "(?:\\s*(?<sign>[=!<>~]+)\\s*"
                       "(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<bare>\\S*)))?"_s),
                   &readPath },
        TermForm { QRegularExpression(u"^(dir|kind|conn|is):(\\S*)"_s),
                   [](const QRegularExpressionMatch &match) {
                       return keyIs(match.captured(1), match.captured(2));
                   } },
        TermForm { QRegularExpression(u"^time:([\\d:.]*)-?(\\S*)"_s),
                   [](const QRegularExpressionMatch &match) {
                       return timeIs(match.captured(1), match.captured(2));
                   } },
        TermForm { QRegularExpression(u"^size([<>])(\\S*)"_s),
                   [](const QRegularExpressionMatch &match) {
                       return sizeIs(match.capturedView(1).front(), match.captured(2));
                   } },
        TermForm { QRegularExpression(u"^(\\S+)"_s),
                   [](const QRegularExpressionMatch &match) -> Result<FilterTest> {
                       return payloadContains(match.captured(1));
                   } },
    };
    return forms;
}
} // namespace

QString nameOf(EntryKind kind)
{
    const auto row = std::ranges::find(kindNames, kind, &KindName::kind);
    return row == kindNames.end() ? QString() : QString(row->name);
}

std::optional<EntryKind> kindNamed(const QString &name)
{
    const auto row = std::ranges::find(kindNames, name, &KindName::name);
    return row == kindNames.end() ? std::nullopt : std::optional(row->kind);
}

QString MessageFilter::quoted(const QString &text)
{
    return u'"' + text + u'"';
}

Result<MessageFilter> MessageFilter::parse(const QString &text)
{
    MessageFilter filter;
    QString left = text.trimmed();
    bool isOr = false; // a | stands before what is left
    while (!left.isEmpty()) {
        static const QRegularExpression bar(u"^\\|(?=\\s|$)"_s);
        if (bar.match(left).hasMatch()) {
            isOr = true;
            left = left.sliced(1).trimmed();
            continue;
        }
        static const QRegularExpression minus(u"^-(?=\\S)"_s);
        const bool isWanted = !minus.match(left).hasMatch();
        if (!isWanted)
            left.remove(0, 1);
        for (const TermForm &term : forms()) {
            const auto match = term.form.match(left);
            if (!match.hasMatch())
                continue;
            auto test = term.read(match);
            if (!test)
                return std::unexpected(test.error());
            filter.m_asksForNotes |= match.captured(1) == u"is" && match.captured(2) == u"noted";
            if (match.captured() != u"\"" && match.captured() != u"\"\"") {
                if (!isOr || filter.m_terms.isEmpty())
                    filter.m_terms.append(Either());
                filter.m_terms.last().append({ .test = std::move(*test), .isWanted = isWanted });
            }
            isOr = false;
            left = left.sliced(match.capturedEnd()).trimmed();
            break;
        }
    }
    return filter;
}

bool MessageFilter::matches(const MessageRows &rows, qsizetype row, Side local) const
{
    const FilterRow looked { .rows = rows, .row = row, .record = rows.at(row), .local = local };
    return std::ranges::all_of(m_terms, [&](const Either &either) {
        return std::ranges::any_of(
            either, [&](const Term &term) { return term.test(looked) == term.isWanted; });
    });
}

} // namespace jackfield::ui
