// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "heads_p.h"

#include <algorithm>

namespace jackfield::wire::conformance {

using namespace Qt::StringLiterals;

namespace {
/// One parameter of permessage-deflate (RFC 7692 section 7.1).
void read(DeflateLine &line, const QByteArray &parameter)
{
    const qsizetype equals = parameter.indexOf('=');
    const QByteArray name = parameter.first(equals < 0 ? parameter.size() : equals).trimmed();
    const QByteArray value =
        equals < 0 ? QByteArray() : parameter.sliced(equals + 1).trimmed().replace('"', "");
    const int bits = value.toInt();
    const bool isRange = bits >= 8 && bits <= 15;
    if (name == "server_no_context_takeover" && equals < 0)
        line.serverNoContextTakeover = true;
    else if (name == "client_no_context_takeover" && equals < 0)
        line.clientNoContextTakeover = true;
    else if (name == "server_max_window_bits" && isRange)
        line.serverMaxWindowBits = bits;
    else if (name == "client_max_window_bits" && (isRange || equals < 0))
        line.clientMaxWindowBits = isRange ? bits : 15;
    else
        line.isMalformed = true;
}

bool grants(const DeflateLine &line, const DeflateTerms &terms)
{
    const bool hasBits =
        line.serverMaxWindowBits > 0 && line.serverMaxWindowBits <= terms.windowBits;
    return (!terms.noContextTakeover || line.serverNoContextTakeover)
        && (terms.windowBits == 0 || hasBits);
}
} // namespace

QList<DeflateLine> deflateLines(const QByteArray &value)
{
    QList<DeflateLine> lines;
    for (const QByteArray &extension : value.split(',')) {
        QByteArrayList parts = extension.split(';');
        DeflateLine line;
        line.isMalformed = parts.takeFirst().trimmed() != "permessage-deflate";
        for (const QByteArray &parameter : parts)
            read(line, parameter.trimmed());
        lines.append(line);
    }
    return lines;
}

QByteArray offerOf(const QList<DeflateTerms> &terms)
{
    QByteArrayList offers;
    for (const auto &[noContextTakeover, windowBits] : terms) {
        QByteArray offer = "permessage-deflate; client_max_window_bits";
        if (noContextTakeover)
            offer += "; server_no_context_takeover";
        if (windowBits > 0)
            offer += "; server_max_window_bits=" + QByteArray::number(windowBits);
        offers.append(offer);
    }
    return offers.join(", ");
}

std::optional<QByteArray> answerTo(const QByteArray &offers, const QList<DeflateTerms> &terms)
{
    for (const auto &[noContextTakeover, windowBits] : terms) {
        for (const DeflateLine &offer : deflateLines(offers)) {
            // Without context takeover a server may always ask for, a window only if the client offers to limit it.
            if (offer.isMalformed || (windowBits > 0 && offer.clientMaxWindowBits == 0))
                continue;
            QByteArray answer = "permessage-deflate";
            if (offer.serverNoContextTakeover)
                answer += "; server_no_context_takeover";
            if (offer.serverMaxWindowBits > 0)
                answer +=
                    "; server_max_window_bits=" + QByteArray::number(offer.serverMaxWindowBits);
            if (noContextTakeover)
                answer += "; client_no_context_takeover";
            if (windowBits > 0)
                answer += "; client_max_window_bits=" + QByteArray::number(windowBits);
            return answer;
        }
    }
    return std::nullopt;
}

QString objectionTo(const QByteArray &answer, const QList<DeflateTerms> &terms)
{
    const QList<DeflateLine> lines = deflateLines(answer);
    if (lines.size() != 1)
        return u"the 101 agrees on more than one extension"_s;
    if (lines[0].isMalformed)
        return u"the 101 has an extension or a parameter that was not offered"_s;
    const auto granted = [&](const DeflateTerms &wish) { return grants(lines[0], wish); };
    if (std::ranges::none_of(terms, granted))
        return u"the 101 agrees on permessage-deflate and leaves out what the offer demands"_s;
    return {};
}

DeflateParameters parametersOf(const DeflateLine &agreed)
{
    const auto bits = [](int written) { return written > 0 ? written : 15; };
    return { .serverMaxWindowBits = bits(agreed.serverMaxWindowBits),
             .clientMaxWindowBits = bits(agreed.clientMaxWindowBits),
             .serverNoContextTakeover = agreed.serverNoContextTakeover,
             .clientNoContextTakeover = agreed.clientNoContextTakeover };
}

} // namespace jackfield::wire::conformance
