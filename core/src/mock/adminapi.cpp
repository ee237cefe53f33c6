// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "adminjson_p.h"
#include "journalfilter_p.h"

#include <jackfield/filter/requestcheck.h>
#include <jackfield/mock/adminapi.h>
#include <jackfield/routing/routing.h>
#include <jackfield/ws/then.h>

#include <atomic>
#include <limits>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace jackfield::mock;
using json::Node;

namespace {
/// The query of a request, of which every parameter must be known, and stand once.
class Query
{
public:
    Query(const Request &request, const QStringList &known)
    {
        for (const auto &[name, value] : request.uri().queries()) {
            if (!known.contains(name))
                m_error = known.isEmpty() ? u"'%1': this takes no parameters"_s.arg(name)
                                          : u"'%1' is no parameter here; there is %2"_s.arg(
                                                name, json::enumerated(known));
            else if (m_values.contains(name))
                m_error = u"'%1' stands twice"_s.arg(name);
            m_values.insert(name, value.value_or(QString()));
        }
    }

    std::optional<QString> text(const QString &name) const
    {
        const auto found = m_values.constFind(name);
        return found == m_values.constEnd() ? std::nullopt : std::optional(*found);
    }
    std::optional<quint64> number(const QString &name, quint64 greatest)
    {
        const auto value = text(name);
        if (!value)
            return std::nullopt;
        bool ok = false;
        const quint64 number = value->toULongLong(&ok);
        if (!ok || number > greatest)
            m_error = u"%1=%2: must be a number from 0 to %3"_s.arg(name, *value).arg(greatest);
        return number;
    }
    const QString &error() const { return m_error; }

private:
    QHash<QString, QString> m_values;
    QString m_error;
};

Audience audienceOf(Query &query)
{
    Audience audience { .server = query.text(u"server"_s),
                        .path = query.text(u"path"_s),
                        .room = query.text(u"room"_s) };
    if (const auto number = query.number(u"connection"_s, std::numeric_limits<int>::max()))
        audience.connection = int(*number);
    return audience;
}

QStringList audienceKeys()
{
    return { u"connection"_s, u"server"_s, u"path"_s, u"room"_s };
}

/// What a request to wait or to verify says.
struct Demand
{
    static constexpr qint64 any = std::numeric_limits<qint64>::max();

    JournalFilter filter;
    quint64 after = 0;
    qint64 least = 1;
    qint64 most = any;
    std::chrono::milliseconds timeout = std::chrono::seconds(5);

    /// "at least 2 messages"
    QString words() const
    {
        return least == most ? u"%1"_s.arg(least)
            : most == any    ? u"at least %1"_s.arg(least)
            : least == 0     ? u"at most %1"_s.arg(most)
                             : u"%1 to %2"_s.arg(least).arg(most);
    }
};

Demand commonOf(const Node &node, const QStringList &keys)
{
    node.expectKeys(JournalFilterReader::keys() + keys);
    Demand demand { .filter = JournalFilterReader::read(node) };
    if (const auto after = node.member(u"after"_s))
        demand.after = quint64(after->integer(0, Demand::any));
    return demand;
}

Demand waitOf(const Node &node)
{
    constexpr qint64 longest = 600'000;
    Demand demand = commonOf(node, { u"after"_s, u"count"_s, u"timeout"_s });
    if (const auto count = node.member(u"count"_s))
        demand.least = count->integer(1, Demand::any);
    if (const auto timeout = node.member(u"timeout"_s))
        demand.timeout = std::chrono::milliseconds(timeout->integer(0, longest));
    return demand;
}

Demand verifyOf(const Node &node)
{
    Demand demand = commonOf(node, { u"after"_s, u"count"_s, u"atLeast"_s, u"atMost"_s });
    const auto least = node.member(u"atLeast"_s);
    const auto most = node.member(u"atMost"_s);
    if (const auto count = node.member(u"count"_s)) {
        demand.least = demand.most = count->integer(0, Demand::any);
        if (least || most)
            count->fail(u"is both 'atLeast' and 'atMost': one of them does not go with it"_s);
        return demand;
    }
    if (most) {
        demand.least = 0;
        demand.most = most->integer(0, Demand::any);
    }
    if (least)
        demand.least = least->integer(0, demand.most);
    return demand;
}

/// The API of one mock: a function for each row of its table.
class Admin
{
public:
    Admin(LiveMock mock, AdminOptions options)
        : m_mock(std::move(mock))
        , m_options(std::move(options))
    { }

    Response servers(const Request &request) const
    {
        if (const Query query(request, {}); !query.error().isEmpty())
            return errorAnswer(400, query.error());
        QByteArrayList servers;
        const QList<MockServer> definitions = m_mock.servers();
        const QList<RouteUse> routes = m_mock.routes();
        for (qsizetype i = 0; i < definitions.size(); ++i) {
            const QString url = m_options.url ? m_options.url(i).toString() : QString();
            servers += toJson(definitions.at(i).name, url, routes);
        }
        return jsonAnswer("{\"servers\":" + jsonArray(servers) + '}');
    }

    Response connections(const Request &request) const
    {
        Query query(request, audienceKeys());
        const Audience audience = audienceOf(query);
        if (!query.error().isEmpty())
            return errorAnswer(400, query.error());
        QByteArrayList connections;
        for (const LiveConnection &connection : m_mock.connections(audience))
            connections += toJson(connection);
        return jsonAnswer("{\"connections\":" + jsonArray(connections) + '}');
    }

    Response steps(const Request &request) const
    {
        Query query(request, audienceKeys());
        const Audience audience = audienceOf(query);
        if (!query.error().isEmpty())
            return errorAnswer(400, query.error());
        const auto played = m_mock.play(audience, request.body());
        if (!played)
            return wrong(played.error());
        if (audience.connection && played->isEmpty())
            return errorAnswer(404, u"there is no such connection"_s);
        QByteArrayList numbers;
        for (const int number : *played)
            numbers += QByteArray::number(number);
        return jsonAnswer("{\"connections\":" + jsonArray(numbers) + '}');
    }

    Response journal(const Request &request) const
    {
        constexpr quint64 most = 10'000;
        constexpr quint64 usual = 1000;
        Query query(request, { u"after"_s, u"limit"_s });
        const quint64 after =
            query.number(u"after"_s, std::numeric_limits<qint64>::max()).value_or(0);
        const quint64 limit = query.number(u"limit"_s, most).value_or(usual);
        if (!query.error().isEmpty())
            return errorAnswer(400, query.error());
        return jsonAnswer(toJson(m_mock.journal(after, qsizetype(limit))));
    }

    Response clearJournal(const Request &) const
    {
        m_mock.clearJournal();
        return Response(204);
    }

    Response reset(const Request &) const
    {
        m_mock.reset();
        return Response(204);
    }

    Response wait(const Request &request) const
    {
        const auto demand = json::readText<Demand>(request.body(), u"body"_s, &waitOf);
        if (!demand)
            return wrong(demand.error());
        if (m_waiting.fetch_add(1) >= mostWaiting) {
            --m_waiting;
            return errorAnswer(503, u"%1 requests wait already"_s.arg(mostWaiting));
        }
        const JournalFinding finding =
            m_mock.wait(demand->filter, demand->least, demand->timeout, demand->after);
        --m_waiting;
        if (finding.count >= demand->least)
            return jsonAnswer(toJson(finding));
        return jsonAnswer(toJson(finding,
                                 u"%1 of %2 came within %3 ms"_s.arg(finding.count)
                                     .arg(demand->least)
                                     .arg(demand->timeout.count())),
                          409);
    }

    Response verify(const Request &request) const
    {
        const auto demand = json::readText<Demand>(request.body(), u"body"_s, &verifyOf);
        if (!demand)
            return wrong(demand.error());
        const JournalFinding finding = m_mock.find(demand->filter, demand->after);
        const bool isRight = finding.count >= demand->least && finding.count <= demand->most;
        const bool isKnown = finding.lost == 0 || finding.count > demand->most
            || (demand->most == Demand::any && isRight);
        if (!isKnown)
            return jsonAnswer(
                toJson(
                    finding,
                    u"%1 entries were too old to be kept, so it is not known"_s.arg(finding.lost)),
                409);
        if (isRight)
            return jsonAnswer(toJson(finding));
        return jsonAnswer(
            toJson(finding, u"%1 came, not %2"_s.arg(finding.count).arg(demand->words())), 409);
    }

private:
    static Response wrong(const Error &error)
    {
        return errorAnswer(400, error.where + u": "_s + error.message);
    }

    static constexpr int mostWaiting = 64;

    const LiveMock m_mock;
    mutable std::atomic<int> m_waiting = 0;
    const AdminOptions m_options;
};

/// The same answers; those that say no in plain text say it in JSON.
HttpHandler inJson(const HttpHandler &handler)
{
    return [handler](const Request &request) {
        const Response response = answer(handler, request);
        const bool isPlain =
            response.header("Content-Type").value_or(QByteArray()).startsWith("text/plain");
        if (response.status() < 400 || !isPlain)
            return response;
        Headers headers = response.headers();
        headers.remove("Content-Type");
        const Response json =
            errorAnswer(response.status(), QString::fromUtf8(response.body()).trimmed());
        for (const auto &[name, value] : json.headers().fields())
            headers.append(name, value);
        return json.withHeaders(headers);
    };
}
} // namespace

HttpHandler adminApi(const LiveMock &mock, const AdminOptions &options)
{
    const auto admin = std::make_shared<const Admin>(mock, options);
    struct Row
    {
        Method method;
        const char *path;
        Response (Admin::*answer)(const Request &) const;
    };
    const QList<Row> rows {
        { Method::Get, "/v1/servers", &Admin::servers },
        { Method::Get, "/v1/connections", &Admin::connections },
        { Method::Post, "/v1/steps", &Admin::steps },
        { Method::Get, "/v1/journal", &Admin::journal },
        { Method::Delete, "/v1/journal", &Admin::clearJournal },
        { Method::Post, "/v1/wait", &Admin::wait },
        { Method::Post, "/v1/verify", &Admin::verify },
        { Method::Post, "/v1/reset", &Admin::reset },
    };
    QList<QList<HttpRoute>> table;
    QStringList known;
    for (const Row &row : rows) {
        known +=
            u"%1 %2"_s.arg(QString::fromLatin1(row.method.name), QString::fromLatin1(row.path));
        table.append(route(
            row.path, row.method, HttpHandler([admin, answer = row.answer](const Request &request) {
                return (*admin.*answer)(request);
            })));
    }
    table.append(otherwise(HttpHandler([known](const Request &) {
        return errorAnswer(404, u"there is only %1"_s.arg(json::enumerated(known)));
    })));
    return inJson(then(bearerAuth(options.token), HttpHandler(routes(table))));
}

} // namespace jackfield
