// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/deflate.h>

#include <QList>

namespace jackfield::wire {

/// The value of Sec-WebSocket-Extensions with which a client offers these. It always offers client_max_window_bits,
/// so that the server may ask for a smaller window.
QByteArray deflateOffer(const DeflateParameters &wanted);

struct DeflateAgreement
{
    DeflateParameters parameters;
    QByteArray header; ///< the server's Sec-WebSocket-Extensions
};

/// Server: the first offer of permessage-deflate that can be taken, of all values of Sec-WebSocket-Extensions; nothing
/// if there is none. Declined are offers with an unknown or repeated parameter, a wrong value or none where one must
/// stand (RFC 7692 section 7.1), and those without client_max_window_bits if `ours` demands a smaller window.
std::optional<DeflateAgreement> agreeOnDeflate(const QList<QByteArray> &offers,
                                               const DeflateParameters &ours);

/// Client: what the server's answer to `offered` means; nothing if it agreed on no extension. The error is a sentence:
/// another extension, one twice, a wrong parameter, or less than was asked for.
std::expected<std::optional<DeflateParameters>, QString>
deflateAnswered(const QList<QByteArray> &answer, const std::optional<DeflateParameters> &offered);

} // namespace jackfield::wire
