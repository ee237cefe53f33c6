// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "command.h"
#include "eventlines.h"
#include "progress.h"
#include "terminal.h"

#include <jackfield/json/jsonvalue.h>
#include <jackfield/session/sessionreader.h>
#include <jackfield/support/durations.h>

#include <QQueue>

namespace jackfield::cli {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;

namespace {
/// What is counted of one direction.
struct Flow
{
    qint64 messages = 0;
    qint64 bytes = 0;
};

/// A session in numbers.
struct Summary
{
    SessionHeader header;
    qint64 connections = 0;
    qint64 refused = 0;
    qint64 unclean = 0;
    Flow client;
    Flow server;
    microseconds duration { 0 };
    Durations latencies; ///< of the server's messages, each as the answer to the oldest without one
    QStringList notes;
};

Result<Summary> summaryOf(const QString &file)
{
    auto reader = SessionReader::open(file);
    if (!reader)
        return std::unexpected(reader.error());
    Summary summary { .header = reader->header() };
    QHash<int, QQueue<microseconds>> asked; // not answered yet
    Progress progress(u"reading "_s + file);
    for (;;) {
        const auto next = reader->next();
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            break;
        const SessionEvent &event = **next;
        progress.reached(reader->position(), reader->size());
        summary.duration = qMax(summary.duration, event.t);
        summary.connections += event.kind == SessionEvent::Kind::Open;
        summary.refused += event.kind == SessionEvent::Kind::Refused;
        summary.unclean += event.kind == SessionEvent::Kind::End && !event.clean;
        if (event.kind == SessionEvent::Kind::End)
            asked.remove(event.conn);
        if (event.kind != SessionEvent::Kind::Message)
            continue;
        Flow &flow = event.from == Side::Client ? summary.client : summary.server;
        ++flow.messages;
        flow.bytes += event.message.size();
        if (event.from == Side::Client)
            asked[event.conn].enqueue(event.t);
        else if (!asked[event.conn].isEmpty())
            summary.latencies.add(event.t - asked[event.conn].dequeue());
    }
    summary.notes = reader->notes();
    return summary;
}

void printForPeople(const Summary &summary)
{
    const auto flow = [](const Flow &one) {
        const QString noun = one.messages == 1 ? u"message"_s : u"messages"_s;
        return u"%1 %2, %3 bytes"_s.arg(one.messages).arg(noun).arg(one.bytes);
    };
    printLine(u"recorded     %1 by %2"_s.arg(summary.header.startedAt.toString(Qt::ISODateWithMs),
                                             printable(summary.header.recorder)));
    printLine(u"connections  %1, refused %2, not cleanly ended %3"_s.arg(summary.connections)
                  .arg(summary.refused)
                  .arg(summary.unclean));
    printLine(u"from client  "_s + flow(summary.client));
    printLine(u"from server  "_s + flow(summary.server));
    printLine(u"duration     %1 ms"_s.arg(milliseconds(summary.duration)));
    if (summary.latencies.count() > 0)
        printLine(u"latency      median %1 ms, 95 % %2 ms, most %3 ms (%4 answers)"_s
                      .arg(milliseconds(summary.latencies.percentile(50)),
                           milliseconds(summary.latencies.percentile(95)),
                           milliseconds(summary.latencies.most()))
                      .arg(summary.latencies.count()));
}

void printAsJson(const Summary &summary)
{
    const auto flow = [](const Flow &one) {
        return JsonValue::object({ { u"messages"_s, JsonValue::number(one.messages) },
                                   { u"bytes"_s, JsonValue::number(one.bytes) } });
    };
    const auto time = [](microseconds t) { return JsonValue::number(double(t.count()) / 1000); };
    QList<std::pair<QString, JsonValue>> members {
        { u"startedAt"_s, JsonValue::string(summary.header.startedAt.toString(Qt::ISODateWithMs)) },
        { u"recorder"_s, JsonValue::string(summary.header.recorder) },
        { u"connections"_s, JsonValue::number(summary.connections) },
        { u"refused"_s, JsonValue::number(summary.refused) },
        { u"unclean"_s, JsonValue::number(summary.unclean) },
        { u"client"_s, flow(summary.client) },
        { u"server"_s, flow(summary.server) },
        { u"duration"_s, time(summary.duration) },
    };
    if (summary.latencies.count() > 0)
        members.append(
            { u"latency"_s,
              JsonValue::object({ { u"answers"_s, JsonValue::number(summary.latencies.count()) },
                                  { u"median"_s, time(summary.latencies.percentile(50)) },
                                  { u"p95"_s, time(summary.latencies.percentile(95)) },
                                  { u"max"_s, time(summary.latencies.most()) } }) });
    printLine(printable(QString::fromUtf8(JsonValue::object(members).raw()), Escapes::Json));
}
} // namespace

Run configureInfo(CLI::App &app)
{
    const auto file = std::make_shared<std::string>();
    const auto json = std::make_shared<bool>(false);
    app.add_option("FILE", *file, "A session file")->type_name("")->required();
    app.add_flag("--json", *json, "One JSON object; times in milliseconds");
    return [file, json]() -> int {
        const auto summary = summaryOf(text(*file));
        if (!summary) {
            complain(summary.error());
            return BadInput;
        }
        *json ? printAsJson(*summary) : printForPeople(*summary);
        for (const QString &note : summary->notes)
            complain(note);
        return Done;
    };
}

} // namespace jackfield::cli
