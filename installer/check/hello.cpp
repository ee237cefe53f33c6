// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/net/client.h>
#include <jackfield/net/server.h>
#include <jackfield/routing/routing.h>
#include <jackfield/testing/testclient.h>
#include <jackfield/ws/websocket.h>

#include <QCoreApplication>

using namespace jackfield;

/// A handler without a socket and behind one: 0 if both say the same.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const WsHandler app = websockets({ route("/hello", [](const Request &) -> WsResponse {
        return [](WebSocket socket) { socket.send(WsMessage::text("hello")); };
    }) });
    const auto offline = testing::testWsClient(app, Request::get("/hello"));
    net::Server server(poly({}, app), { .port = 0 });
    if (!offline || !server.start())
        return 1;
    const auto online = net::blockingClient(server.url("/hello"));
    return online && offline->receive().value() == (*online)->receive().value() ? 0 : 1;
}
