// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagetypes_p.h"
#include "session/messageids_p.h"

#include <jackfield/session/membernames.h>

#include <QUtf8StringView>

#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <map>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostTypes = 64; // that one word names: more are data
constexpr qsizetype mostExamples = 3;
constexpr qsizetype longestExample = 4096;

using Form = MessageType::Form;

struct Said
{
    int conn = 0;
    Side from = Side::Client;
    WsMessage message;
    JsonValue value; ///< of JSON
    Form form = Form::Json;
    qsizetype type = 0;
};

std::optional<Said> saidBy(const SessionEvent &event)
{
    const WsMessage &message = event.message;
    Said said { .conn = event.conn, .from = event.from, .message = message };
    if (!message.isText()) {
        said.form = Form::Binary;
        return said;
    }
    if (!QUtf8StringView(message.bytes()).isValidUtf8())
        return std::nullopt;
    const auto value = JsonValue::parse(message.bytes());
    const bool isJson = value && (value->isObject() || value->isArray());
    said.form = isJson ? Form::Json : Form::Text;
    if (isJson)
        said.value = *value;
    return said;
}

/// A word that a program uses for a type, and no sentence.
bool isWord(const QString &text)
{
    static const QRegularExpression word(u"^[\\w.:/@-]{1,64}$"_s);
    return word.match(text).hasMatch();
}

/// The member that names the types of what one side says; empty: there is none.
QString namingMember(const QList<Said> &all, Side from)
{
    static const QStringList oftenData { u"channel"_s, u"topic"_s, u"msg"_s, u"t"_s };
    for (const QString &member : kindMembers()) {
        qsizetype found = 0;
        QSet<QString> words;
        for (const Said &said : all) {
            const auto value = said.from == from ? said.value.value(member) : std::nullopt;
            if (!value || !value->isString() || !isWord(value->toString()))
                continue;
            ++found;
            words.insert(value->toString());
        }
        const bool isRepeated = words.size() * 2 <= found;
        if (found > 0 && words.size() <= mostTypes && (isRepeated || !oftenData.contains(member)))
            return member;
    }
    return {};
}

/// How objects are told apart in which no member names a type: by what not all of them have, if there are few such sets.
struct Shapes
{
    static constexpr qsizetype most = 4;

    QSet<QString> common; ///< members of all
    QSet<QStringList> sets;

    void add(const QStringList &keys)
    {
        const QSet<QString> own(keys.begin(), keys.end());
        common = sets.isEmpty() ? own : common & own;
        if (sets.size() <= most)
            sets.insert(keys);
    }
    QString nameOf(const QStringList &keys) const
    {
        QStringList rest = keys;
        rest.removeIf([&](const QString &key) { return common.contains(key); });
        return rest.isEmpty() || sets.size() > most ? u"message"_s : rest.join(u'-');
    }
};

class Analysis
{
public:
    explicit Analysis(const QList<Said> &all)
        : m_all(all)
    { }

    void run(PathTypes &path)
    {
        for (const Side side : { Side::Client, Side::Server })
            m_members[side] = namingMember(m_all, side);
        for (const Said &said : std::as_const(m_all)) {
            if (said.value.isObject() && namedType(said).isEmpty())
                m_shapes[said.from].add(said.value.keys());
            if (const QString first = firstWord(said.value); !first.isEmpty())
                m_firstWords.insert(first);
        }
        for (Said &said : m_all)
            said.type = typeOf(said, path.types);
        for (const Said &said : std::as_const(m_all))
            listen(said);
        judge(path);
    }

private:
    struct Asked
    {
        qsizetype type = 0;
        QList<MessageId> ids;
    };
    struct Connection
    {
        QList<Asked> asked; ///< the last ones
        bool isNext = false; ///< the client has said something, and the server nothing since
    };

    QString nameOf(const Said &said, QString &member) const
    {
        if (said.form == Form::Binary)
            return u"bytes"_s;
        if (said.form == Form::Text)
            return u"text"_s;
        if (const QString named = namedType(said); !named.isEmpty()) {
            member = m_members.value(said.from);
            return named;
        }
        if (said.value.isObject())
            return m_shapes.value(said.from).nameOf(said.value.keys());
        const QString first = firstWord(said.value);
        return first.isEmpty() || m_firstWords.size() > mostTypes ? u"message"_s : first;
    }

    /// Of `[event, data]`; empty if it is no word.
    static QString firstWord(const JsonValue &value)
    {
        const JsonValue first = value.isArray() && value.size() > 0 ? value.at(0) : JsonValue();
        return first.isString() && isWord(first.toString()) ? first.toString() : QString();
    }

    /// Empty, if nothing in it names one.
    QString namedType(const Said &said) const
    {
        const auto named = said.value.value(m_members.value(said.from));
        return named && named->isString() && isWord(named->toString()) ? named->toString()
                                                                       : QString();
    }

    qsizetype typeOf(const Said &said, QList<MessageType> &types)
    {
        QString member;
        const QString word = nameOf(said, member);
        const QString key = u"%1 %2 %3 %4"_s.arg(said.from == Side::Client ? u"c"_s : u"s"_s)
                                .arg(int(said.form))
                                .arg(member, word);
        if (!m_types.contains(key)) {
            m_types.insert(key, types.size());
            types.append({ .name = freeName(word, said.from, types),
                           .from = said.from,
                           .form = said.form,
                           .member = member,
                           .word = word });
        }
        const qsizetype index = m_types.value(key);
        MessageType &type = types[index];
        ++type.count;
        if (said.form == Form::Json)
            type.schema.add(said.value);
        if (type.examples.size() < mostExamples && said.message.size() <= longestExample
            && !type.examples.contains(said.message))
            type.examples += said.message;
        return index;
    }

    /// The later one of two bears its side in its name.
    static QString freeName(const QString &word, Side from, const QList<MessageType> &types)
    {
        static const QRegularExpression odd(u"[^A-Za-z0-9._-]+"_s);
        const QString base = QString(word).replace(odd, u"_"_s);
        QString name = base;
        for (int n = 2; std::ranges::contains(types, name, &MessageType::name); ++n)
            name = base
                + (n > 2                      ? QString(u'-' + QString::number(n))
                       : from == Side::Server ? u"-from-server"_s
                                              : u"-from-client"_s);
        return name;
    }

    void listen(const Said &said)
    {
        constexpr qsizetype enough = 256;
        Connection &connection = m_connections[said.conn];
        const QList<MessageId> ids = messageIds(said.value);
        if (said.from == Side::Client) {
            connection.asked.append({ said.type, ids });
            connection.isNext = true;
            if (connection.asked.size() > enough)
                connection.asked.removeFirst();
            return;
        }
        ++m_heard[said.type];
        const bool isNext = std::exchange(connection.isNext, false);
        for (qsizetype i = connection.asked.size() - 1; i >= 0; --i) {
            if (shareAnId(connection.asked.at(i), said.type, ids))
                return;
        }
        if (isNext)
            ++m_next[{ connection.asked.last().type, said.type }];
    }

    bool shareAnId(const Asked &asked, qsizetype type, const QList<MessageId> &ids)
    {
        for (const MessageId &theirs : asked.ids) {
            for (const MessageId &ours : ids) {
                if (!areOneId(theirs, ours))
                    continue;
                ++m_shared[{ asked.type, type }]
                          [{ theirs.place.toString(), ours.place.toString() }];
                return true;
            }
        }
        return false;
    }

    void judge(PathTypes &path) const
    {
        constexpr double most = 0.8;
        for (const auto &[type, heard] : m_heard) {
            QList<Answer> byIds;
            QList<Answer> byOrder;
            qsizetype shared = 0;
            qsizetype next = 0;
            for (const auto &[pair, places] : m_shared) {
                if (pair.second != type)
                    continue;
                const auto best = std::ranges::max_element(
                    places, {}, [](const auto &each) { return each.second; });
                byIds.append({ pair.first,
                               type,
                               JsonPointer::parse(best->first.first).value_or(JsonPointer()),
                               JsonPointer::parse(best->first.second).value_or(JsonPointer()) });
                for (const auto &[place, count] : places)
                    shared += count;
            }
            for (const auto &[pair, count] : m_next) {
                if (pair.second != type)
                    continue;
                byOrder.append({ pair.first, type, {}, {} });
                next += count;
            }
            if (byIds.isEmpty() && next == heard) {
                path.answers += byOrder;
            } else if (!byIds.isEmpty() && double(shared + next) >= most * double(heard)) {
                for (const Answer &answer : std::as_const(byOrder)) {
                    if (!std::ranges::contains(byIds, answer.question, &Answer::question))
                        byIds += answer;
                }
                path.answers += byIds;
            }
        }
    }

    QList<Said> m_all;
    QHash<Side, QString> m_members; ///< that name types
    QHash<Side, Shapes> m_shapes; ///< of objects that none names
    QSet<QString> m_firstWords; ///< of arrays
    QHash<QString, qsizetype> m_types;
    QHash<int, Connection> m_connections;
    std::map<qsizetype, qsizetype> m_heard; ///< of each of the server's types
    using Pair = std::pair<qsizetype, qsizetype>; ///< question and answer
    std::map<Pair, std::map<std::pair<QString, QString>, qsizetype>> m_shared; ///< and where
    std::map<Pair, qsizetype> m_next;
};
} // namespace

QList<PathTypes> typesOf(const Session &session)
{
    QList<PathTypes> paths;
    QHash<QString, QList<Said>> said;
    QHash<int, QString> pathOf;
    for (const SessionEvent &event : session.events) {
        if (event.kind == SessionEvent::Kind::Open) {
            const QString path = event.opened().request.uri().path();
            if (!said.contains(path))
                paths.append({ .path = path });
            said[path];
            pathOf.insert(event.conn, path);
        } else if (event.isWholeMessage() && pathOf.contains(event.conn)) {
            if (const auto one = saidBy(event))
                said[pathOf.value(event.conn)] += *one;
        }
    }
    for (PathTypes &path : paths)
        Analysis(said.value(path.path)).run(path);
    return paths;
}

} // namespace jackfield
