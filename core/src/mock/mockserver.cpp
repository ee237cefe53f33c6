// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "expression_p.h"
#include "mockserver_p.h"
#include "rooms_p.h"
#include "watch_p.h"

#include <jackfield/ws/then.h>
#include <jackfield/ws/websocket.h>

namespace jackfield::mock {

namespace {
/// Several go one behind the other; each has dice of its own.
WsHandler misbehaving(WsHandler handler, QList<Chaos> faults, const MockSetup &setup)
{
    const ChaosSwitch isOn = setup.services.faults.value_or(ChaosSwitch());
    if (!setup.services.faults)
        isOn.misbehave();
    for (qsizetype i = 0; i < faults.size(); ++i) {
        Chaos &fault = faults[i];
        fault.seed = (fault.seed == 0 ? setup.seed() : fault.seed) + quint32(i);
        handler = then(chaos(fault, isOn), handler);
    }
    return handler;
}

/// The handler of a route, with everything that stands before it.
WsHandler handlerOf(const MockRoute &route, const MockSetup &setup)
{
    const WsHandler handler = misbehaving(route.make(setup), route.faults, setup);
    const bool routesItself = route.kind == QLatin1StringView("script"); // and is watched there
    return [handler, setup, routesItself, names = route.subprotocols](const Request &request) {
        WsResponse response = handler(request);
        if (setup.watch && !routesItself)
            response = setup.watch->watched(response, request, setup);
        for (const QString &offered : request.offeredSubprotocols()) {
            if (names.contains(offered))
                return response.withSubprotocol(offered);
        }
        return response;
    };
}
} // namespace

MockSetup setupOf(const MockServer &server, const MockServices &services)
{
    return { .services = services,
             .seed =
                 [seed = server.seed] {
                     return seed ? *seed : QRandomGenerator::global()->generate();
                 },
             .rooms = std::make_shared<Rooms>(),
             .counters = std::make_shared<Counters>(),
             .server = server.name };
}

WsRoutes tableOf(const MockServer &server, const MockSetup &setup)
{
    QList<QList<WsRoute>> rows;
    QHash<QString, int> samePath;
    for (const MockRoute &definition : server.routes) {
        MockSetup own = setup;
        own.route =
            definition.path + QLatin1Char('#') + QString::number(++samePath[definition.path]);
        own.place = definition.place;
        if (const auto missed = setup.services.missed) {
            own.services.missed = [missed, server = own.server, place = own.place](MockMiss miss) {
                miss.server = server;
                miss.place = place;
                missed(miss);
            };
        }
        if (own.watch)
            own.watch->hasRoute(own, definition);
        const WsHandler handler = handlerOf(definition, own);
        rows.append(
            when(definition.when,
                 definition.path.isEmpty() ? otherwise(handler) : route(definition.path, handler)));
    }
    return WsRoutes(rows);
}

} // namespace jackfield::mock
