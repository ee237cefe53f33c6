// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/ws/handlerfailure.h>
#include <jackfield/ws/websocket.h>
#include <jackfield/ws/wsresponse.h>

namespace jackfield {

namespace {
Response noMatch()
{
    return plainText(404, QStringLiteral("not found"));
}

/// Runs `ask` and maps what it throws to a status with a text.
template<typename Answer, typename Ask, typename Refuse>
Answer guarded(const Ask &ask, const Refuse &refusal)
{
    try {
        return ask();
    } catch (const HandlerFailure &failure) {
        return refusal(plainText(failure.httpStatus(), failure.text()));
    } catch (...) {
        // What went wrong inside is nobody's business outside.
        return refusal(plainText(500, QStringLiteral("internal server error")));
    }
}
} // namespace

WsResponse::WsResponse(std::nullopt_t)
    : m_answer(noMatch())
{ }

WsResponse::WsResponse(WsConsumer consumer)
    : m_answer(consumer ? decltype(m_answer)(std::move(consumer)) : decltype(m_answer)(noMatch()))
{ }

WsResponse::WsResponse(std::optional<WsConsumer> consumer)
    : WsResponse(consumer ? std::move(*consumer) : WsConsumer())
{ }

WsResponse WsResponse::withSubprotocol(const QString &name) const
{
    WsResponse copy = *this;
    copy.m_subprotocol = name;
    return copy;
}

WsResponse WsResponse::withHeader(const QByteArray &name, const QByteArray &value) const
{
    WsResponse copy = *this;
    if (isAccepted())
        copy.m_headers.append(name, value);
    else
        copy.m_answer = refusal().header(name, value);
    return copy;
}

WsResponse WsResponse::withDelay(std::chrono::milliseconds delay) const
{
    WsResponse copy = *this;
    copy.m_delay += delay;
    return copy;
}

WsResponse WsResponse::withConsumer(WsConsumer consumer) const
{
    WsResponse copy = *this;
    if (isAccepted())
        copy.m_answer = std::move(consumer);
    return copy;
}

WsResponse refuse(Response response)
{
    return WsResponse(std::move(response));
}

WsResponse answer(const WsHandler &handler, const Request &request)
{
    if (!handler)
        return std::nullopt;
    return guarded<WsResponse>([&] { return handler(request); }, refuse);
}

Response answer(const HttpHandler &handler, const Request &request)
{
    if (!handler)
        return noMatch();
    return guarded<Response>([&] { return handler(request); }, [](Response r) { return r; });
}

QString agreedSubprotocol(const WsResponse &response, const Request &request)
{
    const bool offered = request.offeredSubprotocols().contains(response.subprotocol());
    return offered ? response.subprotocol() : QString();
}

} // namespace jackfield
