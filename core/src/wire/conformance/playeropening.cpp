// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "playerstate_p.h"

#include <jackfield/wire/handshakekey.h>

namespace jackfield::wire {

using namespace Qt::StringLiterals;
using namespace conformance;
using Answer = CaseOpening::Answer;

namespace {
constexpr qsizetype longestHead = 1 << 20;
}

void CasePlayer::Private::sendRequest()
{
    const CaseOpening &opening = testCase.opening;
    key = newHandshakeKey();
    QByteArray headers = setup.headerLines;
    if (!opening.deflate.isEmpty())
        headers += "Sec-WebSocket-Extensions: " + offerOf(opening.deflate) + "\r\n";
    QByteArray request = opening.request.isEmpty() ? usualRequest() : opening.request;
    request.replace("{target}", setup.target)
        .replace("{host}", setup.host)
        .replace("{key}", key)
        .replace("{headers}", headers);
    output.add(request, opening.octetwise ? 1 : 0);
}

void CasePlayer::Private::takeHead(const QByteArray &bytes)
{
    head += bytes;
    const auto read = headOf(head);
    if (!read)
        return head.size() > longestHead ? fail(u"the head of the opening handshake has no end"_s)
                                         : void();
    head.remove(0, read->size);
    if (setup.role == Role::Server)
        takeRequest(*read);
    else
        takeAnswer(*read);
}

void CasePlayer::Private::takeRequest(const Head &request)
{
    if (const QString objection = requestFault(request); !objection.isEmpty())
        return fail(objection);
    const CaseOpening &opening = testCase.opening;
    key = request.value("sec-websocket-key");
    QByteArray extensions;
    if (!opening.deflate.isEmpty() && request.count("sec-websocket-extensions") > 0)
        extensions =
            answerTo(request.value("sec-websocket-extensions"), opening.deflate).value_or("");
    QByteArray response = opening.response.isEmpty() ? usualResponse() : opening.response;
    response.replace("{accept}", acceptValue(key))
        .replace("{key}", key)
        .replace("{headers}",
                 extensions.isEmpty()
                     ? QByteArray()
                     : QByteArray("Sec-WebSocket-Extensions: " + extensions + "\r\n"));
    if (opening.withFirstFrames && !steps.empty()) {
        const Step first = std::move(steps.back());
        steps.pop_back();
        std::visit([this](const auto &step) { play(step); }, first);
        response += output.take();
    }
    output.add(response, opening.octetwise ? 1 : 0);
    if (!extensions.isEmpty())
        agreeOn(extensions);
    else if (!opening.deflate.isEmpty())
        return doWithoutDeflate();
    begin(std::exchange(head, {}));
}

void CasePlayer::Private::takeAnswer(const Head &answer)
{
    if (answer.status() != 101)
        return takeRefusal(answer);
    const QList<DeflateTerms> &terms = testCase.opening.deflate;
    if (testCase.opening.answer == Answer::Refusal)
        return fail(u"the server accepts the handshake"_s);
    const QString objection = switchingFault(answer, key, setup.subprotocols, !terms.isEmpty());
    if (!objection.isEmpty())
        return fail(objection);
    const QByteArray extensions = answer.value("sec-websocket-extensions");
    if (!terms.isEmpty()) {
        if (extensions.isEmpty())
            return doWithoutDeflate();
        if (const QString wrong = objectionTo(extensions, terms); !wrong.isEmpty())
            return fail(wrong);
        agreeOn(extensions);
    }
    begin(std::exchange(head, {}));
}

void CasePlayer::Private::takeRefusal(const Head &answer)
{
    const CaseOpening &opening = testCase.opening;
    status = answer.status();
    if (opening.answer == Answer::Switching)
        return fail(u"the server does not accept the handshake"_s);
    const auto holds = [&answer](const QByteArray &line) {
        const qsizetype colon = line.indexOf(':');
        return answer.lists(line.first(colon), line.sliced(colon + 1).trimmed());
    };
    if (opening.answer == Answer::Refusal) {
        if (status < 400 || status > 505)
            remark = u"the status is not from 400 to 505"_s;
        else if (!opening.statuses.isEmpty() && !opening.statuses.contains(status))
            remark = u"another status is recommended"_s;
        else if (!opening.mustHold.isEmpty() && !holds(opening.mustHold))
            remark = u"the answer lacks '%1'"_s.arg(QString::fromLatin1(opening.mustHold));
    }
    finish();
}

void CasePlayer::Private::agreeOn(const QByteArray &extensions)
{
    const DeflateParameters agreed = parametersOf(deflateLines(extensions).front());
    reader.agreeOn(agreed);
    deflater = std::make_unique<Deflater>(setup.role, agreed);
}

/// The case cannot be played; the connection is closed as it should be.
void CasePlayer::Private::doWithoutDeflate()
{
    unimplemented = u"permessage-deflate was not agreed on"_s;
    steps.clear();
    close();
}

void CasePlayer::Private::begin(const QByteArray &surplus)
{
    proceed();
    if (!surplus.isEmpty() && state != State::Finished)
        read(surplus);
}

} // namespace jackfield::wire
