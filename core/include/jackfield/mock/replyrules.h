// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/request.h>
#include <jackfield/json/jsonvalue.h>
#include <jackfield/support/clock.h>
#include <jackfield/ws/wsmessage.h>

#include <QHash>
#include <memory>

namespace jackfield {

namespace mock {
struct Context;
} // namespace mock

/// One connection on which messages answer by themselves: its handshake, and how many messages have come.
class ReplyTalk
{
public:
    explicit ReplyTalk(const Request &handshake, const Clock &clock = Clock::system());

private:
    friend class ReplyRules;
    std::shared_ptr<mock::Context> m_context;
};

/// Messages that answer by themselves, at either end of a connection, by the conditions and templates of mock files
/// (docs/mocks.md). Cheap to copy; once filled, usable on any thread.
class ReplyRules
{
public:
    using Variables = QHash<QString, JsonValue>;

    struct Rule
    {
        QString name;
        JsonValue when; ///< `{"path": "$.type", "equals": "ping"}`
        JsonValue message; ///< `{"json": ...}`, `{"text": ...}` or `{"base64": ...}`
        QString file = {}; ///< that `when` was read from, for errors
    };
    struct Answer
    {
        QString name; ///< of the rule
        WsMessage message;
    };

    /// Behind those that are there. `variables`: what `{{ NAME }}` stands for besides the expressions of mocks.
    /// Errors: Invalid, Missing; `where` is "FILE:line:column" for what is wrong with `when`, if there is a file, else
    /// "NAME:line:column". A rule that is wrong is not added.
    Result<void> add(const Rule &rule, const Variables &variables = {});
    bool isEmpty() const { return m_rules.isEmpty(); }
    /// What the first rule whose condition holds says to the next message of a connection. Thread: the connection's.
    std::optional<Answer> answer(const WsMessage &message, ReplyTalk &talk) const;

private:
    struct Made;
    QList<std::shared_ptr<const Made>> m_rules;
};

} // namespace jackfield
