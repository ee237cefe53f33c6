// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/filters.h>
#include <jackfield/ws/websocket.h>

#include <stdexcept>

namespace jackfield {

namespace {
using Run = std::function<void(const std::function<void()> &task)>;

/// The consumer, and every listener and timer that it leaves, runs in `run`.
WsResponse running(const WsResponse &response, const Run &run)
{
    if (!response.isAccepted())
        return response;
    return response.withConsumer([run, consumer = response.consumer()](const WebSocket &socket) {
        run([&] { consumer(socket.with({ .run = run })); });
    });
}

/// Runs `task`; what it throws, unless it is a HandlerFailure, becomes what `decide` makes of it.
template<typename Task, typename Decide>
auto caught(const Task &task, const Decide &decide)
{
    try {
        return task();
    } catch (const HandlerFailure &) {
        throw;
    } catch (const std::exception &exception) {
        return decide(exception);
    } catch (...) {
        return decide(std::runtime_error("user code threw something unknown"));
    }
}

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

PolyFilter catchLensFailure(const std::function<LensAnswer(const LensFailure &)> &decide)
{
    const auto run = [decide](const std::function<void()> &task) { translated(decide, task); };
    const auto ws = [decide, run](const WsHandler &next) -> WsHandler {
        return [decide, run, next](const Request &request) {
            return running(translated(decide, [&] { return next(request); }), run);
        };
    };
    const auto http = [decide](const HttpHandler &next) -> HttpHandler {
        return [decide, next](const Request &request) {
            return translated(decide, [&] { return next(request); });
        };
    };
    return { http, ws };
}

PolyFilter catchAll(const CatchAll &answers)
{
    const auto run = [answers](const Request &request, const std::function<void()> &task) {
        caught(task, [&](const std::exception &exception) {
            const WsStatus status = answers.closeStatus ? answers.closeStatus(request, exception)
                                                        : WsStatus::InternalError;
            throw HandlerFailure(500, status, status.reason, QString::fromUtf8(exception.what()));
        });
    };
    const auto refusal = [answers](const Request &request, const std::exception &exception) {
        return answers.refusal ? answers.refusal(request, exception)
                               : plainText(500, QStringLiteral("internal server error"));
    };
    const auto ws = [run, refusal](const WsHandler &next) -> WsHandler {
        return [run, refusal, next](const Request &request) {
            const WsResponse response =
                caught([&] { return next(request); },
                       [&](const std::exception &e) { return refuse(refusal(request, e)); });
            return running(response, std::bind_front(run, request));
        };
    };
    const auto http = [refusal](const HttpHandler &next) -> HttpHandler {
        return [refusal, next](const Request &request) {
            return caught([&] { return next(request); },
                          [&](const std::exception &e) { return refusal(request, e); });
        };
    };
    return { http, ws };
}

} // namespace jackfield
