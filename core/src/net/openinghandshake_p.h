// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httphead_p.h"

#include <jackfield/wire/extensions.h>
#include <jackfield/ws/clientconfig.h>

#include <QUrl>

namespace jackfield::net {

/// A client's opening handshake as pure values: what is sent, and what the answer means (RFC 6455 section 4.1).
struct OpeningHandshake
{
    Request request; ///< with all its headers
    QByteArray key;
    QList<QString> subprotocols; ///< offered
    std::optional<wire::DeflateParameters> deflate = {}; ///< offered
    bool isPassedOn = false; ///< it is another's, who judges what the server agrees to

    /// Url: a scheme other than ws and wss (http and https are taken for them), a fragment, no host, a header or
    /// subprotocol that may not stand.
    static std::expected<OpeningHandshake, ConnectFailure> of(const QUrl &url,
                                                              const ClientConfig &config);
    /// One that was received, octet for octet: `request` has all of it. Url: as above, or the target may not stand.
    static std::expected<OpeningHandshake, ConnectFailure> passingOn(const QUrl &url,
                                                                     const Request &request);

    QByteArray bytes() const;
    /// What is wrong with a 101: Handshake.
    std::optional<ConnectFailure> objection(const Response &switching) const;
    /// The compression that a 101 without objection agrees to.
    std::optional<wire::DeflateParameters> agreedDeflate(const Response &switching) const;
};

/// The same as the wire names it.
wire::DeflateParameters deflateParameters(const Compression &compression);
/// Whether the URL asks for TLS.
bool isSecure(const QUrl &url);
quint16 portOf(const QUrl &url);
/// "example.com", "example.com:8080", "[::1]:9000": the Host header.
QByteArray hostHeader(const QUrl &url);
/// Says why a peer's first bytes are no answer to a handshake.
ConnectFailure notHttp(const QByteArray &bytes, const QString &fault);
/// The same for a stream that ended behind `bytes`.
ConnectFailure closedEarly(const QByteArray &bytes, bool isTls);
/// An answer that is not 101.
ConnectFailure refusedBy(const Response &response);

} // namespace jackfield::net
