// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/node_p.h"
#include "pattern_p.h"

#include <jackfield/http/request.h>
#include <jackfield/json/jsonvalue.h>
#include <jackfield/support/clock.h>
#include <jackfield/ws/wsmessage.h>

#include <QMap>
#include <QRandomGenerator>
#include <mutex>

namespace jackfield {
struct MockSetup;
}

namespace jackfield::mock {

/// What an expression may speak of, known when the file is read.
struct Scope
{
    QString path = {}; ///< the route's template
    QStringList pathNames = {}; ///< its places
    QString folder = {}; ///< of the definition
    QStringList *files = nullptr; ///< where the files that are read are noted
    QHash<QString, JsonValue> variables = {}; ///< of the definition
    QHash<QString, JsonValue> names = {}; ///< of who answers: `{{ NAME }}`, before all others
    bool isPast = false; ///< the message has passed: what was remembered then is not known
};

/// What rules remember of a connection, by name. Thread: any.
class Variables
{
public:
    /// Null: not set.
    JsonValue value(const QString &name) const
    {
        const std::lock_guard lock(m_mutex);
        return m_values.value(name);
    }
    void set(const QString &name, const JsonValue &value)
    {
        const std::lock_guard lock(m_mutex);
        m_values.insert(name, value);
        ++m_version;
    }
    /// The members of an object in the place of all that was set; the version that this makes.
    quint64 replace(const JsonValue &object);
    /// The members of an object besides what was set.
    void add(const JsonValue &object);
    /// Another one after each change.
    quint64 version() const
    {
        const std::lock_guard lock(m_mutex);
        return m_version;
    }
    /// An object of all that is set.
    JsonValue all() const;

private:
    mutable std::mutex m_mutex;
    QMap<QString, JsonValue> m_values;
    quint64 m_version = 0;
};

/// Numbers of a server, by name. Thread: any.
class Counters
{
public:
    qint64 next(const QString &name)
    {
        const std::lock_guard lock(m_mutex);
        return ++m_numbers[name];
    }

private:
    std::mutex m_mutex;
    QHash<QString, qint64> m_numbers;
};

/// What an expression is evaluated with.
struct Context
{
    Request request;
    Clock clock;
    std::shared_ptr<QRandomGenerator> random; ///< the connection's
    WsMessage message; ///< that is answered; an empty text in a greeting
    std::optional<JsonValue> json; ///< the same, if it is JSON
    qint64 count = 0; ///< of messages: received on the connection or, in a stream, sent by it
    JsonValue row; ///< of a stream from a file; else null
    Captures match; ///< of the regular expressions of the rule that answers
    std::shared_ptr<Counters> counters; ///< the server's; null where there is none
    std::shared_ptr<Variables> state; ///< the connection's; null where there is none

    /// Of a request, before any message.
    static Context of(const Request &request, const MockSetup &setup);
    /// Null: not set.
    JsonValue variable(const QString &name) const
    {
        return state ? state->value(name) : JsonValue();
    }
};

/// What stands between `{{` and `}}`.
class Expression
{
public:
    using Evaluate = std::function<JsonValue(const Context &)>;

    /// Invalid: an unknown name, wrong arguments; the message says what there is.
    static Result<Expression> parse(const QString &text, const Scope &scope);

    JsonValue evaluate(const Context &context) const { return m_evaluate(context); }

private:
    explicit Expression(Evaluate evaluate)
        : m_evaluate(std::move(evaluate))
    { }

    Evaluate m_evaluate;
};

} // namespace jackfield::mock
