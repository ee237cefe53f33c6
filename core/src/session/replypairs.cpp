// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/json/jsonscan.h>
#include <jackfield/session/membernames.h>
#include <jackfield/session/replypairs.h>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestSearched = 64 << 10; ///< bytes of a message
constexpr qsizetype longestId = 256; ///< bytes
constexpr qsizetype mostAsked = 4096; ///< that wait for an answer
constexpr qsizetype mostTalks = 4096; ///< connections
constexpr qsizetype mostKinds = 256; ///< of a connection
constexpr int mostLooked = 64; ///< of the server's messages behind one of the client's
constexpr qint64 longestWait = 60'000'000; ///< microseconds, if there are many

/// The value of the member that names the question, as it is written; nothing if there is none.
QByteArrayView idOf(QByteArrayView json)
{
    // All of the names end so: most messages are not read any further.
    if (!json.startsWith('{') || json.size() > longestSearched || json.indexOf("d\"") < 0)
        return {};
    static const QList<JsonPointer> names = [] {
        QList<JsonPointer> all;
        for (const QString &name : { u"id"_s,
                                     u"requestId"_s,
                                     u"request_id"_s,
                                     u"reqId"_s,
                                     u"req_id"_s,
                                     u"correlationId"_s,
                                     u"invocationId"_s })
            all.append(JsonPointer().child(name));
        return all;
    }();
    for (const JsonPointer &name : names) {
        const auto found = findJson(json, name);
        if (!found)
            return {};
        if (*found && **found != "null" && (*found)->size() <= longestId)
            return **found;
    }
    return {};
}

/// What messages of one kind have in common.
QByteArray kindOf(const ReplyPairs::Said &said)
{
    if (!said.isText)
        return "binary"_ba;
    const QByteArrayView kind = kindIn(said.payload);
    return kind.isEmpty() ? "text"_ba : kind.first(std::min(kind.size(), longestId)).toByteArray();
}
} // namespace

ReplyPairs::Found ReplyPairs::add(const Said &said)
{
    const Found found = byId(said);
    if (m_wanted == Wanted::ById)
        return found;
    if (found.isQuestion)
        m_talks[said.connection].waiting.reset();
    return found.isQuestion || found.isAnswer ? found : byOrder(said);
}

ReplyPairs::Found ReplyPairs::byId(const Said &said)
{
    if (!said.isText || (said.from == Side::Server && m_asked.isEmpty()))
        return {};
    const QByteArrayView id = idOf(said.payload);
    if (id.isNull())
        return {};
    const QByteArray key = QByteArray::number(said.connection).append(' ').append(id);
    if (said.from == Side::Client) {
        return { .isQuestion = keep(key, { said.number, said.time }) };
    }
    const auto question = m_asked.constFind(key);
    if (question == m_asked.cend())
        return {};
    const Found found { .isAnswer = true, .number = question->number, .time = question->time };
    m_asked.erase(question);
    return found;
}

/// Questions without an answer do not grow without a bound, nor keep out later ones. Whether there was room.
bool ReplyPairs::keep(const QByteArray &id, const Asked &asked)
{
    if (m_asked.size() >= mostAsked && asked.time >= m_nextCleaning) {
        m_asked.removeIf(
            [&](const auto &one) { return asked.time - one.value().time > longestWait; });
        m_nextCleaning = asked.time + 1'000'000;
    }
    if (m_asked.size() >= mostAsked)
        return false;
    m_asked.insert(id, asked);
    return true;
}

ReplyPairs::Found ReplyPairs::byOrder(const Said &said)
{
    if (m_talks.size() >= mostTalks && !m_talks.contains(said.connection))
        m_talks.clear();
    Talk &talk = m_talks[said.connection];
    if (said.from == Side::Client) {
        talk.waiting = { said.number, said.time };
        talk.looked = 0;
        return {};
    }
    if (++talk.looked > mostLooked) {
        talk.waiting.reset();
        return {};
    }
    if (talk.kinds.size() >= mostKinds)
        talk.kinds.clear();
    Kind &kind = talk.kinds[kindOf(said)];
    ++kind.count;
    if (!talk.waiting || kind.isStream())
        return {};
    ++kind.answers;
    const Asked asked = *std::exchange(talk.waiting, {});
    return { .isAnswer = true, .by = By::Order, .number = asked.number, .time = asked.time };
}

} // namespace jackfield
