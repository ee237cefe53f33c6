// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cases_p.h"
#include "heads_p.h"

#include <algorithm>

namespace jackfield::wire::conformance {

namespace {
using Answer = CaseOpening::Answer;

/// A request or an answer that differs from the usual one in a line.
struct Row
{
    const char16_t *title;
    QByteArray name; ///< of the line that is replaced; empty: `lines` are added
    QByteArray lines; ///< each with its CRLF
    Answer answer = Answer::Refusal;
    QList<int> statuses = {};
    QByteArray mustHold = {};
};

/// What `head` has in the place of the line that begins with `row.name`.
QByteArray changed(const QByteArray &head, const Row &row)
{
    if (row.name.isEmpty())
        return QByteArray(head).replace("{headers}", QByteArray(row.lines + "{headers}"));
    const qsizetype start = head.indexOf(row.name);
    const qsizetype end = head.indexOf("\r\n", start) + 2;
    return head.first(start) + row.lines + head.sliced(end);
}

ConformanceCase greeted(const QString &id, const QString &title, ConformanceCase::Peers peers)
{
    ConformanceCase made = echoed(id, title, { { text("Hello") } }, { textCame("Hello") });
    made.peers = peers;
    return made;
}

std::vector<Row> goodRequests()
{
    return {
        { u"The usual request", "", "", Answer::Switching },
        { u"A Connection header of two values",
          "Connection",
          "connection: keep-alive, upgrade\r\n",
          Answer::Switching },
        { u"An Upgrade header in other case",
          "Upgrade",
          "UPGRADE: WebSocket\r\n",
          Answer::Switching },
        { u"An extension that nobody knows",
          "",
          "Sec-WebSocket-Extensions: x-unknown; a=1\r\n",
          Answer::Switching },
        { u"permessage-deflate with a parameter that nobody knows",
          "",
          "Sec-WebSocket-Extensions: permessage-deflate; x_unknown\r\n",
          Answer::Switching },
        { u"permessage-deflate with a window of 7 bits",
          "",
          "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=7\r\n",
          Answer::Switching },
        { u"permessage-deflate with a parameter twice",
          "",
          "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; "
          "server_no_context_takeover\r\n",
          Answer::Switching },
    };
}

std::vector<Row> badRequests()
{
    const QByteArray key = "Sec-WebSocket-Key", version = "Sec-WebSocket-Version";
    const QByteArray keyLine = "Sec-WebSocket-Key: {key}\r\n";
    return {
        { u"No Upgrade header", "Upgrade", "" },
        { u"An Upgrade header with another protocol", "Upgrade", "Upgrade: h2c\r\n" },
        { u"No Connection header", "Connection", "" },
        { u"A Connection header without upgrade", "Connection", "Connection: close\r\n" },
        { u"No Sec-WebSocket-Key", key, "" },
        { u"A Sec-WebSocket-Key of 15 bytes", key, "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4P\r\n" },
        { u"A Sec-WebSocket-Key that is not Base64",
          key,
          "Sec-WebSocket-Key: %%%%%%%%%%%%%%%%%%%%%%==\r\n" },
        { u"Two Sec-WebSocket-Key headers", key, keyLine + keyLine },
        { u"No Sec-WebSocket-Version", version, "" },
        { u"The version 12",
          version,
          "Sec-WebSocket-Version: 12\r\n",
          Answer::Refusal,
          { 426, 400 },
          "sec-websocket-version: 13" },
        { u"No Host", "Host", "", Answer::Refusal, { 400 } },
        { u"Two Host headers",
          "Host",
          "Host: {host}\r\nHost: {host}\r\n",
          Answer::Refusal,
          { 400 } },
        { u"HTTP/1.0", "GET", "GET {target} HTTP/1.0\r\n" },
        { u"POST in the place of GET", "GET", "POST {target} HTTP/1.1\r\n" },
        { u"A NUL in a header's value",
          "",
          QByteArray("X-Test: a\0b\r\n", 13),
          Answer::Refusal,
          { 400 } },
        { u"A blank before a colon", "", "X-Test : a\r\n", Answer::Refusal, { 400 } },
        { u"A folded header line", "", "X-Test: a\r\n b\r\n", Answer::Refusal, { 400 } },
        { u"A line without a colon", "", "no colon\r\n", Answer::Refusal, { 400 } },
        { u"A header of 1 MiB", "", "X-Test: " + QByteArray(1 << 20, 'a') + "\r\n" },
        { u"A line of garbage in the place of a request", "GET", "\x16\x03\x01 garbage\r\n" },
        { u"The preface of HTTP/2", "GET", "PRI * HTTP/2.0\r\n" },
        { u"Lines that end with LF alone", "", "X-Test: a\n", Answer::Either },
        { u"200 header lines", "", QByteArray("X-Test: a\r\n").repeated(200), Answer::Either },
    };
}

/// In this order they are numbered.
std::vector<Row> requests()
{
    std::vector<Row> rows = goodRequests();
    std::ranges::move(badRequests(), std::back_inserter(rows));
    return rows;
}

std::vector<Row> answers()
{
    const QByteArray accept = "Sec-WebSocket-Accept";
    const QByteArray acceptLine = "Sec-WebSocket-Accept: {accept}\r\n";
    return {
        { u"The usual answer", "", "", Answer::Switching },
        { u"A Connection header of two values",
          "Connection",
          "connection: keep-alive, upgrade\r\n",
          Answer::Switching },
        { u"An Upgrade header in other case",
          "Upgrade",
          "UPGRADE: WebSocket\r\n",
          Answer::Switching },
        { u"The status 101 with another reason",
          "HTTP",
          "HTTP/1.1 101 Go ahead\r\n",
          Answer::Switching },
        { u"The status 101 without a reason", "HTTP", "HTTP/1.1 101 \r\n", Answer::Switching },
        { u"The status 200", "HTTP", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" },
        { u"The status 404", "HTTP", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n" },
        { u"No Upgrade header", "Upgrade", "" },
        { u"An Upgrade header with another protocol", "Upgrade", "Upgrade: h2c\r\n" },
        { u"No Connection header", "Connection", "" },
        { u"A Connection header without upgrade", "Connection", "Connection: close\r\n" },
        { u"No Sec-WebSocket-Accept", accept, "" },
        { u"The Sec-WebSocket-Accept of another key",
          accept,
          "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" },
        { u"An empty Sec-WebSocket-Accept", accept, "Sec-WebSocket-Accept: \r\n" },
        { u"The key in the place of its Sec-WebSocket-Accept",
          accept,
          "Sec-WebSocket-Accept: {key}\r\n" },
        { u"A second Sec-WebSocket-Accept, of another key",
          accept,
          acceptLine + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" },
        { u"A subprotocol that nobody asked for", "", "Sec-WebSocket-Protocol: unasked.v1\r\n" },
        { u"An extension that nobody asked for", "", "Sec-WebSocket-Extensions: x-unasked\r\n" },
        { u"permessage-deflate with a parameter that nobody knows",
          "",
          "Sec-WebSocket-Extensions: permessage-deflate; x_unknown\r\n" },
        { u"permessage-deflate with a window of 7 bits",
          "",
          "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=7\r\n" },
        { u"permessage-deflate twice",
          "",
          "Sec-WebSocket-Extensions: permessage-deflate, permessage-deflate\r\n" },
        { u"A line of garbage in the place of a status", "HTTP", "\x16\x03\x01 garbage\r\n" },
        { u"A header of 1 MiB", "", "X-Test: " + QByteArray(1 << 20, 'a') + "\r\n" },
    };
}
} // namespace

Cases serverHandshakes()
{
    Cases cases;
    for (qsizetype number = 1; const Row &row : requests()) {
        ConformanceCase made = greeted(
            numbered(u"H.1"_s, number++), QString(row.title), ConformanceCase::Peers::Servers);
        made.opening = { .request = changed(usualRequest(), row),
                         .answer = row.answer,
                         .statuses = row.statuses,
                         .mustHold = row.mustHold };
        if (row.answer == Answer::Either)
            made.outcomes[0].verdict = CaseVerdict::Informational;
        cases.push_back(std::move(made));
    }
    ConformanceCase octetwise = greeted(numbered(u"H.1"_s, qsizetype(cases.size()) + 1),
                                        u"The usual request, written octet by octet"_s,
                                        ConformanceCase::Peers::Servers);
    octetwise.opening.octetwise = true;
    cases.push_back(std::move(octetwise));
    return cases;
}

Cases clientHandshakes()
{
    Cases cases;
    for (qsizetype number = 1; const Row &row : answers()) {
        ConformanceCase made = greeted(
            numbered(u"H.2"_s, number++), QString(row.title), ConformanceCase::Peers::Clients);
        made.opening.response = changed(usualResponse(), row);
        if (row.answer != Answer::Switching) {
            made.outcomes[0].events = {};
            made.ending = CaseEnding::PeerFails;
            made.closeCodes = { 1002, 1010 };
        }
        cases.push_back(std::move(made));
    }
    const auto add = [&cases](const QString &title) -> CaseOpening & {
        cases.push_back(greeted(numbered(u"H.2"_s, qsizetype(cases.size()) + 1),
                                title,
                                ConformanceCase::Peers::Clients));
        return cases.back().opening;
    };
    add(u"The usual answer, written octet by octet"_s).octetwise = true;
    add(u"The usual answer and a message in one write"_s).withFirstFrames = true;
    return cases;
}

} // namespace jackfield::wire::conformance
