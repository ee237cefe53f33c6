// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "conversation_p.h"
#include "handlerkinds_p.h"
#include "stream_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

Stream Stream::read(const Node &node, const Scope &scope)
{
    constexpr qint64 day = 86'400'000;
    constexpr qint64 greatestBurst = 100'000;
    node.expectKeys(
        StreamSource::keys()
        + QStringList { u"every"_s, u"jitter"_s, u"burst"_s, u"count"_s, u"then"_s, u"until"_s });
    Stream stream;
    const auto every = node.member(u"every"_s);
    if (!node.member(u"session"_s))
        stream.every = std::chrono::milliseconds(node.required(u"every"_s).integer(1, day));
    else if (every)
        every->fail(u"a recorded stream has its own rhythm; 'speed' changes it"_s);
    if (const auto jitter = node.member(u"jitter"_s))
        stream.jitter = std::chrono::milliseconds(jitter->integer(0, day));
    if (const auto burst = node.member(u"burst"_s))
        stream.burst = int(burst->integer(1, greatestBurst));
    stream.source = StreamSource::read(node, scope);
    if (const auto count = node.member(u"count"_s))
        stream.count = count->integer(1, std::numeric_limits<qint64>::max());
    if (const auto then = node.member(u"then"_s))
        stream.then = Step::read(*then, scope);
    if (const auto until = node.member(u"until"_s))
        stream.until = Condition::read(*until, scope);
    return stream;
}

std::chrono::microseconds Stream::wobble(QRandomGenerator &random) const
{
    const qint64 most = std::chrono::microseconds(jitter).count();
    return std::chrono::microseconds(most == 0 ? 0 : random.bounded(-most, most + 1));
}

MakeHandler readStream(const Node &node, const Scope &scope)
{
    const auto stream = std::make_shared<const Stream>(Stream::read(node, scope));
    return [stream](const MockSetup &setup) -> WsHandler {
        return [stream, setup](const Request &request) -> WsResponse {
            return [stream, setup, request](const WebSocket &socket) {
                const auto conversation = std::make_shared<Conversation>(socket, request, setup);
                conversation->play({}, *stream, conversation->context());
                socket.onMessage([conversation](const WsMessage &message) {
                    const Received received(message);
                    (void)conversation->received(received); // it counts
                    (void)conversation->stopStreams(received);
                });
            };
        };
    };
}

} // namespace jackfield::mock
