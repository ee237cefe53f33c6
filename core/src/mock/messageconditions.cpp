// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "condition_p.h"
#include "messagetemplate_p.h"
#include "pattern_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
using Test = Condition::Test;
using Made = Condition::Made;

QString quoted(const QString &text)
{
    return u'"' + shownText(text) + u'"';
}

QString described(const Received &received)
{
    return received.message.isText() ? quoted(received.text) : describe(received.message);
}

class ModeTest final : public Test
{
public:
    explicit ModeTest(bool isText)
        : m_isText(isText)
    { }
    bool holds(const Received &received, const Context &) const override
    {
        return received.message.isText() == m_isText;
    }
    Mismatch mismatch(const Received &, const Context &) const override
    {
        return { .why = m_isText ? u"it is binary"_s : u"it is text"_s };
    }

private:
    const bool m_isText;
};

/// The whole text, or a part of it.
class TextTest final : public Test
{
public:
    TextTest(TextTemplate text, bool isWhole)
        : m_text(std::move(text))
        , m_isWhole(isWhole)
    { }
    bool holds(const Received &received, const Context &context) const override
    {
        const QString wanted = m_text.expand(context);
        return received.message.isText()
            && (m_isWhole ? received.text == wanted : received.text.contains(wanted));
    }
    Mismatch mismatch(const Received &received, const Context &context) const override
    {
        const QString wanted = quoted(m_text.expand(context));
        return { .nearness = received.message.isText() ? 0.25 : 0,
                 .why = m_isWhole ? u"it is %1, not %2"_s.arg(described(received), wanted)
                                  : u"there is no %1 in it"_s.arg(wanted) };
    }

private:
    const TextTemplate m_text;
    const bool m_isWhole;
};

class MatchesTest final : public Test
{
public:
    explicit MatchesTest(Pattern pattern)
        : m_pattern(std::move(pattern))
    { }
    bool holds(const Received &received, const Context &) const override
    {
        return received.message.isText() && m_pattern.isIn(received.text);
    }
    Mismatch mismatch(const Received &received, const Context &) const override
    {
        return { .nearness = received.message.isText() ? 0.25 : 0,
                 .why = u"it does not match %1"_s.arg(quoted(m_pattern.text())) };
    }
    void capture(const Received &received, Context &context) const override
    {
        m_pattern.capture(received.text, context.match);
    }

private:
    const Pattern m_pattern;
};

class BytesTest final : public Test
{
public:
    BytesTest(QByteArray bytes, bool isWhole)
        : m_bytes(std::move(bytes))
        , m_isWhole(isWhole)
    { }
    bool holds(const Received &received, const Context &) const override
    {
        const QByteArray &bytes = received.message.bytes();
        return !received.message.isText()
            && (m_isWhole ? bytes == m_bytes : bytes.startsWith(m_bytes));
    }
    Mismatch mismatch(const Received &received, const Context &) const override
    {
        return { .nearness = received.message.isText() ? 0 : 0.25,
                 .why = received.message.isText() ? u"it is text"_s
                     : m_isWhole                  ? u"its bytes are others"_s
                                                  : u"its first bytes are others"_s };
    }

private:
    const QByteArray m_bytes;
    const bool m_isWhole;
};

Made readMode(const Node &node, const Scope &)
{
    const Node mode = node.required(u"mode"_s);
    const QString word = mode.string();
    if (word != u"text"_s && word != u"binary"_s)
        mode.fail(u"must be 'text' or 'binary'"_s);
    return std::make_shared<ModeTest>(word == u"text"_s);
}

Made readText(const Node &node, const Scope &scope)
{
    return std::make_shared<TextTest>(textOf(node.required(u"text"_s), scope), true);
}

Made readContains(const Node &node, const Scope &scope)
{
    return std::make_shared<TextTest>(textOf(node.required(u"contains"_s), scope), false);
}

Made readMatches(const Node &node, const Scope &)
{
    return std::make_shared<MatchesTest>(Pattern::read(node.required(u"matches"_s)));
}

Made readBase64(const Node &node, const Scope &)
{
    return std::make_shared<BytesTest>(bytesOf(node.required(u"base64"_s)), true);
}

Made readPrefix(const Node &node, const Scope &)
{
    return std::make_shared<BytesTest>(bytesOf(node.required(u"base64Prefix"_s)), false);
}

} // namespace

QList<ConditionKind> messageConditions()
{
    return { { "text"_L1, {}, &readText },           { "contains"_L1, {}, &readContains },
             { "matches"_L1, {}, &readMatches },     { "base64"_L1, {}, &readBase64 },
             { "base64Prefix"_L1, {}, &readPrefix }, { "mode"_L1, {}, &readMode } };
}

} // namespace jackfield::mock
