// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "learntserver_p.h"
#include "losses_p.h"

#include <QUtf8StringView>

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using Kind = SessionEvent::Kind;

namespace {
/// Below it a pause is how fast the machine was, and not a part of the conversation.
constexpr std::chrono::milliseconds shortestPause(10);

/// Goes through the events of a session, connection by connection.
class Learner
{
public:
    QList<LearntRoute> routesOf(const Session &session)
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
        auto found = std::ranges::find(m_routes, path, &LearntRoute::path);
        const bool isNew = found == m_routes.end();
        if (isNew) {
            m_routes.append(LearntRoute { .path = path });
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
        LearntRoute &route = m_routes[talk.route];
        const auto since =
            std::chrono::duration_cast<std::chrono::milliseconds>(event.t - talk.last);
        const auto pause = since < shortestPause ? std::chrono::milliseconds(0) : since;
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
                answer(talk, route, { .message = event.message, .status = {}, .pause = pause });
            talk.last = event.t;
            break;
        case Kind::Close:
            if (event.from == Side::Server && !talk.isOver)
                answer(talk, route, { LearntStep::Kind::Close, {}, event.status, pause });
            talk.isOver = true;
            break;
        case Kind::End:
            if (event.from == Side::Server && !event.clean && !talk.isOver)
                answer(talk, route, { LearntStep::Kind::Abort, {}, {}, pause });
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

    static void ask(Talk &talk, LearntRoute &route, const WsMessage &message)
    {
        auto found = std::ranges::find(route.questions, message, &LearntQuestion::said);
        if (found == route.questions.end()) {
            route.questions.append({ message, {} });
            found = route.questions.end() - 1;
        }
        found->replies.append(QList<LearntStep>());
        talk.question = found - route.questions.begin();
    }

    static void answer(const Talk &talk, LearntRoute &route, const LearntStep &step)
    {
        if (talk.question >= 0)
            route.questions[talk.question].replies.last() += step;
        else if (talk.isFirst)
            route.greeting += step;
        else if (!route.greeting.contains(step))
            route.lost += u"what connections heard before they had asked, but for the first one"_s;
    }

    QList<LearntRoute> m_routes;
    QHash<int, Talk> m_talks;
};
} // namespace

bool LearntQuestion::isAlwaysTheSame() const
{
    return std::ranges::all_of(replies,
                               [&](const auto &reply) { return reply == replies.first(); });
}

QStringList lostByRules(const Session &session, const RuleLimits &limits)
{
    qsizetype refused = 0, greeting = 0, unheard = 0, unsaid = 0, pauses = 0, again = 0;
    qsizetype subprotocols = 0;
    QStringList lost;
    const QList<LearntRoute> routes = learntServer(session);
    for (const LearntRoute &route : routes) {
        refused += route.refusal ? 1 : 0;
        greeting += route.greeting.size();
        subprotocols += route.subprotocol.isEmpty() ? 0 : 1;
        for (const LearntQuestion &question : route.questions) {
            const auto &reply = question.replies.first();
            const bool isHeard = limits.hears(question);
            unheard += isHeard ? 0 : 1;
            again += question.isAlwaysTheSame() ? 0 : 1;
            unsaid += reply.size() - (isHeard ? limits.says(question) : 0);
            pauses += std::ranges::count_if(
                reply, [](const LearntStep &step) { return step.pause.count() > 0; });
        }
        for (const QString &each : route.lost)
            lost.append(u"%1 (%2)"_s.arg(each, route.path));
    }
    const auto say = [&](qsizetype count, const QString &one, const QString &many) {
        if (count > 0)
            lost.append(counted(count, one, many));
    };
    say(refused, u"path that was refused"_s, u"paths that were refused"_s);
    say(greeting, u"step before the client had asked"_s, u"steps before the client had asked"_s);
    say(unheard,
        u"message of the client that it cannot hear"_s,
        u"messages of the client that it cannot hear"_s);
    say(unsaid,
        u"step of an answer that it cannot say"_s,
        u"steps of answers that it cannot say"_s);
    say(limits.hasPauses ? 0 : pauses, u"pause before an answer"_s, u"pauses before answers"_s);
    say(again,
        u"message that was answered in several ways"_s,
        u"messages that were answered in several ways"_s);
    say(subprotocols, u"subprotocol"_s, u"subprotocols"_s);
    return lost;
}

QList<LearntRoute> learntServer(const Session &session)
{
    return Learner().routesOf(session);
}

} // namespace jackfield
