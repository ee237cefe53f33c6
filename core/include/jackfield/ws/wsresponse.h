// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/response.h>

#include <chrono>
#include <concepts>
#include <functional>
#include <optional>
#include <variant>

namespace jackfield {

class WebSocket;

/// What is done with an accepted connection. Called once, when it is open.
using WsConsumer = std::function<void(WebSocket)>;

/// A handler's answer to an opening handshake: a consumer, or a refusal that the client gets before any 101.
class WsResponse
{
public:
    /// No match: 404.
    WsResponse(std::nullopt_t); // NOLINT(google-explicit-constructor)
    /// Accept; an empty function is no match.
    WsResponse(WsConsumer consumer); // NOLINT(google-explicit-constructor)
    WsResponse(std::optional<WsConsumer> consumer); // NOLINT(google-explicit-constructor)
    template<typename F>
        requires(!std::same_as<std::decay_t<F>, WsConsumer> // first: WebSocket may be incomplete
                 && !std::same_as<std::decay_t<F>, WsResponse> && std::invocable<F &, WebSocket>)
    WsResponse(F &&consumer)
        : WsResponse(WsConsumer(std::forward<F>(consumer))) // NOLINT
    { }

    bool isAccepted() const { return std::holds_alternative<WsConsumer>(m_answer); }
    /// Precondition: isAccepted().
    const WsConsumer &consumer() const { return std::get<WsConsumer>(m_answer); }
    /// Precondition: !isAccepted().
    const Response &refusal() const { return std::get<Response>(m_answer); }

    /// The subprotocol this server wants to speak. It is agreed on only if the client offered it.
    const QString &subprotocol() const { return m_subprotocol; }
    /// Headers for the 101, beyond those of the handshake.
    const Headers &headers() const { return m_headers; }

    /// How much later a server gives this answer. Offline it is given at once: nobody waits there.
    std::chrono::milliseconds delay() const { return m_delay; }

    WsResponse withSubprotocol(const QString &name) const;
    /// Behind those delays that it has already.
    WsResponse withDelay(std::chrono::milliseconds delay) const;
    /// One more header of the answer, the 101 or the refusal.
    WsResponse withHeader(const QByteArray &name, const QByteArray &value) const;
    /// The same acceptance with another consumer; a refusal stays a refusal.
    WsResponse withConsumer(WsConsumer consumer) const;

private:
    friend WsResponse refuse(Response response);
    explicit WsResponse(Response response)
        : m_answer(std::move(response))
    { }

    std::variant<WsConsumer, Response> m_answer;
    QString m_subprotocol;
    Headers m_headers;
    std::chrono::milliseconds m_delay { 0 };
};

/// Says no before the handshake: `return refuse(Response(401).body("token, please"));`
WsResponse refuse(Response response);

/// A server as a function.
using WsHandler = std::function<WsResponse(const Request &)>;
/// A handler of some connections; nothing: they are another's.
using WsAnswers = std::function<std::optional<WsResponse>(const Request &)>;
/// Wraps a handler. Runs once per connection.
using WsFilter = std::function<WsHandler(WsHandler)>;

/// HTTP and WebSocket on one port; either may be empty.
struct PolyHandler
{
    HttpHandler http;
    WsHandler ws;
};

inline PolyHandler poly(HttpHandler http, WsHandler ws)
{
    return { std::move(http), std::move(ws) };
}

/// Asks `handler`, and turns whatever it throws into a refusal: the one place where exceptions of handlers end
/// before the handshake. A handler that is empty refuses with 404.
WsResponse answer(const WsHandler &handler, const Request &request);
/// The same for the HTTP side.
Response answer(const HttpHandler &handler, const Request &request);
/// The subprotocol that both sides agree on: `response.subprotocol()` if `request` offers it, else none.
QString agreedSubprotocol(const WsResponse &response, const Request &request);

} // namespace jackfield
