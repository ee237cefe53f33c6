// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "replier.h"

#include "expander.h"
#include "jsonedit.h"
#include "problems.h"
#include "writtenbytes.h"

#include <QThread>
#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Message = ConnectionFile::Message;

/// As a mock's step has it: JSON where it is some, compact; else text or bytes.
Result<JsonValue> stepOf(const Message &message, const QMap<QString, QString> &variables)
{
    const auto step = [](const QString &kind, const JsonValue &value) {
        return JsonValue::object({ { kind, value } });
    };
    if (message.isFile())
        return failure(Error::Code::Unsupported, Problems::tr("a file cannot answer by itself"));
    if (const auto notation = notationOf(message.kind)) {
        Expander expand(variables);
        const QString text = expand(message.text);
        if (expand.error())
            return std::unexpected(*expand.error());
        return bytesFrom(*notation, text).transform([&](const QByteArray &bytes) {
            return step(u"base64"_s, JsonValue::string(QString::fromLatin1(bytes.toBase64())));
        });
    }
    const auto json = JsonValue::parse(message.text.toUtf8());
    if (json && isContainer(*json))
        return step(u"json"_s, *json);
    return step(u"text"_s, JsonValue::string(message.text));
}
} // namespace

ReplyRules::Variables replyVariables(const QMap<QString, QString> &variables)
{
    ReplyRules::Variables values;
    for (const auto &[name, value] : variables.asKeyValueRange())
        values.insert(name, JsonValue::string(value));
    return values;
}

SavedReplies SavedReplies::of(const QList<Message> &messages,
                              const QMap<QString, QString> &variables,
                              const QString &path)
{
    const ReplyRules::Variables values = replyVariables(variables);
    SavedReplies replies;
    for (const Message &message : messages) {
        if (message.when.isNull() || !message.isOn)
            continue;
        const auto added = stepOf(message, variables).and_then([&](const JsonValue &step) {
            return replies.rules.add({ message.name, message.when, step, path }, values);
        });
        if (!added) {
            replies.problems.append(
                { added.error().code,
                  Problems::tr("“%1” answers nothing: %2").arg(message.name, added.error().message),
                  added.error().where });
        }
    }
    return replies;
}

bool ReplyBudget::take(std::chrono::microseconds now)
{
    const std::chrono::duration<double> passed = now - m_last;
    m_last = now;
    m_left = std::min(mostAtOnce, m_left + passed.count() * perSecond);
    if (m_left < 1)
        return false;
    m_left -= 1;
    return true;
}

/// Of its thread alone.
struct Replier::Connection
{
    ReplyTalk talk;
    QMap<QString, QString> taken;
    std::function<void()> paused;
    int version = -1; ///< what the rules are made of
    int resumed = 0;
    ReplyRules rules = {};
    ReplyBudget budget = {};
};

void Replier::setMessages(const QList<Message> &messages)
{
    const std::scoped_lock lock(m_mutex);
    m_messages = messages;
    ++m_version;
}

void Replier::setVariables(const QMap<QString, QString> &variables)
{
    const std::scoped_lock lock(m_mutex);
    m_variables = variables;
    ++m_version;
}

void Replier::resume()
{
    ++m_resumed;
    m_isPaused = false;
}

bool Replier::isAnswering() const
{
    return m_answering == QThread::currentThreadId();
}

void Replier::listen(const WebSocket &socket,
                     const QMap<QString, QString> &taken,
                     const std::function<void()> &paused)
{
    const auto connection = std::make_shared<Connection>(
        Connection { ReplyTalk(socket.request()), taken, paused, -1, m_resumed });
    socket.onMessage([self = shared_from_this(), socket, connection](const WsMessage &message) {
        self->hear(message, socket, *connection);
    });
}

void Replier::renew(Connection &connection)
{
    const std::scoped_lock lock(m_mutex);
    QMap<QString, QString> variables = m_variables;
    variables.insert(connection.taken);
    connection.rules = SavedReplies::of(m_messages, variables).rules;
    connection.version = m_version;
}

void Replier::hear(const WsMessage &message, const WebSocket &socket, Connection &connection)
{
    if (connection.version != m_version)
        renew(connection);
    const auto answer = connection.rules.answer(message, connection.talk);
    if (!answer || m_isPaused)
        return;
    if (connection.resumed != m_resumed) {
        connection.resumed = m_resumed;
        connection.budget = {};
    }
    if (connection.budget.take(socket.elapsed())) {
        m_answering = QThread::currentThreadId();
        socket.send(answer->message);
        m_answering = nullptr;
        return;
    }
    m_isPaused = true;
    connection.paused();
}

} // namespace jackfield::ui
