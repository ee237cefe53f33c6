// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientplay_p.h"
#include "session/replayable_p.h"

#include <jackfield/session/pseudonyms.h>
#include <jackfield/testing/testclient.h>

#include <QUrl>

namespace jackfield::replay {

using std::chrono::milliseconds;

namespace {
Headers revealed(const Headers &recorded, const ClientReplay &how)
{
    Headers headers;
    for (const auto &[name, value] : recorded.fields())
        headers.append(name, withSecrets(value, how.secrets));
    return headers;
}
} // namespace

Verdict againstHandler(const Session &session,
                       const WsHandler &handler,
                       const Matching &matching,
                       const ClientReplay &how)
{
    const testing::TestClock clock;
    ClientReplay offline = how;
    offline.clock = clock.clock();
    const Connect connect = [&](const WsOpened &recorded) -> Connected {
        const Request request =
            recorded.request.withHeaders(revealed(recorded.request.headers(), how))
                .withUri(Uri(urlWithSecrets(recorded.request.uri().target(), how.secrets)));
        auto client = testing::upgrade(handler, request, clock);
        if (client)
            return *std::move(client);
        return std::unexpected(
            ConnectFailure { ConnectFailure::Kind::Http, {}, client.error().response });
    };
    return ClientPlay(matching, offline, {}, connect).run(session).value_or(Verdict());
}

std::expected<Verdict, ConnectFailure> againstClient(const Session &session,
                                                     const WsClientFactory &factory,
                                                     const QString &url,
                                                     const ClientConfig &config,
                                                     const Matching &matching,
                                                     const ClientReplay &how)
{
    const QUrl base(url);
    const bool hasTarget =
        (!base.path().isEmpty() && base.path() != QLatin1String("/")) || base.hasQuery();
    const Connect connect = [&](const WsOpened &recorded) -> Connected {
        const Request &request = recorded.request;
        const QByteArray target = urlWithSecrets(request.uri().pathAndQuery(), how.secrets);
        ClientConfig own = config;
        const Headers headers = replayable(revealed(request.headers(), how));
        for (const auto &[name, value] : headers.fields()) {
            if (!config.headers.contains(name))
                own.headers.append(name, value);
        }
        if (own.subprotocols.isEmpty()) {
            own.subprotocols =
                request.withHeaders(revealed(request.headers(), how)).offeredSubprotocols();
            own.subprotocols.removeIf(
                [](const QString &name) { return hasPseudonym(name.toUtf8()); });
        }
        const QString root =
            base.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
        return factory(hasTarget ? url : root + QString::fromLatin1(target), own);
    };
    constexpr milliseconds leastSilence(100); // what the last message set off may take its time
    return ClientPlay(matching, how, leastSilence, connect).run(session);
}

} // namespace jackfield::replay
