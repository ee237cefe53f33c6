// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "livescene.h"

#include <QTemporaryDir>

/// A script of its own folder, played offline by the real process.
class Play
{
public:
    explicit Play(const QByteArray &script,
                  const QByteArray &options = {},
                  const QByteArray &moreRoutes = {})
        : m_options(options)
        , m_moreRoutes(moreRoutes)
    {
        const auto file = read(script);
        if (!file)
            qFatal("%s", qPrintable(file.error().message));
        const auto log = [this](const MockLog &line) {
            said += (line.isError ? u"! "_s : QString()) + line.text;
        };
        mock.emplace(*file, MockServices { .clock = clock.clock(), .log = log });
    }
    /// One route, "/{id}", whose function of the socket is this.
    static Play onSocket(const QByteArray &body, const QByteArray &options = {})
    {
        return Play("route('/{id}', request => socket => {\n" + body + "\n});", options);
    }

    Result<MockFile> read(const QByteArray &script) const
    {
        QFile file(m_folder.filePath(u"play.js"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size())
            qFatal("no script");
        file.close();
        return MockFile::parse(
            R"({"jackfield":"mock","version":1,"servers":[{"name":"s","seed":7,"routes":[)"
                + m_moreRoutes + R"({"script":{"file":"play.js")" + m_options + "}}]}]}",
            m_folder.filePath(u"a.mock.json"_s));
    }
    std::unique_ptr<WsClient> client(const QString &target = u"/a"_s) const
    {
        return testWsClient(mock->handler(0), Request::get(target), clock);
    }
    /// What comes of one message on a connection of its own.
    QString hear(const QString &text, const QString &target = u"/a"_s) const
    {
        const auto one = client(target);
        one->send(WsMessage::text(text));
        return heard(one);
    }

    TestClock clock;
    std::optional<LiveMock> mock;
    QStringList said; ///< the log

private:
    QTemporaryDir m_folder;
    const QByteArray m_options;
    const QByteArray m_moreRoutes;
};
