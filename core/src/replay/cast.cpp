// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cast_p.h"
#include "session/pseudonymtext_p.h"

#include <jackfield/session/redaction.h>

namespace jackfield {

using Kind = SessionEvent::Kind;

bool isAsRecorded(QByteArrayView recorded, QByteArrayView actual)
{
    while (true) {
        const qsizetype name = recorded.indexOf(pseudonymBegin);
        const auto [number, length] =
            name < 0 ? PseudonymText() : pseudonymAt(recorded.sliced(name));
        if (number == 0)
            return recorded == actual;
        if (!actual.startsWith(recorded.first(name)))
            return false;
        recorded = recorded.sliced(name + length);
        actual = actual.sliced(name);
        const auto end = std::ranges::find_if(
            actual, [](char c) { return QByteArrayView("&;,/?#").contains(c); });
        actual = actual.sliced(end - actual.begin());
    }
}

namespace {
QString shownTarget(const Request &request)
{
    QList<Redactor::Replaced> fresh;
    const WsOpened shown = Redactor().redacted({ .request = request, .response = {} }, &fresh);
    return QString::fromLatin1(shown.request.uri().pathAndQuery());
}
} // namespace

Difference notRecorded(const Request &request)
{
    return aboutConnection(Difference::Kind::Connection,
                           0,
                           QStringLiteral("none"),
                           QStringLiteral("a connection to %1").arg(shownTarget(request)));
}

std::optional<Difference> otherTarget(int conn, const Request &recorded, const Request &request)
{
    const QByteArray target = recorded.uri().pathAndQuery();
    if (isAsRecorded(target, request.uri().pathAndQuery()))
        return std::nullopt;
    return aboutConnection(
        Difference::Kind::Connection, conn, QString::fromLatin1(target), shownTarget(request));
}

Cast::Cast(const Session &session, const Matching &matching)
{
    const QList<QList<SessionEvent>> connections = session.split();
    for (const QList<SessionEvent> &events : connections) {
        auto script = ServedScript::of(events, session.header, matching);
        const Kind kind = script.handshake.kind;
        if (kind == Kind::Open || kind == Kind::Refused)
            m_scripts.append(std::move(script));
    }
}

QList<int> Cast::connections() const
{
    QList<int> numbers;
    for (const ServedScript &script : m_scripts)
        numbers.append(script.conn);
    return numbers;
}

template<typename Predicate>
QList<const ServedScript *> Cast::where(const Predicate &isWanted) const
{
    QList<const ServedScript *> found;
    for (const ServedScript &script : m_scripts) {
        if (isWanted(script.handshake.opened().request.uri()))
            found.append(&script);
    }
    return found;
}

Cast::Turn Cast::next(const Uri &uri)
{
    QList<const ServedScript *> candidates = where([&](const Uri &recorded) {
        return isAsRecorded(recorded.pathAndQuery(), uri.pathAndQuery());
    });
    const bool isTarget = !candidates.isEmpty();
    if (!isTarget)
        candidates = where([&](const Uri &recorded) { return recorded.path() == uri.path(); });
    if (candidates.isEmpty())
        return {};
    const QByteArray key = (isTarget ? "target " : "path ")
        + candidates.front()->handshake.opened().request.uri().pathAndQuery();
    const std::scoped_lock lock(m_mutex);
    const qsizetype turn = m_turns[key]++;
    Turn next { candidates.at(turn % candidates.size()), turn >= candidates.size() };
    for (const ServedScript *candidate : std::as_const(candidates)) {
        if (candidate != next.script && candidate->handshake.kind == Kind::Open)
            next.others.append(*candidate);
    }
    return next;
}

QString Cast::targets() const
{
    QStringList all;
    for (const ServedScript &script : m_scripts)
        all.append(QString::fromLatin1(script.handshake.opened().request.uri().pathAndQuery()));
    all.removeDuplicates();
    return all.join(QStringLiteral(", "));
}

} // namespace jackfield
