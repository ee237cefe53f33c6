// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "messagekind_p.h"

#include <jackfield/replay/causes.h>

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace jackfield::replay {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;

namespace {
/// The ids in a message, as they are written, to a few levels.
void collectIds(const JsonValue &value, int depth, QSet<QByteArray> &ids)
{
    constexpr int deepest = 4;
    if (depth > deepest)
        return;
    if (value.isArray() && value.size() > 0)
        collectIds(value.at(0), depth + 1, ids); // [event, {...}] and the like
    for (const JsonValue::Member &member : value.members()) {
        const bool isScalar = member.value.isString() || member.value.isNumber();
        if (isScalar && isIdName(member.key))
            ids.insert(member.value.toJson());
        else if (!isScalar)
            collectIds(member.value, depth + 1, ids);
    }
}

QSet<QByteArray> idsOf(const ReadMessage &read)
{
    QSet<QByteArray> ids;
    if (const JsonValue *value = read.structure())
        collectIds(*value, 0, ids);
    return ids;
}

/// What messages of one kind have in common: their members' names, and what names their kind.
QByteArray shapeOf(const ReadMessage &read)
{
    const JsonValue *value = read.structure();
    if (!value)
        return read.message().isText() ? "text"_ba : "binary"_ba;
    if (value->isArray())
        return "array"_ba;
    QStringList keys = value->keys();
    keys.sort();
    QByteArray shape = keys.join(u'\n').toUtf8();
    for (const QString &kind : kindMembers()) {
        if (const auto named = value->value(kind); named && named->isString())
            shape += '\n' + named->toJson();
    }
    return shape;
}

struct Numbered
{
    int n = 0;
    ReadMessage read;
    int before = 0; ///< the client's last message before it that had to come
    bool isBackground = false;
    int beforeAny = 0; ///< the same, background counted
    bool isFirstAfter = false; ///< nothing of the server stands between the two
};

/// The shapes whose messages come by themselves, and the client's message that they come since.
QHash<QByteArray, int> streamsOf(const QList<Numbered> &server)
{
    struct Kind
    {
        int count = 0;
        int asked = 0; ///< those that stand right behind a message of the client
        int since = 0;
    };
    QHash<QByteArray, Kind> kinds;
    for (const Numbered &message : server) {
        Kind &kind = kinds[shapeOf(message.read)];
        if (kind.count++ == 0)
            kind.since = message.before;
        kind.asked += message.isFirstAfter ? 1 : 0;
    }
    QHash<QByteArray, int> streams;
    constexpr int least = 5;
    for (const auto &[shape, kind] : kinds.asKeyValueRange()) {
        if (kind.count >= least && kind.asked * 10 <= kind.count)
            streams.insert(shape, kind.since);
    }
    return streams;
}
/// The client's message that alone carries an id of this one; 0: there is none.
int correlated(const Numbered &message, const QHash<QByteArray, QList<int>> &askers)
{
    int latest = 0;
    for (const QByteArray &id : idsOf(message.read)) {
        const QList<int> asked = askers.value(id);
        if (asked.size() == 1 && asked.first() < message.n)
            latest = std::max(latest, asked.first());
    }
    return latest;
}
} // namespace

QList<Cause> causes(const QList<SessionEvent> &connection, const Matching &matching)
{
    QList<Numbered> server;
    QHash<QByteArray, QList<int>> askers; // of each id
    int n = 0;
    const int conn = connection.isEmpty() ? 0 : connection.front().conn;
    int lastAsk = 0;
    int lastAny = 0;
    bool isFirst = false;
    for (const SessionEvent &event : connection) {
        if (!event.isWholeMessage())
            continue;
        ++n;
        const ReadMessage read = matching.read({ conn, n, event.from }, event.message);
        if (event.from == Side::Server) {
            server.append({ .n = n,
                            .read = read,
                            .before = lastAsk,
                            .isBackground = matching.isBackground({ conn, n, Side::Server }, read),
                            .beforeAny = lastAny,
                            .isFirstAfter = std::exchange(isFirst, false) });
            continue;
        }
        for (const QByteArray &id : idsOf(read))
            askers[id].append(n);
        const MessagePlace place { conn, n, Side::Client };
        const bool isBackground = matching.isBackground(place, read);
        if (!isBackground && matching.isOptional(place, read))
            continue; // nothing waits for what need not come, unless it says so
        lastAny = n;
        if (isBackground)
            continue;
        lastAsk = n;
        isFirst = true;
    }
    const QHash<QByteArray, int> streams = streamsOf(server);
    QList<Cause> all;
    all.reserve(server.size());
    for (const Numbered &message : std::as_const(server)) {
        if (const auto ruled = matching.answerOf(conn, message.n)) {
            all.append({ message.n, *ruled, Cause::By::Rule });
            continue;
        }
        const int asked = correlated(message, askers);
        const auto stream =
            message.isBackground ? streams.constEnd() : streams.constFind(shapeOf(message.read));
        if (asked > 0)
            all.append({ message.n, asked, Cause::By::Correlation });
        else if (stream != streams.constEnd())
            all.append({ message.n, *stream, Cause::By::Stream });
        else
            all.append({ message.n,
                         message.isBackground ? message.beforeAny : message.before,
                         Cause::By::Order });
    }
    return all;
}

} // namespace jackfield::replay
