// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "cast_p.h"

namespace jackfield {

using Kind = SessionEvent::Kind;

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

const ServedScript *Cast::next(const Uri &uri)
{
    QList<const ServedScript *> candidates =
        where([&](const Uri &recorded) { return recorded.pathAndQuery() == uri.pathAndQuery(); });
    QByteArray key = uri.pathAndQuery();
    if (candidates.isEmpty()) {
        candidates = where([&](const Uri &recorded) { return recorded.path() == uri.path(); });
        key = uri.path().toUtf8();
    }
    if (candidates.isEmpty())
        return nullptr;
    const std::scoped_lock lock(m_mutex);
    return candidates.at(m_turns[key]++ % candidates.size());
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
