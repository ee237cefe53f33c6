// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "harconnection_p.h"
#include "harimporter_p.h"
#include "harown_p.h"

#include <algorithm>

namespace jackfield {

using namespace Qt::StringLiterals;
using namespace har;

namespace {
constexpr QByteArrayView mark("\xEF\xBB\xBF"); // a byte order mark

Error located(const ImportSource &source, const QString &position, const QString &what)
{
    const QString place = source.name + u':' + position;
    return { Error::Code::Invalid, place + u": "_s + what, place };
}

/// NaN and the infinities, which Python writes, as -1, which HAR has for what is not known, and blanks: places stay
/// what they are. Whether there was one.
bool replaceNotNumbers(QByteArray &text)
{
    bool isFound = false;
    bool isInString = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text.at(at);
        if (c == '"')
            isInString = !isInString;
        else if (c == '\\' && isInString)
            ++at;
        if (isInString || (c != 'N' && c != 'I' && c != '-'))
            continue;
        for (const QByteArrayView word : { "NaN", "Infinity", "-Infinity" }) {
            if (!QByteArrayView(text).sliced(at).startsWith(word))
                continue;
            text.replace(at, word.size(), QByteArray("-1").leftJustified(word.size(), ' '));
            isFound = true;
        }
    }
    return isFound;
}

struct Archive
{
    JsonValue log; ///< its entries are a list
    std::optional<Error>
        tooDeep; ///< for a line of a session; an export of ours nests its lines deeper
};

Result<Archive> archiveOf(const ImportSource &source, QStringList &report)
{
    const bool isMarked = source.bytes.startsWith(mark);
    QByteArray text = isMarked ? source.bytes.sliced(mark.size()) : source.bytes;
    auto root = JsonValue::parse(text);
    if (!root && root.error().code == Error::Code::Invalid && replaceNotNumbers(text)) {
        root = JsonValue::parse(text);
        report.append(u"NaN and infinite numbers were read as -1, not known"_s);
    }
    std::optional<Error> tooDeep;
    if (!root && root.error().code == Error::Code::Unsupported) {
        tooDeep = located(source, root.error().where, root.error().message);
        root = JsonValue::parse(text, JsonValue::greatestDepth);
    }
    if (!root)
        return std::unexpected(located(source, root.error().where, root.error().message));
    const JsonValue log = memberOf(*root, u"log");
    if (!log.isObject())
        return std::unexpected(located(
            source, root->position(), u"this is no HAR file: it must hold an object \"log\""_s));
    if (!memberOf(log, u"entries").isArray())
        return std::unexpected(
            located(source,
                    log.position(),
                    u"this is no HAR file: \"log\" must hold a list \"entries\""_s));
    return Archive { log, tooDeep };
}

/// One entry as a connection.
struct Connection
{
    QList<Timed> events;
    bool isTimed = true;
};

/// All connections in one list, by time; what has no time begins with the session.
Session merged(QList<Connection> connections, QStringList &report)
{
    Session session;
    session.header.recorder = u"import"_s;
    std::optional<qint64> first;
    for (const Connection &each : std::as_const(connections)) {
        if (each.isTimed)
            first = std::min(first.value_or(*each.events.front().at), *each.events.front().at);
    }
    if (!first)
        report.append(u"there is no time in it: the session begins in 1970"_s);
    const qint64 start = first.value_or(0) / 1000; // a file names its start in milliseconds
    session.header.startedAt = QDateTime::fromMSecsSinceEpoch(start, QTimeZone::UTC);
    for (Connection &each : connections) {
        for (Timed &timed : each.events) {
            timed.event.t = std::chrono::microseconds(each.isTimed ? *timed.at - start * 1000 : 0);
            session.events.append(std::move(timed.event));
        }
    }
    std::ranges::stable_sort(session.events, {}, &SessionEvent::t);
    return session;
}

/// The handshake without its secrets, and an event for each pseudonym that is new.
void redact(QList<Timed> &events, Redactor &redactor)
{
    QList<Redactor::Replaced> fresh;
    SessionEvent &open = events.front().event;
    open.handshake = std::make_shared<const WsOpened>(redactor.redacted(open.opened(), &fresh));
    qsizetype at = 0;
    for (const Redactor::Replaced &replaced : std::as_const(fresh)) {
        SessionEvent event;
        event.kind = SessionEvent::Kind::Redacted;
        event.text = replaced.pseudonym;
        event.where = replaced.where;
        events.insert(++at, { std::nullopt, event });
    }
}

/// "entry 3 (wss://example.com/feed)".
QString nameOf(qsizetype index, const Connection &connection)
{
    const QString url = connection.events.front().event.opened().url;
    return url.isEmpty() ? u"entry %1"_s.arg(index)
                         : u"entry %1 (%2)"_s.arg(index).arg(url.left(120));
}
} // namespace

bool isHar(QByteArrayView content)
{
    if (content.startsWith(mark))
        content = content.sliced(mark.size());
    const QByteArrayView begin = content.first(std::min<qsizetype>(content.size(), 4096)).trimmed();
    return begin.startsWith('{') && begin.contains("\"log\"");
}

Result<Imported> importHar(const ImportSource &source, const ImportOptions &options)
{
    Imported imported;
    const auto archive = archiveOf(source, imported.report);
    if (!archive)
        return std::unexpected(archive.error());
    const JsonValue &log = archive->log;
    auto own = ownSession(log);
    if (own) {
        imported.session = *std::move(own);
        return imported;
    }
    if (archive->tooDeep)
        return std::unexpected(*archive->tooDeep);
    if (!own.error().isEmpty()) {
        imported.report.append(
            u"the file was changed since Jackfield wrote it, and is read as any other (%1)"_s.arg(
                own.error()));
    }
    QList<Connection> connections;
    Redactor redactor(options.redaction);
    const QList<JsonValue> entries = memberOf(log, u"entries").elements();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (!isWebSocket(entries.at(i)))
            continue;
        Notes notes;
        auto events = connectionOf(entries.at(i), source, notes);
        if (!events)
            return std::unexpected(events.error());
        Connection connection { .events = *std::move(events) };
        redact(connection.events, redactor);
        connection.isTimed = settle(connection.events, notes);
        for (Timed &each : connection.events)
            each.event.conn = int(connections.size()) + 1;
        imported.report += notes.lines(nameOf(i + 1, connection));
        connections.append(std::move(connection));
    }
    const qsizetype others = entries.size() - connections.size();
    if (connections.isEmpty())
        return failure(Error::Code::Missing,
                       u"%1: none of its %2 entries is a WebSocket; record with the page's "
                       "WebSockets open, by a program that writes them"_s.arg(source.name)
                           .arg(entries.size()),
                       source.name);
    if (others > 0)
        imported.report.append(
            u"entries that are no WebSockets and were left out: %1"_s.arg(others));
    imported.session = merged(std::move(connections), imported.report);
    imported.session.header.unknown = keptOfLog(log);
    return imported;
}

} // namespace jackfield
