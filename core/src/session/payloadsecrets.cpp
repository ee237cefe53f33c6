// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "payloadsecrets_p.h"
#include "tokenlooks_p.h"

#include <QUtf8StringView>

#include <algorithm>

namespace jackfield {

namespace {
using Type = JsonValue::Type;

constexpr int mostPatience = 1000;
constexpr int leastPatience = 10;
constexpr const char *byEntropy = "entropy";

struct NamedRange
{
    TextRange range;
    bool isValue = false;
    QString rule;
};

/// Offsets of characters in UTF-16 as offsets of bytes; fast in rising order. Texts that are no UTF-8 are
/// taken as Latin-1.
class ByteOffsets
{
public:
    ByteOffsets(QByteArrayView text, bool isUtf8)
        : m_text(text)
        , m_isUtf8(isUtf8)
    { }

    qsizetype of(qsizetype unit)
    {
        if (!m_isUtf8)
            return unit;
        if (unit < m_unit) // a group ahead of its match
            m_unit = m_byte = 0;
        while (m_unit < unit && m_byte < m_text.size()) {
            const auto lead = quint8(m_text[m_byte]);
            m_byte += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            m_unit += lead < 0xF0 ? 1 : 2;
        }
        return m_byte;
    }

private:
    QByteArrayView m_text;
    bool m_isUtf8;
    qsizetype m_unit = 0;
    qsizetype m_byte = 0;
};

/// An escape of a string's body, or a pair of them that is one character.
struct JsonEscape
{
    TextRange raw;
    TextRange plain; ///< what it is in the text without escapes
};

/// A string's body without escapes, and the way back.
struct Unescaped
{
    QByteArray text;
    QList<JsonEscape> escapes;

    /// Where in the body a range of `text` stands.
    TextRange rawOf(const TextRange &plain) const
    {
        return { rawOf(plain.begin, false), rawOf(plain.end, true) };
    }
    /// A range of the body, with all of the escapes that it cuts.
    TextRange whole(TextRange raw) const
    {
        const auto cut = [this](qsizetype at) {
            const auto after = std::ranges::upper_bound(
                escapes, at, {}, [](const JsonEscape &escape) { return escape.raw.begin; });
            return after != escapes.begin() && at < (after - 1)->raw.end ? &*(after - 1) : nullptr;
        };
        if (const JsonEscape *escape = cut(raw.begin))
            raw.begin = escape->raw.begin;
        if (const JsonEscape *escape = cut(raw.end); escape && escape->raw.begin < raw.end)
            raw.end = escape->raw.end;
        return raw;
    }

private:
    qsizetype rawOf(qsizetype at, bool isEnd) const
    {
        const auto after = std::ranges::upper_bound(
            escapes, isEnd ? at - 1 : at, {}, [](const JsonEscape &escape) {
                return escape.plain.begin;
            });
        if (after == escapes.begin())
            return at;
        const JsonEscape &last = *(after - 1);
        if (at < last.plain.end || (isEnd && at == last.plain.end))
            return isEnd ? last.raw.end : last.raw.begin;
        return last.raw.end + at - last.plain.end;
    }
};

/// How long the escape at a backslash is; of a surrogate pair both.
qsizetype escapeLength(QByteArrayView body)
{
    const auto isHalf = [](QByteArrayView escape, QByteArrayView kinds) {
        return escape.size() >= 6 && escape[0] == '\\' && escape[1] == 'u'
            && (escape[2] | 0x20) == 'd' && kinds.contains(escape[3]);
    };
    if (body[1] != 'u')
        return 2;
    return isHalf(body, "89abAB") && isHalf(body.sliced(6), "cdefCDEF") ? 12 : 6;
}

/// The characters of a part of a string's body.
QString characters(QByteArrayView body)
{
    const QByteArray quoted = '"' + body.toByteArray() + '"';
    return JsonDocument { quoted, {} }.characters({ .begin = 0, .end = quint32(quoted.size()) });
}

Unescaped unescaped(QByteArrayView body)
{
    Unescaped found;
    qsizetype at = 0;
    for (qsizetype next = body.indexOf('\\'); next >= 0; next = body.indexOf('\\', at)) {
        found.text += body.sliced(at, next - at);
        at = next + escapeLength(body.sliced(next));
        const qsizetype begin = found.text.size();
        found.text += characters(body.sliced(next, at - next)).toUtf8();
        found.escapes.append(JsonEscape { { next, at }, { begin, found.text.size() } });
    }
    found.text += body.sliced(at);
    return found;
}

/// Ranges in order and apart from each other.
QList<NamedRange> merged(QList<NamedRange> ranges)
{
    std::ranges::sort(ranges, [](const NamedRange &a, const NamedRange &b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                              : a.range.end > b.range.end;
    });
    QList<NamedRange> found;
    for (const NamedRange &next : std::as_const(ranges)) {
        if (found.isEmpty() || next.range.begin >= found.last().range.end) {
            found.append(next);
            continue;
        }
        found.last().range.end = std::max(found.last().range.end, next.range.end);
        if (found.last().rule == QLatin1String(byEntropy))
            found.last().rule = next.rule;
    }
    return found;
}
} // namespace

/// The search through one text.
class PayloadSecrets::Search
{
public:
    Search(const PayloadSecrets &rules, const QByteArray &text, bool isPartial)
        : m_rules(rules)
        , m_text(text)
        , m_isPartial(isPartial)
        , m_budget(std::chrono::milliseconds(rules.m_patience.load()))
    { }

    Found run()
    {
        Found found;
        if (!m_rules.m_selectors.isEmpty() || !m_rules.m_paths.isEmpty())
            parse();
        if (m_isParsed && !m_document && m_isPartial && m_failed.isEmpty())
            m_failed = QStringLiteral("a part that may be of JSON");
        selectValues();
        const QList<NamedRange> inText = merged(matches(m_text));
        if (!inText.isEmpty() || (m_rules.looksIntoStrings(m_text) && m_text.contains('\\')))
            parse();
        if (m_document)
            lookIntoStrings(inText);
        else
            m_found += inText;
        found.failed = m_failed;
        found.isJson = m_document.has_value();
        if (m_failed.isEmpty())
            found.spans = spans();
        return found;
    }

private:
    void parse()
    {
        if (m_isParsed)
            return;
        m_isParsed = true;
        auto document = parseJson(m_text, JsonValue::greatestDepth);
        if (document)
            m_document = *std::move(document);
        else if (document.error().code == Error::Code::Unsupported)
            m_failed = QStringLiteral("JSON that is too deep or too long");
    }

    void selectValues()
    {
        if (!m_document)
            return;
        const auto take = [this](const QString &rule, quint32 node) {
            const JsonNode &value = m_document->nodes[node];
            const QByteArrayView raw = m_document->raw(value);
            if (Type(value.type) == Type::Null || raw == "\"\"")
                return;
            TextRange range { value.begin, value.end };
            const bool isString = Type(value.type) == Type::String;
            if (isString) {
                range = { range.begin + 1, range.end - 1 };
                range.begin += schemeLength(raw.sliced(1).chopped(1));
            }
            m_found.append({ range, !isString, rule });
        };
        select(*m_document, m_rules.m_selectors, [&](qsizetype selector, quint32 node) {
            take(m_rules.m_selectorNames.at(selector), node);
        });
        for (const JsonPath &path : m_rules.m_paths) {
            const auto root = JsonValue::parse(m_text, JsonValue::greatestDepth);
            const auto places = path.locate(*root);
            if (!places) {
                m_failed = QStringLiteral("a JSONPath that cannot be applied");
                return;
            }
            selectPlaces(*m_document, *places, [&](quint32 node) {
                take(QLatin1String("json:") + path.text(), node);
            });
        }
    }

    /// What expressions and entropy find in the bytes of a text.
    QList<NamedRange> matches(const QByteArray &text)
    {
        QList<NamedRange> found;
        if (m_rules.m_entropy != Redaction::Entropy::Off) {
            const QList<TextRange> runs = randomRuns(text, m_rules.m_entropy);
            for (const TextRange &run : runs)
                found.append({ run, false, QLatin1String(byEntropy) });
        }
        if (m_rules.m_known) {
            const auto known = m_rules.m_known->find(text);
            for (const KnownSecrets::Place &place : known)
                found.append({ { place.begin, place.end }, false, QString() });
        }
        if (m_rules.m_expressions.isEmpty() || !m_failed.isEmpty())
            return found;
        const bool isUtf8 = QUtf8StringView(text).isValidUtf8();
        const QString characters = isUtf8 ? QString::fromUtf8(text) : QString::fromLatin1(text);
        for (const BoundedMatch &expression : m_rules.m_expressions) {
            ByteOffsets offsets(text, isUtf8);
            const bool isDone =
                expression.find(characters, m_budget, [&](qsizetype begin, qsizetype end) {
                    const qsizetype first = offsets.of(begin);
                    found.append({ { first, offsets.of(end) }, false, QStringLiteral("regex") });
                });
            if (!isDone)
                return giveUp();
        }
        return found;
    }

    QList<NamedRange> giveUp()
    {
        m_failed = QStringLiteral("a regular expression that took too long");
        m_rules.m_patience = std::max(leastPatience, m_rules.m_patience / 2);
        return {};
    }

    /// Of a JSON text: cuts what was found in all of it to the strings and values that it touches, and looks at strings
    /// with escapes once more without them.
    void lookIntoStrings(const QList<NamedRange> &inText)
    {
        auto first = inText.cbegin();
        for (const JsonNode &node : m_document->nodes) {
            const auto type = Type(node.type);
            if (type == Type::Object || type == Type::Array)
                continue;
            const qsizetype quote = type == Type::String ? 1 : 0;
            const TextRange body { node.begin + quote, node.end - quote };
            const auto text = QByteArrayView(m_text).sliced(body.begin, body.end - body.begin);
            const bool hasEscapes = quote > 0 && text.contains('\\');
            const Unescaped plain = hasEscapes ? unescaped(text) : Unescaped();
            while (first != inText.cend() && first->range.end <= body.begin)
                ++first;
            for (auto found = first; found != inText.cend() && found->range.begin < body.end;
                 ++found)
                touch(*found, body, quote == 0, plain);
            const QList<NamedRange> within = hasEscapes ? matches(plain.text) : QList<NamedRange>();
            for (const NamedRange &found : within)
                append(body.begin, plain.rawOf(found.range), false, found.rule);
        }
    }

    void touch(const NamedRange &found, const TextRange &body, bool isValue, const Unescaped &plain)
    {
        const TextRange range { std::max(found.range.begin, body.begin) - body.begin,
                                std::min(found.range.end, body.end) - body.begin };
        if (range.begin >= range.end)
            return;
        if (isValue)
            append(body.begin, { 0, body.end - body.begin }, true, found.rule);
        // Runs in strings with escapes are those without the escapes.
        else if (plain.escapes.isEmpty() || found.rule != QLatin1String(byEntropy))
            append(body.begin, plain.whole(range), false, found.rule);
    }

    void append(qsizetype base, const TextRange &range, bool isValue, const QString &rule)
    {
        m_found.append({ { base + range.begin, base + range.end }, isValue, rule });
    }

    QList<SecretSpan> spans() const
    {
        QList<SecretSpan> found;
        const QList<NamedRange> apart = merged(m_found);
        for (const auto &[range, isValue, rule] : apart) {
            const QByteArray raw = m_text.sliced(range.begin, range.end - range.begin);
            const bool hasEscapes = m_document && !isValue && raw.contains('\\');
            const QString plain = hasEscapes ? characters(raw) : QString();
            found.append({ range.begin,
                           range.end,
                           isValue,
                           hasEscapes && plain.isValidUtf16() ? plain.toUtf8() : raw,
                           rule });
        }
        return found;
    }

    const PayloadSecrets &m_rules;
    const QByteArray &m_text;
    const bool m_isPartial;
    WorkBudget m_budget;
    bool m_isParsed = false;
    std::optional<JsonDocument> m_document;
    QList<NamedRange> m_found;
    QString m_failed;
};

PayloadSecrets::PayloadSecrets(const Redaction &rules)
    : m_entropy(rules.entropy)
    , m_known(rules.known)
    , m_patience(mostPatience)
{
    const auto select = [this](const JsonSelector &selector, const QString &name) {
        m_selectors.append(selector);
        m_selectorNames.append(QLatin1String("json:") + name);
    };
    for (const JsonPointer &pointer : rules.jsonPointers)
        select(selectorOf(pointer), pointer.toString());
    for (const JsonPath &path : rules.jsonPaths) {
        if (const auto selector = selectorOf(path.text()))
            select(*selector, path.text());
        else
            m_paths.append(path);
    }
    for (const QRegularExpression &expression : rules.expressions)
        m_expressions.append(BoundedMatch(expression));
}

bool PayloadSecrets::looksIntoStrings(const QByteArray &text) const
{
    return m_entropy != Redaction::Entropy::Off || !m_expressions.isEmpty()
        || (m_known && m_known->mayBeEscapedIn(text));
}

bool PayloadSecrets::isClean(const QByteArray &text) const
{
    return m_known && m_selectors.isEmpty() && m_paths.isEmpty() && !looksIntoStrings(text)
        && m_known->find(text).isEmpty();
}

PayloadSecrets::Found PayloadSecrets::find(const QByteArray &text, bool isPartial) const
{
    return Search(*this, text, isPartial).run();
}

} // namespace jackfield
