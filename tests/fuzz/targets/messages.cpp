// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"

#include <jackfield/wire/messagereader.h>

#include <QUtf8StringView>

using namespace jackfield::wire;

namespace {
struct Seen
{
    QList<Received> messages;
    std::optional<quint16> closeCode;

    bool operator==(const Seen &) const = default;
};

Seen read(const MessageReader::Rules &rules, const QList<QByteArrayView> &pieces)
{
    MessageReader reader(rules);
    Seen seen;
    for (QByteArrayView piece : pieces) {
        while (true) {
            const auto received = reader.next(piece);
            if (!received) {
                seen.closeCode = received.error().closeCode;
                return seen;
            }
            if (!*received)
                break;
            seen.messages.append(**received);
            if ((*received)->opcode == Opcode::Close)
                return seen;
        }
    }
    return seen;
}

void run(QByteArrayView input)
{
    const quint8 options = takeByte(input);
    const quint8 seed = takeByte(input);
    const Role role = options & 1 ? Role::Server : Role::Client;
    const qint64 limit = options & 2 ? 100 : 0;
    MessageReader::Rules rules { .reader = role, .maxMessage = limit };
    if (options & 4)
        rules.deflate = DeflateParameters();
    const Seen whole = read(rules, { input });
    require(whole == read(rules, cutInPieces(input, seed)), "messages do not depend on cuts");
    for (const Received &message : whole.messages) {
        require(message.opcode != Opcode::Continuation, "no message is a continuation");
        require(limit == 0 || message.payload.size() <= 125 || message.payload.size() <= limit,
                "no message is above the limit");
        if (message.opcode == Opcode::Text)
            require(QUtf8StringView(message.payload).isValidUtf8(), "text is UTF-8");
        if (message.opcode == Opcode::Close)
            require(parseClose(message.payload).has_value(), "a close frame can be parsed");
    }
}
} // namespace

const FuzzTarget messagesTarget { "messages", run };
