// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockoonimporter_p.h"

#include <QRegularExpression>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace interop;
using namespace mockoon;

namespace {
/// `v1/rooms/:room` as `/v1/rooms/{room}`.
QString pathOf(const JsonValue &environment, const JsonValue &route)
{
    static const QRegularExpression place(u":([A-Za-z_]\\w*)(?:\\(([^)]*)\\))?\\??"_s);
    QString path = textOf(environment, u"endpointPrefix") + u'/' + textOf(route, u"endpoint");
    QString made;
    qsizetype at = 0;
    auto found = place.globalMatch(path);
    while (found.hasNext()) {
        const auto match = found.next();
        const QString pattern = match.captured(2);
        made += path.sliced(at, match.capturedStart() - at) + u'{' + match.captured(1)
            + (pattern.isEmpty() ? QString() : u':' + pattern) + u'}';
        at = match.capturedEnd();
    }
    made += path.sliced(at);
    static const QRegularExpression slashes(u"^/*|//+"_s);
    if (made.endsWith(u'*'))
        made = made.chopped(1) + u"{rest:.*}"_s;
    for (int n = 1; made.contains(u"/*/"_s); ++n)
        made.replace(made.indexOf(u"/*/"_s), 3, u"/{any%1}/"_s.arg(n));
    return made.replace(slashes, u"/"_s);
}

/// The routes in the order in which Mockoon asks them: as they stand in its tree.
class Tree
{
public:
    explicit Tree(const JsonValue &environment)
    {
        for (const JsonValue &each : memberOf(environment, u"routes").elements())
            m_left.insert(textOf(each, u"uuid"), each);
        for (const JsonValue &each : memberOf(environment, u"folders").elements())
            m_left.insert(textOf(each, u"uuid"), each);
        collect(memberOf(environment, u"rootChildren").elements());
    }
    const QList<JsonValue> &routes() const { return m_routes; }

private:
    /// Each route and folder once, whatever the tree says.
    void collect(const QList<JsonValue> &children)
    {
        for (const JsonValue &child : children) {
            const JsonValue found = m_left.take(textOf(child, u"uuid"));
            if (found.isNull())
                continue;
            if (textOf(child, u"type") == u"route"_s)
                m_routes += found;
            else
                collect(memberOf(found, u"children").elements());
        }
    }

    QHash<QString, JsonValue> m_left;
    QList<JsonValue> m_routes;
};

class Environment
{
public:
    Environment(const JsonValue &environment, MockDraft &draft)
        : m_environment(environment)
        , m_draft(draft)
    { }

    void read()
    {
        QList<JsonValue> routes = Tree(m_environment).routes();
        if (routes.isEmpty()) // of an older version
            routes = memberOf(m_environment, u"routes").elements();
        qsizetype others = 0;
        for (const JsonValue &route : routes) {
            if (textOf(route, u"type") == u"ws"_s)
                add(route);
            else
                ++others;
        }
        if (others > 0)
            m_draft.lose(u"%1 HTTP route(s) were left out"_s.arg(others));
        if (memberOf(memberOf(m_environment, u"tlsOptions"), u"enabled").toBool())
            m_draft.lose(u"it is served with TLS: so is 'serve --tls'"_s);
        if (memberOf(m_environment, u"proxyMode").toBool())
            m_draft.lose(u"its proxy to %1 was left out: a route with 'proxy' is one"_s.arg(
                textOf(m_environment, u"proxyHost")));
    }

private:
    void add(const JsonValue &route)
    {
        DraftRoute made { .path = pathOf(m_environment, route),
                          .description = textOf(route, u"documentation") };
        m_what = made.path;
        if (textOf(route, u"endpoint").contains(u'?'))
            lose(u"what is optional in its path is not, here"_s);
        if (!textOf(route, u"streamingMode").isEmpty())
            stream(route, made);
        else
            answer(route, made);
        m_draft.add(made, m_what);
    }

    void lose(const QString &sentence) { m_draft.lose(m_what + u": "_s + sentence); }

    static QString nameOf(const JsonValue &response, qsizetype number)
    {
        const QString label = textOf(response, u"label");
        return label.isEmpty() ? u"response %1"_s.arg(number) : label;
    }

    /// The steps of a response: none, if it says nothing.
    JsonValue replyOf(const JsonValue &response, const QString &name)
    {
        QStringList lost;
        const QString body = bodyOf(response, m_environment, lost);
        for (const QString &sentence : lost)
            lose(u"'%1': %2"_s.arg(name, sentence));
        if (!memberOf(response, u"callbacks").elements().isEmpty())
            lose(u"'%1': its callbacks were left out"_s.arg(name));
        if (body.isEmpty())
            return JsonValue::array({});
        Members step { { u"text"_s, word(body) } };
        const qint64 latency = memberOf(response, u"latency").toInteger().value_or(0)
            + memberOf(m_environment, u"latency").toInteger().value_or(0);
        if (latency > 0)
            step.append({ u"delay"_s, JsonValue::number(latency) });
        return JsonValue::object(step);
    }

    /// The first response whose rules hold, else the default one.
    void answer(const JsonValue &route, DraftRoute &made)
    {
        const QString mode = textOf(route, u"responseMode");
        const QList<JsonValue> responses = memberOf(route, u"responses").elements();
        const JsonValue anything = object(u"mode"_s, word(u"text"_s)); // it hears no bytes
        const bool isAny = mode == u"RANDOM"_s || mode == u"SEQUENTIAL"_s;
        DraftRule any { .name = isAny ? mode.toLower() : QString(),
                        .when = anything,
                        .isRandom = mode == u"RANDOM"_s };
        std::optional<DraftRule> otherwise;
        qsizetype number = 0;
        for (const JsonValue &response : responses) {
            const QString name = nameOf(response, ++number);
            const JsonValue reply = replyOf(response, name);
            if (memberOf(response, u"default").toBool() || (!otherwise && responses.size() == 1))
                otherwise = DraftRule { .name = name, .when = anything, .replies = { reply } };
            any.replies += reply;
            if (!isAny && mode != u"DISABLE_RULES"_s)
                take(response, name, reply, made);
        }
        if (isAny && !any.replies.isEmpty())
            made.rules = { any };
        else if (otherwise && mode != u"FALLBACK"_s) // which says nothing, in a WebSocket
            made.rules += *otherwise;
    }

    void
    take(const JsonValue &response, const QString &name, const JsonValue &reply, DraftRoute &made)
    {
        QString why;
        const auto when = conditionOf(response, m_environment, why);
        if (when)
            made.rules += DraftRule { .name = name, .when = *when, .replies = { reply } };
        else if (!memberOf(response, u"default").toBool())
            lose(u"'%1' was left out: %2"_s.arg(name, why));
    }

    /// Messages at an interval, to each connection by itself.
    void stream(const JsonValue &route, DraftRoute &made)
    {
        constexpr qint64 floor = 10;
        const bool isInTurn = textOf(route, u"responseMode") == u"SEQUENTIAL"_s;
        const QList<JsonValue> responses = memberOf(route, u"responses").elements();
        QList<JsonValue> messages;
        for (const JsonValue &response : responses) {
            const bool isTaken =
                isInTurn || responses.size() == 1 || memberOf(response, u"default").toBool();
            QStringList lost;
            const QString body = isTaken ? bodyOf(response, m_environment, lost) : QString();
            for (const QString &sentence : lost)
                lose(sentence);
            if (!body.isEmpty())
                messages += object(u"text"_s, word(body));
        }
        if (!isInTurn && responses.size() > 1)
            lose(u"of its %1 responses it sends the default one"_s.arg(responses.size()));
        if (textOf(route, u"streamingMode") == u"BROADCAST"_s)
            lose(u"each connection has a stream of its own, from when it is open"_s);
        const qint64 every = memberOf(route, u"streamingInterval").toInteger().value_or(floor);
        made.every = qMax(every, floor);
        made.pushed = messages;
        if (messages.isEmpty())
            lose(u"it streams nothing"_s);
    }

    const JsonValue m_environment;
    MockDraft &m_draft;
    QString m_what; ///< the route that is read
};
} // namespace

bool isMockoon(QByteArrayView content)
{
    return content.contains("\"lastMigration\"") && content.contains("\"routes\"");
}

Result<Imported> importMockoon(const ImportSource &source, const ImportOptions &)
{
    return readJson(source).and_then([&](const JsonValue &root) -> Result<Imported> {
        JsonValue environment = root;
        for (const JsonValue &each : memberOf(root, u"data").elements()) { // an older export
            if (textOf(each, u"type") == u"environment"_s)
                environment = memberOf(each, u"item");
        }
        const qint64 port = memberOf(environment, u"port").toInteger().value_or(0);
        const QString name = textOf(environment, u"name");
        MockDraft draft(name.isEmpty() ? u"Mockoon"_s : name,
                        port > 0 && port < 65536 ? quint16(port) : quint16(0));
        Environment(environment, draft).read();
        return draft.finish(source);
    });
}

} // namespace jackfield
