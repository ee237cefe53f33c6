// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/filters.h>
#include <jackfield/ws/websocket.h>

namespace jackfield {

namespace {
/// Runs `task`; a lens failure goes on as the HandlerFailure that was decided on.
template<typename Task>
auto translated(const std::function<LensAnswer(const LensFailure &)> &decide, const Task &task)
{
    try {
        return task();
    } catch (const LensFailure &failure) {
        if (!failure.isFaultOfCaller())
            throw;
        const LensAnswer answer = decide(failure);
        throw HandlerFailure(answer.httpStatus, answer.closeStatus, answer.text);
    }
}
} // namespace

WsFilter catchLensFailure(const std::function<LensAnswer(const LensFailure &)> &decide)
{
    return [decide](const WsHandler &next) -> WsHandler {
        return [decide, next](const Request &request) {
            const WsResponse response = translated(decide, [&] { return next(request); });
            if (!response.isAccepted())
                return response;
            return response.withConsumer(
                [decide, consumer = response.consumer()](const WebSocket &socket) {
                    const auto onMessage = [decide,
                                            socket](const WebSocket::MessageListener &listener) {
                        socket.onMessage([decide, listener](const WsMessage &message) {
                            translated(decide, [&] { listener(message); });
                        });
                    };
                    translated(decide, [&] { consumer(socket.with({ .onMessage = onMessage })); });
                });
        };
    };
}

} // namespace jackfield
