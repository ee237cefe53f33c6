// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_server qt|exact - Jackfield's server with one worker: an echo everywhere, on /broadcast to everybody there.
#include "descriptors.h"

#include <jackfield/net/server.h>
#include <jackfield/ws/websocket.h>

#include <QCoreApplication>
#include <cstdio>
#include <cstring>
#include <map>

using namespace jackfield;

namespace {
/// With one worker all callbacks run on one thread.
WsHandler benchHandler()
{
    const auto listeners = std::make_shared<std::map<quint64, WebSocket>>();
    return [listeners](const Request &request) -> WsResponse {
        if (request.uri().path() != QLatin1String("/broadcast")) {
            return [](const WebSocket &socket) {
                socket.onMessage([socket](const WsMessage &message) { socket.send(message); });
            };
        }
        return [listeners](const WebSocket &socket) {
            listeners->emplace(socket.id(), socket);
            socket.onClose([listeners, id = socket.id()](const WsStatus &, Side, bool) {
                listeners->erase(id);
            });
            socket.onMessage([listeners](const WsMessage &message) {
                for (const auto &[id, listener] : *listeners)
                    listener.send(message);
            });
        };
    };
}
} // namespace

int main(int argc, char **argv)
{
    if (argc != 2 || (std::strcmp(argv[1], "qt") != 0 && std::strcmp(argv[1], "exact") != 0)) {
        std::fputs("usage: bench_server qt|exact\n", stderr);
        return 2;
    }
    bench::raiseDescriptorLimit();
    const QCoreApplication app(argc, argv);
    const Transport transport = argv[1][0] == 'q' ? Transport::QtWebSockets : Transport::Exact;
    net::Server server(benchHandler(), { .transport = transport });
    if (const auto started = server.start(); !started) {
        std::fprintf(stderr, "bench_server: %s\n", qPrintable(started.error().message));
        return 1;
    }
    std::printf("listening on ws://127.0.0.1:%d\n", server.port());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
