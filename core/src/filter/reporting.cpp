// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/filter/reporting.h>
#include <jackfield/ws/websocket.h>

namespace jackfield {

namespace {
constexpr qsizetype mostShown = 200; ///< bytes of a payload

/// What the handler says; what it throws is told as the refusal that it is going to be, and goes on.
WsResponse asked(const WsHandler &handler,
                 const Request &request,
                 const std::function<void(const Request &, const Response &)> &refused)
{
    try {
        return handler(request);
    } catch (...) {
        const WsHandler again = [](const Request &) -> WsResponse { throw; };
        refused(request, answer(again, request).refusal());
        throw;
    }
}

/// Calls `refused` or, with the open socket, `opened` before the consumer.
WsFilter watching(const std::function<void(const Request &, const Response &)> &refused,
                  const std::function<void(const Request &, const WebSocket &)> &opened)
{
    return [refused, opened](const WsHandler &next) -> WsHandler {
        return [refused, opened, next](const Request &request) {
            const WsResponse response = asked(next, request, refused);
            if (!response.isAccepted()) {
                refused(request, response.refusal());
                return response;
            }
            return response.withConsumer(
                [opened, request, consumer = response.consumer()](const WebSocket &socket) {
                    opened(request, socket);
                    consumer(socket);
                });
        };
    };
}

QString shown(const QByteArray &bytes, bool isText)
{
    const QByteArray begin = bytes.first(std::min(bytes.size(), mostShown));
    QString text = isText ? QString::fromUtf8(begin) : QString::fromLatin1(begin.toHex(' '));
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return begin.size() < bytes.size() ? text + QChar(0x2026) : text;
}

QString told(const std::optional<WsStatus> &status)
{
    return status ? QStringLiteral("%1 %2").arg(status->code).arg(status->reason).trimmed()
                  : QStringLiteral("without a code");
}

QString told(const WsEvent &event)
{
    switch (event.kind) {
    case WsEvent::Kind::Message:
        return QStringLiteral("%1, %2 bytes: %3")
            .arg(event.message.isText() ? QStringLiteral("text") : QStringLiteral("binary"))
            .arg(event.message.bytes().size())
            .arg(shown(event.message.bytes(), event.message.isText()));
    case WsEvent::Kind::Ping:
        return QStringLiteral("ping: ") + shown(event.payload, true);
    case WsEvent::Kind::Pong:
        return QStringLiteral("pong: ") + shown(event.payload, true);
    case WsEvent::Kind::Close:
        return QStringLiteral("close ") + told(event.status);
    case WsEvent::Kind::End:
        return QStringLiteral("end %1%2")
            .arg(told(event.status), event.clean ? QString() : QStringLiteral(", unclean"));
    case WsEvent::Kind::Error:
        return QStringLiteral("error: ") + event.error.message;
    case WsEvent::Kind::Frame:
        return QStringLiteral("raw frame: ") + shown(event.payload, false);
    case WsEvent::Kind::Dropped:
        return QStringLiteral("not delivered: ")
            + shown(event.message.bytes(), event.message.isText());
    }
    return {};
}

QString named(Side side)
{
    return side == Side::Client ? QStringLiteral("client") : QStringLiteral("server");
}

QString named(const Request &request)
{
    return QString::fromLatin1(request.method().name + ' ' + request.uri().target());
}
} // namespace

WsFilter reportTransaction(const std::function<void(const WsTransaction &)> &report,
                           const Clock &clock)
{
    const auto opened = [report, clock](const Request &request, const WebSocket &socket) {
        const auto transaction = std::make_shared<WsTransaction>();
        transaction->request = request;
        const auto count = [=, own = socket.side(), begin = clock.elapsed()](const WsEvent &event) {
            if (event.kind == WsEvent::Kind::Message) {
                auto &side = event.from == own ? transaction->sent : transaction->received;
                ++side.messages;
                side.bytes += event.message.bytes().size();
            } else if (event.kind == WsEvent::Kind::End) {
                transaction->status = event.status;
                transaction->initiator = event.from;
                transaction->clean = event.clean;
                transaction->duration = clock.elapsed() - begin;
                report(*transaction);
            }
        };
        socket.observe({ .event = count });
    };
    const auto refused = [report](const Request &request, const Response &response) {
        WsTransaction transaction;
        transaction.request = request;
        transaction.refusal = response;
        report(transaction);
    };
    return watching(refused, opened);
}

WsFilter debug(const std::function<void(const QString &)> &print)
{
    const auto opened = [print](const Request &request, const WebSocket &socket) {
        const QString number = QStringLiteral("#%1 ").arg(socket.id());
        print(number + named(request) + QStringLiteral(" from ") + socket.peer());
        socket.observe({ .event = [print, number](const WsEvent &event) {
            print(number + named(event.from) + QStringLiteral(": ") + told(event));
        } });
    };
    const auto refused = [print](const Request &request, const Response &response) {
        print(QStringLiteral("refused %1: %2 %3")
                  .arg(named(request))
                  .arg(response.status())
                  .arg(QString::fromLatin1(response.reason())));
    };
    return watching(refused, opened);
}

} // namespace jackfield
