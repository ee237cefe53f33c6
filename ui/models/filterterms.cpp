// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filterterms.h"

#include "asciicase.h"
#include "messagefilter.h"
#include "payloadpath.h"
#include "problems.h"
#include "rowreading.h"

#include <QByteArrayMatcher>
#include <QDateTime>
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using enum Error::Code;

namespace {
/// ASCII letters in lower case; what else there is stays, so that bytes of UTF-8 are found, too.
void fold(QByteArrayView text, std::vector<char> &folded)
{
    folded.resize(size_t(text.size()));
    std::ranges::transform(text, folded.begin(), asciiLower);
}

/// Bytes as one looks for them, compared without the case of ASCII letters.
class Needle
{
public:
    explicit Needle(const QString &text)
    {
        std::vector<char> folded;
        fold(text.toUtf8(), folded);
        m_size = qsizetype(folded.size());
        m_matcher = QByteArrayMatcher(QByteArray(folded.data(), m_size));
    }

    bool isIn(QByteArrayView text) const
    {
        if (text.size() < m_size)
            return false;
        thread_local std::vector<char> folded;
        fold(text, folded);
        return m_matcher.indexIn(QByteArrayView(folded)) >= 0;
    }

private:
    QByteArrayMatcher m_matcher;
    qsizetype m_size = 0;
};

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
    const bool fits = ok && number >= 0 && number <= std::numeric_limits<qint64>::max() / factor;
    return fits ? std::optional(number * factor) : std::nullopt;
}

/// Of the local day; the last hour is remembered, which most rows share.
qint64 microsecondsOfDay(qint64 time)
{
    constexpr qint64 hour = qint64(3600) * 1'000'000;
    thread_local qint64 begin = 1;
    thread_local qint64 end = 0;
    thread_local qint64 startOfHour = 0;
    if (time < begin || time >= end) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(time / 1000);
        // Within an hour no clock is changed twice.
        const qint64 intoHour = (qint64(local.time().msecsSinceStartOfDay()) * 1000) % hour;
        begin = time - time % 1000 - intoHour;
        end = begin + hour;
        startOfHour = local.time().hour() * hour;
    }
    return startOfHour + (time - begin);
}

bool isInteger(QByteArrayView raw)
{
    return isJsonNumber(raw)
        && !std::ranges::any_of(raw, [](char c) { return c == '.' || c == 'e' || c == 'E'; });
}

/// What a value is compared with.
struct Operand
{
    QString text;
    QByteArray utf8;
    std::optional<double> number;
    bool isQuoted = false;

    explicit Operand(const PathCondition &condition)
        : text(condition.value)
        , utf8(text.toUtf8())
        , isQuoted(condition.isQuoted)
    {
        bool ok = false;
        const double value = utf8.toDouble(&ok);
        if (ok && !isQuoted)
            number = value;
    }

    bool equals(QByteArrayView raw) const
    {
        if (raw.startsWith('"')) {
            return raw.contains('\\') ? textOfJson(raw) == text : raw.sliced(1).chopped(1) == utf8;
        }
        if (isQuoted)
            return false;
        // Integers beyond 2^53 are not what a double makes of them.
        if (!number || !isJsonNumber(raw) || (isInteger(raw) && isInteger(utf8)))
            return raw == utf8;
        return raw.toDouble() == *number;
    }

    /// Less than, equal or greater than it; nothing if the two have no order.
    std::partial_ordering order(QByteArrayView raw) const
    {
        if (number && isInteger(raw) && isInteger(utf8)) {
            bool isExact = false;
            bool fits = false;
            const qint64 value = raw.toLongLong(&isExact);
            const qint64 operand = utf8.toLongLong(&fits);
            if (isExact && fits)
                return value <=> operand;
        }
        if (number && isJsonNumber(raw))
            return raw.toDouble() <=> *number;
        if (!number && raw.startsWith('"'))
            return QString::compare(textOfJson(raw), text) <=> 0;
        return std::partial_ordering::unordered;
    }
};

using Comparison = bool (*)(const Operand &operand, QByteArrayView raw);

struct ComparisonRow
{
    QLatin1StringView sign;
    Comparison holds;
};

constexpr std::array comparisons {
    ComparisonRow { "="_L1, [](const Operand &o, QByteArrayView raw) { return o.equals(raw); } },
    ComparisonRow { "!="_L1, [](const Operand &o, QByteArrayView raw) { return !o.equals(raw); } },
    ComparisonRow { ">"_L1, [](const Operand &o, QByteArrayView raw) { return o.order(raw) > 0; } },
    ComparisonRow { ">="_L1,
                    [](const Operand &o, QByteArrayView raw) { return o.order(raw) >= 0; } },
    ComparisonRow { "<"_L1, [](const Operand &o, QByteArrayView raw) { return o.order(raw) < 0; } },
    ComparisonRow { "<="_L1,
                    [](const Operand &o, QByteArrayView raw) { return o.order(raw) <= 0; } },
    ComparisonRow { "~"_L1,
                    [](const Operand &o, QByteArrayView raw) {
                        return textOfJson(raw).contains(o.text, Qt::CaseInsensitive);
                    } },
};

/// As it came, or decoded.
bool holdsForReading(const FilterRow &row, const auto &test)
{
    if (test(row.payload()))
        return true;
    const auto decoded = decodedRow(row.rows, row.row);
    return decoded && test(decoded->payload.bytes);
}
} // namespace

FilterTest payloadContains(const QString &text)
{
    return [needle = Needle(text)](const FilterRow &row) {
        return holdsForReading(row, [&](QByteArrayView bytes) { return needle.isIn(bytes); });
    };
}

Result<FilterTest> payloadMatches(const QString &expression, bool ignoresCase)
{
    const QRegularExpression compiled(u"(*LIMIT_MATCH=100000)"_s + expression,
                                      ignoresCase ? QRegularExpression::CaseInsensitiveOption
                                                  : QRegularExpression::NoPatternOption);
    if (!compiled.isValid()) {
        return failure(Invalid,
                       Problems::tr("/%1/ is a broken regular expression: %2")
                           .arg(expression, compiled.errorString()),
                       expression);
    }
    return [compiled](const FilterRow &row) {
        return holdsForReading(row, [&](QByteArrayView bytes) {
            return compiled.match(QString::fromUtf8(bytes)).hasMatch();
        });
    };
}

Result<FilterTest> payloadHas(const PathCondition &condition)
{
    const auto path = PayloadPath::compile(condition.path);
    if (!path)
        return failure(Invalid, path.error().message, condition.path);
    if (condition.comparison.isEmpty()) {
        return [path = *path](const FilterRow &row) {
            return path.any(row.rows, row.row, [](QByteArrayView) { return true; });
        };
    }
    const auto row = std::ranges::find(comparisons, condition.comparison, &ComparisonRow::sign);
    if (row == comparisons.end()) {
        return failure(Invalid,
                       Problems::tr("%1 is compared with = != > >= < <= or ~, not with %2")
                           .arg(condition.path, condition.comparison),
                       condition.path);
    }
    if (condition.value.isEmpty() && !condition.isQuoted) {
        return failure(Invalid,
                       Problems::tr("what shall %1 be? Write %1%2 with a value behind it")
                           .arg(condition.path, condition.comparison),
                       condition.path);
    }
    return [path = *path, operand = Operand(condition), holds = row->holds](const FilterRow &one) {
        return path.any(one.rows, one.row, [&](QByteArrayView raw) { return holds(operand, raw); });
    };
}

Result<FilterTest> keyIs(const QString &key, const QString &value)
{
    if (key == u"dir") {
        if (value != u"in" && value != u"out")
            return failure(Invalid, Problems::tr("dir: takes in or out, not “%1”").arg(value), key);
        return [isIn = value == u"in"](const FilterRow &row) {
            return (row.record.from() != row.local) == isIn;
        };
    }
    if (key == u"kind") {
        const auto kind = kindNamed(value);
        if (!kind)
            return failure(
                Invalid, Problems::tr("there is no kind “%1”; try kind:text").arg(value), key);
        return [kind = *kind](const FilterRow &row) { return row.record.kind == kind; };
    }
    if (key == u"is") {
        if (value == u"noted")
            return [](const FilterRow &row) { return row.rows.isNoted(row.row); };
        if (value == u"changed")
            return [](const FilterRow &row) { return row.record.touch() == WsTouch::Changed; };
        if (value == u"injected")
            return [](const FilterRow &row) { return row.record.touch() == WsTouch::Injected; };
        return failure(Invalid,
                       Problems::tr("is: takes noted, changed or injected, not “%1”").arg(value),
                       key);
    }
    bool ok = false;
    const quint32 number = value.toUInt(&ok);
    if (!ok)
        return failure(Invalid, Problems::tr("conn: takes a number, not “%1”").arg(value), key);
    return [number](const FilterRow &row) { return row.record.connection == number; };
}

Result<FilterTest> timeIs(const QString &from, const QString &to)
{
    const auto microseconds = [](const QString &text) -> std::optional<qint64> {
        const QTime time = QTime::fromString(text.section(u'.', 0, 0), u"hh:mm:ss"_s);
        if (!time.isValid())
            return std::nullopt;
        const QString fraction = text.section(u'.', 1).leftJustified(6, u'0', true);
        return qint64(time.msecsSinceStartOfDay()) * 1000 + fraction.toLongLong();
    };
    const auto begin = microseconds(from);
    const auto end = microseconds(to);
    if (!begin || !end) {
        return failure(Invalid,
                       Problems::tr("time: takes two times of day, as in time:10:00:01-10:00:02.5"),
                       u"time"_s);
    }
    return [begin = *begin, end = *end](const FilterRow &row) {
        const qint64 time = microsecondsOfDay(row.record.time);
        return begin <= end ? time >= begin && time < end : time >= begin || time < end;
    };
}

Result<FilterTest> sizeIs(QChar comparison, const QString &size)
{
    const auto bytes = bytesFrom(size);
    if (!bytes) {
        return failure(
            Invalid,
            Problems::tr("size takes bytes, as in size>200 or size<1k, not “%1”").arg(size),
            u"size"_s);
    }
    return [isLarger = comparison == u'>', bytes = *bytes](const FilterRow &row) {
        return isLarger ? row.record.size > bytes : row.record.size < bytes;
    };
}

} // namespace jackfield::ui
