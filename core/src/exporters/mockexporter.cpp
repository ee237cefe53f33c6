// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "losses_p.h"
#include "tables_p.h"

#include <jackfield/json/jsonwriter.h>

#include <QUtf8StringView>

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;
using Milliseconds = std::chrono::milliseconds;

namespace {
/// Below it a pause is how fast the machine was, and not a part of the conversation.
constexpr Milliseconds shortestPause(10);

/// What the client says, and what the server has answered each time.
struct Question
{
    QByteArray when;
    QList<QByteArrayList> replies; ///< steps
};

struct Route
{
    QString path;
    QString subprotocol;
    std::optional<Response> refusal;
    QByteArrayList greeting; ///< of the first connection
    QList<Question> questions;
    QStringList lost; ///< what could not be carried over
};

QByteArray quoted(const QString &text)
{
    return json::quoted(text, json::Escape::Invisible);
}

/// In a template braces stand for themselves only like this.
QByteArray quotedTemplate(QString text)
{
    return quoted(text.replace(u"{{"_s, u"{{ \"{{\" }}"_s));
}

/// Whether a `json` step says it byte for byte: it writes JSON without blanks, and keys without needless escapes.
bool isPlainJson(const WsMessage &message)
{
    const QByteArray bytes = message.bytes();
    const auto value = JsonValue::parse(bytes);
    if (!value || !(value->isObject() || value->isArray()) || bytes.contains('\\')
        || bytes.contains("{{"))
        return false;
    bool isInString = false;
    return std::ranges::none_of(bytes, [&](char c) {
        if (c == '"')
            isInString = !isInString;
        return !isInString && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
    });
}

QByteArray payloadOf(const WsMessage &message)
{
    if (!message.isText())
        return "\"base64\": \"" + message.bytes().toBase64() + '"';
    if (isPlainJson(message))
        return "\"json\": " + message.bytes();
    return "\"text\": " + quotedTemplate(message.text());
}

QByteArray delayed(const QByteArray &members, Milliseconds pause)
{
    QByteArray step = "{ " + members;
    if (pause >= shortestPause)
        step += ", \"delay\": " + QByteArray::number(qint64(pause.count()));
    return step + " }";
}

QByteArray closing(const std::optional<WsStatus> &status)
{
    if (!status || !status->isSendable())
        return "\"close\": 1000";
    const QByteArray code = QByteArray::number(status->code);
    if (status->reason.isEmpty())
        return "\"close\": " + code;
    return "\"close\": { \"code\": " + code + ", \"reason\": " + quotedTemplate(status->reason)
        + " }";
}

/// Goes through the events of a session, connection by connection.
class Learner
{
public:
    QList<Route> routesOf(const Session &session)
    {
        for (const SessionEvent &event : session.events) {
            if (event.kind == Kind::Open || event.kind == Kind::Refused)
                begin(event);
            else if (m_talks.contains(event.conn))
                take(m_talks[event.conn], event);
        }
        return std::move(m_routes);
    }

private:
    struct Talk
    {
        qsizetype route = 0;
        qsizetype question = -1; ///< the last one; -1: none yet
        bool isFirst = false; ///< of its route: it says the greeting
        bool isOver = false; ///< somebody has closed it
        std::chrono::microseconds last {}; ///< when something was said
    };

    void begin(const SessionEvent &event)
    {
        const QString path = event.opened().request.uri().path();
        const auto decoded = percentDecoded(path.toUtf8());
        const bool isPlain = decoded && !decoded->contains(u'{') && !decoded->contains(u'}');
        auto found = std::ranges::find(m_routes, path, &Route::path);
        const bool isNew = found == m_routes.end();
        if (isNew) {
            m_routes.append(Route { .path = path });
            found = m_routes.end() - 1;
        }
        if (!isPlain)
            found->lost += u"the path has characters that no template can have"_s;
        if (event.kind == Kind::Refused) {
            if (isNew)
                found->refusal = event.opened().response;
            else
                found->lost += u"a connection was refused as well"_s;
            return;
        }
        if (found->refusal) {
            found->refusal.reset();
            found->lost += u"a connection was refused as well"_s;
        }
        found->subprotocol = event.opened().subprotocol;
        m_talks.insert(event.conn,
                       { .route = found - m_routes.begin(), .isFirst = isNew, .last = event.t });
    }

    void take(Talk &talk, const SessionEvent &event)
    {
        Route &route = m_routes[talk.route];
        const auto pause = std::chrono::duration_cast<Milliseconds>(event.t - talk.last);
        switch (event.kind) {
        case Kind::Message:
            if (event.partial)
                route.lost += u"a message that was never completed"_s;
            else if (event.message.isText()
                     && !QUtf8StringView(event.message.bytes()).isValidUtf8())
                route.lost += u"a text that is not UTF-8"_s;
            else if (event.from == Side::Client)
                ask(talk, route, event.message);
            else
                answer(talk, route, delayed(payloadOf(event.message), pause));
            talk.last = event.t;
            break;
        case Kind::Close:
            if (event.from == Side::Server && !talk.isOver)
                answer(talk, route, delayed(closing(event.status), pause));
            talk.isOver = true;
            break;
        case Kind::End:
            if (event.from == Side::Server && !event.clean && !talk.isOver)
                answer(talk, route, delayed("\"abort\": true", pause));
            break;
        case Kind::Frame:
            route.lost += u"a frame that breaks the protocol"_s;
            break;
        case Kind::Gap:
            route.lost += u"what the recording has lost"_s;
            break;
        default: // the transport's own part, and what was never delivered
            break;
        }
    }

    static void ask(Talk &talk, Route &route, const WsMessage &message)
    {
        const QByteArray when = "{ " + payloadOf(message) + " }";
        auto found = std::ranges::find(route.questions, when, &Question::when);
        if (found == route.questions.end()) {
            route.questions.append({ when, {} });
            found = route.questions.end() - 1;
        }
        found->replies.append(QByteArrayList());
        talk.question = found - route.questions.begin();
    }

    static void answer(const Talk &talk, Route &route, const QByteArray &step)
    {
        if (talk.question >= 0)
            route.questions[talk.question].replies.last() += step;
        else if (talk.isFirst)
            route.greeting += step;
        else if (!route.greeting.contains(step))
            route.lost += u"what connections heard before they had asked, but for the first one"_s;
    }

    QList<Route> m_routes;
    QHash<int, Talk> m_talks;
};

QByteArray stepsOf(const QByteArrayList &steps)
{
    if (steps.size() == 1)
        return steps.first();
    return '[' + steps.join(", ") + ']';
}

QByteArray ruleOf(const Question &question)
{
    const bool isAlways = std::ranges::all_of(question.replies, [&](const QByteArrayList &reply) {
        return reply == question.replies.first();
    });
    QByteArray rule = "{ \"when\": " + question.when;
    if (isAlways)
        return rule + ", \"reply\": " + stepsOf(question.replies.first()) + " }";
    QByteArrayList replies;
    for (const QByteArrayList &reply : question.replies)
        replies += stepsOf(reply);
    return rule + ", \"replies\": [" + replies.join(", ") + "] }";
}

QByteArray refusalOf(const Response &response)
{
    const int status =
        response.status() >= 300 && response.status() < 600 ? response.status() : 500;
    QByteArray refusal = "\"refuse\": { \"status\": " + QByteArray::number(status);
    const QString body = QString::fromUtf8(response.body());
    if (!body.isEmpty())
        refusal += ", \"body\": " + quotedTemplate(body);
    return refusal + " }";
}

QByteArray rulesOf(const Route &route)
{
    constexpr const char *line = ",\n              ";
    QByteArrayList members;
    if (!route.greeting.isEmpty())
        members += "\"greeting\": " + stepsOf(route.greeting);
    QByteArrayList rules;
    for (const Question &question : route.questions)
        rules += ruleOf(question);
    if (!rules.isEmpty())
        members += "\"rules\": [\n              " + rules.join(line) + "\n            ]";
    if (members.isEmpty())
        return "\"rules\": {}";
    return "\"rules\": {\n            " + members.join(",\n            ") + "\n          }";
}

QByteArray routeOf(Route route)
{
    QByteArrayList members { "\"path\": " + quoted(route.path) };
    route.lost.removeDuplicates();
    if (!route.lost.isEmpty())
        members += "\"description\": " + quoted(u"not carried over: "_s + route.lost.join(u"; "_s));
    if (!route.subprotocol.isEmpty())
        members += "\"subprotocols\": [" + quoted(route.subprotocol) + ']';
    members += route.refusal ? refusalOf(*route.refusal) : rulesOf(route);
    return "{\n          " + members.join(",\n          ") + "\n        }";
}
} // namespace

QStringList mockLosses(const Session &session)
{
    QStringList all;
    for (Route &route : Learner().routesOf(session)) {
        route.lost.removeDuplicates();
        for (const QString &lost : std::as_const(route.lost))
            all.append(u"%1 (%2)"_s.arg(lost, route.path));
    }
    return all;
}

Result<QList<ExportedFile>> exportMock(const Session &session, const ExportOptions &options)
{
    QByteArrayList routes;
    const QList<Route> learnt = Learner().routesOf(session);
    for (const Route &route : learnt)
        routes += routeOf(route);
    const QByteArray definition = R"({
  "jackfield": "mock",
  "version": 1,
  "servers": [
    {
      "name": )"
        + quoted(options.name) + R"(,
      "routes": [
        )"
        + routes.join(",\n        ") + R"(
      ]
    }
  ]
}
)";
    return QList<ExportedFile> { { fileName(options.name, u".mock.json"), definition, false } };
}

} // namespace jackfield
