// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "namedfile_p.h"
#include "stream_p.h"
#include "support/regularfile_p.h"

#include <jackfield/session/session.h>
#include <jsoncons/json.hpp>
#include <jsoncons_ext/csv/csv.hpp>

namespace jackfield::mock {

using namespace Qt::StringLiterals;

namespace {
/// A cell: a number as it is written, if it is one; else a string.
JsonValue cellOf(const std::string &text)
{
    const auto value = JsonValue::parse(QByteArray::fromStdString(text));
    return value && value->isNumber() ? *value : JsonValue::string(QString::fromStdString(text));
}

/// Objects by the names of the first line (RFC 4180).
Result<QList<JsonValue>> rowsOfCsv(const QString &path)
{
    return readRegularFile(path).and_then([&](const QByteArray &text) -> Result<QList<JsonValue>> {
        QList<JsonValue> rows;
        try {
            const auto options = jsoncons::csv::csv_options()
                                     .assume_header(true)
                                     .infer_types(false)
                                     .ignore_empty_values(false);
            const auto table =
                jsoncons::csv::decode_csv<jsoncons::ojson>(text.toStdString(), options);
            for (const jsoncons::ojson &line : table.array_range()) {
                QList<std::pair<QString, JsonValue>> members;
                for (const auto &cell : line.object_range())
                    members.append(
                        { QString::fromStdString(cell.key()), cellOf(cell.value().as_string()) });
                rows.append(JsonValue::object(members));
            }
        } catch (const std::exception &error) {
            return failure(Error::Code::Invalid, QString::fromUtf8(error.what()), path);
        }
        return rows;
    });
}

Result<QList<JsonValue>> rowsOfJson(const QString &path)
{
    return readRegularFile(path).and_then([&](const QByteArray &text) -> Result<QList<JsonValue>> {
        const auto value = JsonValue::parse(text);
        if (!value)
            return failure(
                Error::Code::Invalid, value.error().message, path + u':' + value.error().where);
        if (!value->isArray())
            return failure(Error::Code::Invalid, u"must be an array"_s, path);
        return value->elements();
    });
}

Result<QList<JsonValue>> rowsOfLines(const QString &path)
{
    return readRegularFile(path).and_then([&](const QByteArray &text) -> Result<QList<JsonValue>> {
        QList<JsonValue> rows;
        int number = 0;
        for (const QByteArray &line : text.split('\n')) {
            ++number;
            if (line.trimmed().isEmpty())
                continue;
            const auto value = JsonValue::parse(line);
            if (!value)
                return failure(Error::Code::Invalid,
                               value.error().message,
                               path + u':' + QString::number(number));
            rows.append(*value);
        }
        return rows;
    });
}

struct Format
{
    QLatin1StringView suffix;
    Result<QList<JsonValue>> (*read)(const QString &path);
};

constexpr Format formats[] = {
    { QLatin1StringView(".csv"), &rowsOfCsv },
    { QLatin1StringView(".json"), &rowsOfJson },
    { QLatin1StringView(".jsonl"), &rowsOfLines },
};

/// What a row is if there is no template: itself.
MessageTemplate wholeRow()
{
    return MessageTemplate(
        [](const Context &context) { return WsMessage::fromUtf8(context.row.toJson()); });
}
} // namespace

QStringList StreamSource::keys()
{
    return MessageTemplate::keys()
        + QStringList { u"messages"_s, u"file"_s, u"session"_s, u"speed"_s, u"repeat"_s };
}

std::shared_ptr<const StreamSource> StreamSource::read(const Node &node, const Scope &scope)
{
    const auto source = std::make_shared<StreamSource>();
    const auto list = node.member(u"messages"_s);
    const auto file = node.member(u"file"_s);
    const auto session = node.member(u"session"_s);
    const auto repeat = node.member(u"repeat"_s);
    const auto speed = node.member(u"speed"_s);
    if (int(list.has_value()) + int(file.has_value()) + int(session.has_value()) > 1)
        node.fail(u"one of messages, file and session is enough"_s);
    if ((list || session) && MessageTemplate::isIn(node))
        (list ? list : session)->fail(u"there is a message beside it"_s);
    if (speed && !session)
        speed->fail(u"only a recorded session has a speed"_s);
    if (repeat && !list && !file && !session)
        repeat->fail(u"one message comes again and again anyway"_s);

    if (session) {
        source->readSession(*session, node, scope);
    } else if (file) {
        source->readRows(*file, node, scope);
    } else if (list) {
        for (const Node &message : list->elements()) {
            message.expectKeys(MessageTemplate::keys());
            source->m_messages.append(MessageTemplate::read(message, scope));
        }
        source->m_end = source->m_messages.size();
        if (source->m_messages.isEmpty())
            list->fail(u"at least one must stand here"_s);
    } else {
        source->m_messages.append(MessageTemplate::read(node, scope));
    }
    if (repeat && repeat->boolean()) {
        source->m_end.reset();
        std::chrono::microseconds whole {};
        for (const Recorded &recorded : source->m_recorded)
            whole += recorded.silence;
        if (session && whole < std::chrono::milliseconds(1))
            repeat->fail(u"all of the session takes no time: it would never end to begin again"_s);
    }
    return source;
}

void StreamSource::readRows(const Node &file, const Node &node, const Scope &scope)
{
    const QString name = file.string();
    QStringList suffixes;
    for (const Format &format : formats) {
        suffixes += format.suffix;
        if (!name.endsWith(format.suffix))
            continue;
        if (const auto rows = loaded(file, scope, format.read))
            m_rows = *rows;
        if (m_rows.isEmpty())
            file.fail(u"there is no row in it"_s);
    }
    if (!std::ranges::any_of(suffixes,
                             [&](const QString &suffix) { return name.endsWith(suffix); }))
        file.fail(u"the name must end in %1"_s.arg(json::enumerated(suffixes)));
    m_messages.append(MessageTemplate::isIn(node) ? MessageTemplate::read(node, scope)
                                                  : wholeRow());
    m_end = m_rows.size();
}

/// What the server said in the first connection that it said something in.
void StreamSource::readSession(const Node &file, const Node &node, const Scope &scope)
{
    const auto given = node.member(u"speed"_s);
    const double speed = given ? speedOf(*given) : 1;
    const auto session =
        loaded(file, scope, [](const QString &path) { return Session::load(path); });
    for (const QList<SessionEvent> &events :
         session ? session->split() : QList<QList<SessionEvent>>()) {
        auto before = events.front().t;
        for (const SessionEvent &event : events) {
            if (event.from != Side::Server || !event.isWholeMessage())
                continue;
            const auto silence = event.t - std::exchange(before, event.t);
            m_recorded.append({ event.message,
                                std::chrono::microseconds(
                                    speed > 0 ? qRound64(double(silence.count()) / speed) : 0) });
        }
        if (!m_recorded.isEmpty())
            break;
    }
    if (session && m_recorded.isEmpty())
        file.fail(u"the server says nothing in it"_s);
    m_end = m_recorded.size();
}

WsMessage StreamSource::message(qint64 number, Context &context) const
{
    if (!m_recorded.isEmpty())
        return m_recorded.at(number % m_recorded.size()).message;
    if (!m_rows.isEmpty())
        context.row = m_rows.at(number % m_rows.size());
    return m_messages.at(number % m_messages.size()).expand(context);
}

std::optional<std::chrono::microseconds> StreamSource::silenceBefore(qint64 number) const
{
    if (m_recorded.isEmpty())
        return std::nullopt;
    return m_recorded.at(number % m_recorded.size()).silence;
}

} // namespace jackfield::mock
