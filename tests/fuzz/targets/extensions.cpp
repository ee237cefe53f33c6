// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"

#include <jackfield/wire/extensions.h>

using namespace jackfield::wire;

namespace {
void run(QByteArrayView input)
{
    const quint8 options = takeByte(input);
    const DeflateParameters ours {
        .serverMaxWindowBits = 8 + (options & 7),
        .clientMaxWindowBits = 8 + ((options >> 3) & 7),
        .serverNoContextTakeover = bool(options & 64),
        .clientNoContextTakeover = bool(options & 128),
    };
    const QList<QByteArray> values = input.toByteArray().split('\n');
    if (const auto agreement = agreeOnDeflate(values, ours)) {
        const DeflateParameters &agreed = agreement->parameters;
        require(agreed.serverMaxWindowBits >= 8 && agreed.clientMaxWindowBits >= 8
                    && agreed.serverMaxWindowBits <= ours.serverMaxWindowBits
                    && agreed.clientMaxWindowBits <= ours.clientMaxWindowBits,
                "no window is above ours");
        const auto understood = deflateAnswered({ agreement->header }, DeflateParameters());
        require(understood && *understood == agreed,
                "the client understands what the server means");
    }
    if (const auto agreed = deflateAnswered(values, ours); agreed && *agreed) {
        require((*agreed)->serverMaxWindowBits >= 8 && (*agreed)->clientMaxWindowBits >= 8
                    && (*agreed)->serverMaxWindowBits <= ours.serverMaxWindowBits
                    && (*agreed)->clientMaxWindowBits <= ours.clientMaxWindowBits,
                "no window is above what was offered");
    }
    require(agreeOnDeflate({ deflateOffer(ours) }, {}).has_value(), "what is offered can be taken");
}
} // namespace

const FuzzTarget extensionsTarget { "extensions", run };
