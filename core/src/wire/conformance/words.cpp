// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "words_p.h"

#include <algorithm>

namespace jackfield::wire::conformance {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestShown = 32;

QString inWords(const PeerEvent &event)
{
    const auto named = [&](const QString &what) -> QString {
        if (event.payload.isEmpty())
            return u"an empty "_s + what;
        return u"a "_s + what + u' ' + shown(event.payload);
    };
    switch (event.kind) {
    case PeerEvent::Kind::Text:
        return named(u"text message"_s);
    case PeerEvent::Kind::Binary:
        return named(u"binary message"_s);
    case PeerEvent::Kind::Ping:
        return named(u"ping"_s);
    case PeerEvent::Kind::Pong:
        return named(u"pong"_s);
    case PeerEvent::Kind::StillOpen:
        return u"open after a pause"_s;
    }
    return {};
}

QString orList(const QList<quint16> &codes)
{
    QStringList words;
    for (const quint16 code : codes)
        words.append(QString::number(code));
    return words.join(u" or "_s);
}

QString endingInWords(const ConformanceCase &testCase)
{
    switch (testCase.ending) {
    case CaseEnding::TesterCloses:
    case CaseEnding::PeerAnswers:
        return u"then a close frame in answer to the tester's, %1 or without a code"_s.arg(
            orList(testCase.closeCodes));
    case CaseEnding::PeerFails:
        return u"then the connection failed, with a close frame of %1 or by ending the stream"_s
            .arg(orList(testCase.closeCodes));
    case CaseEnding::Open:
        return u"whatever comes"_s;
    }
    return {};
}

QString echoesInWords(const ConformanceCase &testCase)
{
    for (const CaseStep &step : testCase.steps) {
        if (const auto *exchange = std::get_if<Exchange>(&step))
            return exchange->count == 1 ? u"the message back, "_s : u"each message back, "_s;
    }
    return {};
}
} // namespace

QString shown(const QByteArray &bytes)
{
    const auto isPlain = [](char c) { return c >= ' ' && c <= '~'; };
    const QByteArray start = bytes.first(qMin(bytes.size(), longestShown));
    QString words = std::ranges::all_of(start, isPlain) ? u'"' + QString::fromLatin1(start) + u'"'
                                                        : QString::fromLatin1(start.toHex(' '));
    if (bytes.size() > longestShown)
        words += u"... of %1 bytes"_s.arg(bytes.size());
    return words;
}

QString inWords(const QList<PeerEvent> &events)
{
    QStringList words;
    for (const PeerEvent &event : events)
        words.append(inWords(event));
    return words.isEmpty() ? u"nothing"_s : words.join(u", "_s);
}

QString inWords(const ConformanceCase &testCase)
{
    if (testCase.opening.answer == CaseOpening::Answer::Refusal) {
        QStringList statuses;
        for (const int status : testCase.opening.statuses)
            statuses.append(QString::number(status));
        return statuses.isEmpty() ? u"an answer with a status from 400 to 505"_s
                                  : u"an answer with the status "_s + statuses.join(u" or "_s);
    }
    const QString echoes = echoesInWords(testCase);
    if (!echoes.isEmpty() || testCase.ending == CaseEnding::Open)
        return echoes + endingInWords(testCase);
    return inWords(testCase.outcomes.front().events) + u", "_s + endingInWords(testCase);
}

} // namespace jackfield::wire::conformance
