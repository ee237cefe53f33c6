// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "assertionchecks_p.h"
#include "assertionwords_p.h"
#include "script/handshake_p.h"
#include "scriptrun_p.h"

namespace jackfield {

using namespace Qt::StringLiterals;
using script::Ask;

namespace {
/// A verdict's line has room for so much, and for where it was.
QString bounded(const QString &text)
{
    constexpr qsizetype longest = 120;
    return text.size() > longest ? text.first(longest) + u"..."_s : text;
}

/// Says to a script what happens in one connection.
class ScriptCheck final : public AssertionJudge::Check
{
    using Finding = AssertionJudge::Finding;
    using Seen = AssertionJudge::Seen;
    using Time = AssertionJudge::Time;

public:
    ScriptCheck(int conn, std::shared_ptr<RunningScript> script)
        : m_conn(conn)
        , m_script(std::move(script))
    { }

    void begin(Time at, const Request &request) override
    {
        m_since = at;
        m_number = m_script->newNumber();
        ask(Ask::Watch, {}, qint32(m_conn), script::handshakeOf(request));
    }

    void saw(const Seen &seen) override
    {
        const WsMessage &message = seen.read.message();
        const auto &notation = seen.read.notation();
        const std::optional<JsonValue> json = notation ? seen.read.json() : std::nullopt;
        const std::chrono::duration<double, std::milli> at = seen.at - m_since;
        ask(Ask::Saw,
            u" at "_s + wordsOf(seen),
            seen.place.from == Side::Client,
            qint32(seen.n),
            at.count(),
            json ? json->toJson() : QByteArray(),
            message.isText(),
            message.bytes());
    }

    QList<Finding> found(bool isOver, Time) const override
    {
        if (isOver)
            ask(Ask::Ended, u" at the end"_s);
        QList<Finding> all = m_found;
        if (m_more > 0)
            all.append({ {}, u"%1 more like these"_s.arg(m_more) });
        return all;
    }

private:
    template<typename... Values>
    void ask(Ask about, const QString &where, const Values &...values) const
    {
        constexpr qsizetype most = 10;
        if (m_number == 0 || m_isOver)
            return; // it did not open, or there is nobody to ask
        const RunningScript::Answer answer = m_script->ask(about, m_number, values...);
        m_isOver = answer.isOver || about == Ask::Ended;
        for (const QString &text : answer.found) {
            if (m_found.size() < most)
                m_found.append({ {}, bounded(text) + where });
            else
                ++m_more;
        }
    }

    const int m_conn;
    const std::shared_ptr<RunningScript> m_script;
    Time m_since { 0 };
    int m_number = 0; ///< that of the connection for the script; 0: it knows none
    // To ask how it ends is to end it.
    mutable bool m_isOver = false;
    mutable QList<Finding> m_found;
    mutable qint64 m_more = 0;
};
} // namespace

std::unique_ptr<AssertionJudge::Check> checkOf(int conn, std::shared_ptr<RunningScript> script)
{
    return std::make_unique<ScriptCheck>(conn, std::move(script));
}

} // namespace jackfield
