// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "replayfindings.h"

#include "rowreading.h"
#include "rowterms.h"

#include <jackfield/json/jsonvalue.h>

#include <QHash>

namespace jackfield::ui {

using namespace Qt::StringLiterals;
using Kind = Difference::Kind;

namespace {
/// A connection, and what of it: its n-th message from 1 on, or one of these.
using Place = std::pair<int, int>;
constexpr int handshake = 0;
constexpr int ending = -1;
constexpr int nothing = -2;

/// What came besides the recording is beside the recorded message that is most like it.
Place placeOf(const Difference &difference)
{
    const int n = difference.kind == Kind::Additional ? difference.nearest : difference.n;
    if (n > 0)
        return { difference.conn, n };
    switch (difference.kind) {
    case Kind::Handshake:
    case Kind::Subprotocol:
        return { difference.conn, handshake };
    case Kind::Close:
        return { difference.conn, ending };
    default:
        return { difference.conn, nothing };
    }
}

/// Where these places stand in the log; one pass, however many there are.
QHash<Place, qsizetype> rowsOf(const QList<Difference> &differences, const MessageStore &store)
{
    QHash<Place, qsizetype> rows;
    for (const Difference &difference : differences)
        rows.insert(placeOf(difference), -1);
    QHash<quint32, int> messages;
    for (qsizetype row = 0; row < store.size(); ++row) {
        const MessageStore::Record record = store.at(row);
        int what = nothing;
        if (record.isMessage())
            what = ++messages[record.connection];
        else if (record.kind == EntryKind::Open || record.kind == EntryKind::Refused)
            what = handshake;
        else if (record.kind == EntryKind::End)
            what = ending;
        const auto wanted = rows.find({ int(record.connection), what });
        if (what != nothing && wanted != rows.end())
            *wanted = row;
    }
    return rows;
}
} // namespace

/// A number is an index unless the message has an object there.
QString shownPath(const QString &pointer, const MessageStore &store, qsizetype row)
{
    const auto place = JsonPointer::parse(pointer);
    if (!place)
        return pointer;
    std::optional<JsonValue> value;
    if (row >= 0) {
        const auto decoded = decodedRow(store, row);
        const auto root =
            JsonValue::parse(decoded ? decoded->payload.bytes : store.payload(row).toByteArray());
        if (root)
            value = *root;
    }
    QString path = u"$"_s;
    for (const QString &token : place->tokens()) {
        bool isIndex = false;
        const qsizetype index = token.toLongLong(&isIndex);
        const bool isElement = isIndex && !(value && value->isObject());
        path = isElement ? elementPath(path, index) : memberPath(path, token);
        if (value)
            value = value->at(JsonPointer().child(token));
    }
    return path;
}

QList<ReplayFinding> findingsOf(const Verdict &verdict, const MessageStore &recorded)
{
    const QHash<Place, qsizetype> rows = rowsOf(verdict.differences(), recorded);
    QList<ReplayFinding> findings;
    for (const Difference &difference : verdict.differences()) {
        const qsizetype row = rows.value(placeOf(difference));
        QString text = difference.sentence();
        if (!difference.where.isEmpty())
            text.prepend(shownPath(difference.where, recorded, row) + u": "_s);
        findings.append({ text, row });
    }
    return findings;
}

QMap<qsizetype, QString>
textAt(const QList<MessagePlace> &messages, const QString &text, const MessageStore &recorded)
{
    QSet<Place> wanted;
    for (const MessagePlace &message : messages)
        wanted.insert({ message.conn, message.n });
    QMap<qsizetype, QString> texts;
    QHash<quint32, int> numbers;
    for (qsizetype row = 0; row < recorded.size(); ++row) {
        const MessageStore::Record record = recorded.at(row);
        if (record.isMessage()
            && wanted.contains({ int(record.connection), ++numbers[record.connection] }))
            texts.insert(row, text);
    }
    return texts;
}

QMap<qsizetype, QString> textsByRow(const QList<ReplayFinding> &findings)
{
    QMap<qsizetype, QString> texts;
    for (const ReplayFinding &finding : findings) {
        if (finding.row < 0)
            continue;
        QString &text = texts[finding.row];
        text += text.isEmpty() ? finding.text : u"; "_s + finding.text;
    }
    return texts;
}

} // namespace jackfield::ui
