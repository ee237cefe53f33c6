// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagefilter.h"

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
    KindName { EntryKind::Open, "open"_L1 },   KindName { EntryKind::Refused, "refused"_L1 },
    KindName { EntryKind::Text, "text"_L1 },   KindName { EntryKind::Binary, "binary"_L1 },
    KindName { EntryKind::Ping, "ping"_L1 },   KindName { EntryKind::Pong, "pong"_L1 },
    KindName { EntryKind::Close, "close"_L1 }, KindName { EntryKind::End, "end"_L1 },
    KindName { EntryKind::Error, "error"_L1 }, KindName { EntryKind::Note, "note"_L1 },
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

QByteArray lowered(QByteArray text)
{
    std::ranges::transform(text, text.begin(), lower);
    return text;
}

bool contains(QByteArrayView text, QByteArrayView needle)
{
    const auto equal = [](char a, char b) { return lower(a) == b; };
    return !std::ranges::search(text, needle, equal).empty();
}

/// "in quotes" is one word if a blank follows; an open quote reaches to the end.
QStringList wordsOf(const QString &text)
{
    static const QRegularExpression word(u"\"(.*?)(?:\"(?=\\s|$)|$)|(\\S+)"_s);
    QStringList words;
    for (const QRegularExpressionMatch &match : word.globalMatch(text))
        words.append(match.captured(match.hasCaptured(2) ? 2 : 1));
    words.removeAll(QString());
    return words;
}

std::optional<qint64> bytesFrom(QString text)
{
    qint64 factor = 1;
    if (text.endsWith(u'k', Qt::CaseInsensitive))
        factor = 1 << 10;
    if (text.endsWith(u'm', Qt::CaseInsensitive))
        factor = 1 << 20;
    if (factor > 1)
        text.chop(1);
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && number >= 0 ? std::optional(number * factor) : std::nullopt;
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

Result<MessageFilter::Term> MessageFilter::keyed(const QString &key, const QString &value)
{
    using enum Error::Code;
    if (key == u"dir") {
        if (value != u"in" && value != u"out")
            return failure(Invalid, u"dir: takes in or out, not “%1”"_s.arg(value), key);
        return Term { .kind = Term::Kind::Direction, .number = value == u"in" ? 1 : 0 };
    }
    if (key == u"kind") {
        const auto kind = kindNamed(value);
        if (!kind)
            return failure(Invalid, u"there is no kind “%1”; try kind:text"_s.arg(value), key);
        return Term { .kind = Term::Kind::Kind, .number = qint64(*kind) };
    }
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    if (!ok)
        return failure(Invalid, u"conn: takes a number, not “%1”"_s.arg(value), key);
    return Term { .kind = Term::Kind::Connection, .number = number };
}

Result<MessageFilter::Term> MessageFilter::term(const QString &word)
{
    for (const auto &key : { u"dir"_s, u"kind"_s, u"conn"_s }) {
        if (word.startsWith(key + u':'))
            return keyed(key, word.mid(key.size() + 1));
    }
    if (word.startsWith(u"size>"_s) || word.startsWith(u"size<"_s)) {
        const auto bytes = bytesFrom(word.mid(5));
        if (!bytes) {
            return failure(
                Error::Code::Invalid,
                u"size takes bytes, as in size>200 or size<1k, not “%1”"_s.arg(word.mid(5)),
                u"size"_s);
        }
        return Term { .kind = word[4] == u'>' ? Term::Kind::Larger : Term::Kind::Smaller,
                      .number = *bytes };
    }
    return Term { .needle = lowered(word.toUtf8()) };
}

Result<MessageFilter> MessageFilter::parse(const QString &text)
{
    MessageFilter filter;
    for (const QString &word : wordsOf(text)) {
        const auto parsed = term(word);
        if (!parsed)
            return std::unexpected(parsed.error());
        filter.m_terms.append(*parsed);
    }
    return filter;
}

bool MessageFilter::matches(const MessageStore &store, qsizetype row, Side local) const
{
    const MessageStore::Record &record = store.at(row);
    return std::ranges::all_of(m_terms, [&](const Term &term) {
        switch (term.kind) {
        case Term::Kind::Direction:
            return (record.from() != local) == (term.number == 1);
        case Term::Kind::Kind:
            return qint64(record.kind) == term.number;
        case Term::Kind::Connection:
            return qint64(record.connection) == term.number;
        case Term::Kind::Larger:
            return qint64(record.size) > term.number;
        case Term::Kind::Smaller:
            return qint64(record.size) < term.number;
        case Term::Kind::Contains:
            break;
        }
        return contains(store.payload(row), term.needle);
    });
}

} // namespace jackfield::ui
