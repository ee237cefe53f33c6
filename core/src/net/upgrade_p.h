// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/ws/wsresponse.h>

namespace jackfield::net {

/// Whether the request is an opening handshake, or means to be one.
bool isUpgrade(const Request &request);
/// What is wrong with an opening handshake (RFC 6455 section 4.2.1): 400, or 426 for another version.
std::optional<Response> handshakeFault(const Request &request);
/// The 101 for `request`, with the headers that the handler adds to it. `extensions`: what was agreed on, or empty.
Response switchingProtocols(const Request &request,
                            const WsResponse &answer,
                            const QString &subprotocol,
                            const QByteArray &extensions);
/// A 101 as bytes.
QByteArray serializedUpgrade(const Response &switching);

} // namespace jackfield::net
