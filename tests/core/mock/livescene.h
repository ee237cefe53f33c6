// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/json/jsonvalue.h>
#include <jackfield/mock/adminapi.h>
#include <jackfield/testing/testclient.h>

#include <QTest>

using namespace jackfield;
using namespace jackfield::testing;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A mock that is asked offline, and its admin API.
struct Scene
{
    /// `routes`: those of its one server, "main".
    static MockFile fileOf(const QByteArray &routes)
    {
        const auto file =
            MockFile::parse(R"({"jackfield":"mock","version":1,"servers":[{"name":"main","routes":)"
                            + routes + "}]}");
        if (!file)
            qFatal("%s %s", qPrintable(file.error().where), qPrintable(file.error().message));
        return *file;
    }

    explicit Scene(const QByteArray &routes, const JournalLimits &limits = {})
        : mock(fileOf(routes), { .clock = clock.clock() }, limits)
        , api(adminApi(mock, { .token = "sesame"_ba }))
    { }

    std::unique_ptr<WsClient> client(const QString &target)
    {
        return testWsClient(mock.handler(0), Request::get(target), clock);
    }
    Response ask(const Method &method, const QByteArray &target, const QByteArray &body = {}) const
    {
        return api(Request(method, Uri(target))
                       .withHeader("Authorization", "Bearer sesame")
                       .withBody(body));
    }
    /// "200 BODY"
    QByteArray
    said(const Method &method, const QByteArray &target, const QByteArray &body = {}) const
    {
        const Response response = ask(method, target, body);
        return QByteArray::number(response.status()) + ' ' + response.body().trimmed();
    }
    JsonValue get(const QByteArray &target) const
    {
        return JsonValue::parse(ask(Method::Get, target).body()).value_or(JsonValue());
    }
    QByteArray play(const QByteArray &query, const QByteArray &steps) const
    {
        return said(Method::Post, "/v1/steps" + query, steps);
    }

    TestClock clock;
    LiveMock mock;
    HttpHandler api;
};

/// What a client hears: texts, "[code]" when it is over.
inline QString heard(const std::unique_ptr<WsClient> &client, int most = 100)
{
    QStringList words;
    for (int i = 0; i < most; ++i) {
        const auto message = client->receive(0ms);
        if (message)
            words += message->isText() ? message->text() : u"<binary>"_s;
        else if (client->socket()->isOpen())
            break;
        else
            return (words << u"[end]"_s).join(u' ');
    }
    return words.join(u' ');
}
