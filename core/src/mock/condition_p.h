// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsontemplate_p.h"

#include <span>

namespace jackfield::mock {

/// A received message, read once for all conditions.
struct Received
{
    explicit Received(const WsMessage &message);

    WsMessage message;
    QString text; ///< of a text message
    std::optional<JsonValue> json; ///< of a text message that is JSON
};

/// Why a condition does not hold.
struct Mismatch
{
    double nearness = 0; ///< 0 to 1, which would be that it holds
    QString why; ///< "$.type is \"b\", not \"a\""
};

/// What a message, its connection or the handshake must be like: `{"path": "$.type", "equals": "subscribe"}`,
/// `{"text": "ping"}`, ... Cheap to copy. `context`: what templates in the condition speak of.
class Condition
{
public:
    /// One kind of condition, read; usable from any thread.
    class Test
    {
    public:
        Test() = default;
        Test(const Test &) = delete;
        Test &operator=(const Test &) = delete;
        virtual ~Test() = default;

        virtual bool holds(const Received &received, const Context &context) const = 0;
        /// Of what does not hold.
        virtual Mismatch mismatch(const Received &received, const Context &context) const = 0;
        /// Of what holds: what its expressions found.
        virtual void capture(const Received &, Context &) const { }
    };
    using Made = std::shared_ptr<const Test>;

    static Condition read(const Node &node, const Scope &scope);
    static QList<Condition> readList(const Node &node, const Scope &scope);

    bool holds(const Received &received, const Context &context) const
    {
        return m_test->holds(received, context);
    }
    Mismatch mismatch(const Received &received, const Context &context) const
    {
        return m_test->mismatch(received, context);
    }
    void capture(const Received &received, Context &context) const
    {
        m_test->capture(received, context);
    }

private:
    Made m_test;
};

/// How a kind is written: the key that it is known by, and what may stand beside it.
struct ConditionKind
{
    QLatin1StringView key;
    QStringList besides;
    /// Null: a mistake that was told of.
    Condition::Made (*read)(const Node &node, const Scope &scope);
};

/// Those about the message as JSON, as text or bytes, and those about its connection.
QList<ConditionKind> jsonConditions();
QList<ConditionKind> messageConditions();
QList<ConditionKind> connectionConditions();
Condition::Made readSchemaCondition(const Node &node, const Scope &scope);

/// The text as a condition's words show it: short, and nothing invisible in it.
QString shownText(const QString &text);

} // namespace jackfield::mock
