// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/wire/conformance.h>
#include <jackfield/wire/deflate.h>

#include <optional>

namespace jackfield::wire::conformance {

/// The heads of an opening handshake with `{...}` in the place of what differs.
QByteArray usualRequest();
QByteArray usualResponse();

/// A request's or an answer's first line and headers.
struct Head
{
    QByteArray firstLine;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    qsizetype size = 0;

    /// All values of that name, with commas between them.
    QByteArray value(const QByteArray &name) const;
    int count(const QByteArray &name) const;
    /// Whether the list `name` has `token`, in any case.
    bool lists(const QByteArray &name, const QByteArray &token) const;
    /// The number after the first blank; 0 if there is none.
    int status() const;
};

/// The head at the start of `bytes`; nothing if its end has not come.
std::optional<Head> headOf(const QByteArray &bytes);

/// One permessage-deflate with its parameters, as offered or as agreed.
struct DeflateLine
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    int serverMaxWindowBits = 0; ///< 0: not there
    int clientMaxWindowBits = 0; ///< 0: not there; 15: without a value
    bool isMalformed = false; ///< a parameter is unknown or its value wrong
};
/// Those of a Sec-WebSocket-Extensions header; other extensions are malformed ones.
QList<DeflateLine> deflateLines(const QByteArray &value);

/// Sec-WebSocket-Extensions of a tester that is a client.
QByteArray offerOf(const QList<DeflateTerms> &terms);
/// What a tester that is a server answers to the client's offers; nothing if it can have none of its terms.
std::optional<QByteArray> answerTo(const QByteArray &offers, const QList<DeflateTerms> &terms);
/// What is wrong with a server's answer to offerOf(); empty if nothing is.
QString objectionTo(const QByteArray &answer, const QList<DeflateTerms> &terms);
DeflateParameters parametersOf(const DeflateLine &agreed);

/// What is wrong with a client's request; empty if nothing is.
QString requestFault(const Head &request);
/// What is wrong with a server's 101. `offersDeflate`: whether it may agree on permessage-deflate.
QString switchingFault(const Head &answer,
                       const QByteArray &key,
                       const QList<QByteArray> &subprotocols,
                       bool offersDeflate);

} // namespace jackfield::wire::conformance
