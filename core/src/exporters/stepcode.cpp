// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "session/replayable_p.h"
#include "stepcode_p.h"
#include "support/utf8_p.h"

#include <QUtf8StringView>

#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestInline = 2000; ///< bytes of a payload within a program
} // namespace

StepCode::StepCode(const TestTarget &target,
                   CodeTemplate &texts,
                   const TestPlan &plan,
                   QByteArray name)
    : m_target(target)
    , m_language(*target.language)
    , m_texts(texts)
    , m_plan(plan)
    , m_values(m_language, texts, plan)
    , m_name(std::move(name))
{ }

QByteArray StepCode::client(int conn) const
{
    return "client" + (m_isSingle ? QByteArray() : QByteArray::number(conn));
}

/// After what the first connection asks for: letters and underscores, of each test another one.
QByteArray StepCode::testName(const PlannedTest &test)
{
    static const QRegularExpression other(u"[^A-Za-z0-9]+"_s);
    QString path = test.steps.front().event.opened().request.uri().path();
    path = path.replace(other, u" "_s).trimmed().replace(u' ', u'_').toLower();
    const QByteArray first = path.isEmpty() ? "root"_ba : path.toLatin1();
    QByteArray name = first;
    for (int &again = m_again[first]; m_names.contains(camelCase(name));)
        name = first + '_' + QByteArray::number(++again + 1);
    m_names.insert(camelCase(name));
    return name;
}

QByteArray StepCode::test(const PlannedTest &test)
{
    m_body.clear();
    m_isSingle = test.connections.size() == 1;
    for (qsizetype at = 0; at < test.steps.size();) {
        const qsizetype grouped = group(test.steps, at);
        if (grouped == 0)
            write(test.steps[at]);
        at += std::max<qsizetype>(1, grouped);
    }
    if (m_body.isEmpty())
        return {};
    const PlanStep &first = test.steps.front();
    const QByteArray name = testName(test);
    const QByteArray used = variables(m_values.takeUsed());
    const QByteArray steps = used + m_body;
    const Values values {
        { "test", name },
        { "Test", camelCase(name) },
        { "testWords", QByteArray(name).replace('_', ' ') },
        { "name", m_name },
        { "Name", camelCase(m_name) },
        { "title", m_values.string(charactersOf(targetOf(first))) },
        { "path", m_values.string(first.event.opened().request.uri().path()) },
        { "limit", QByteArray::number(m_plan.limit.count()) },
        { "steps", steps.chopped(1) },
    };
    if (m_texts.has("entry"))
        m_entries += m_texts.fill("entry", values);
    if (m_texts.has("export"))
        m_exports += m_texts.fill("export", values);
    return m_texts.fill("test", values);
}

QByteArray StepCode::variables(const QList<int> &used)
{
    QByteArray all;
    if (!m_texts.has("variable"))
        return all;
    for (const int index : used) {
        const PlannedVariable &variable = m_plan.variables[index];
        const bool isOwn = variable.isClients == (m_target.plays == Side::Client);
        if (isOwn && !m_own.contains(m_values.variable(index)))
            m_own.append(m_values.variable(index));
        all +=
            m_texts.fill(isOwn ? "variable.own" : "variable",
                         { { "variable", m_values.variable(index) },
                           { "json", m_values.string(charactersOf(variable.recorded.toJson())) },
                           { "value", m_values.value({ .recorded = variable.recorded }).line() } });
    }
    return all;
}

void StepCode::write(const PlanStep &step)
{
    switch (step.kind) {
    case PlanStep::Kind::Open:
    case PlanStep::Kind::Refused:
        return open(step);
    case PlanStep::Kind::Message:
        return message(step);
    case PlanStep::Kind::Ping:
        if (m_target.plays == Side::Server)
            return; // answered by whatever plays it
        line("ping",
             { { "client", client(step.event.conn) } },
             { .text = m_texts.has("payload.hex")
                   ? m_texts
                         .fill("payload.hex",
                               { { "hex",
                                   m_values.string(
                                       QString::fromLatin1(step.event.payload.toHex())) } })
                         .trimmed()
                   : QByteArray() });
        return;
    case PlanStep::Kind::Close:
    case PlanStep::Kind::Abort:
        return closeStep(step);
    }
}

/// A payload that is too long for a program in a file beside it, where the target reads files; else as bytes.
Code StepCode::bytes(const PlanStep &step, const char *kind, const QByteArray &suffix)
{
    const QByteArray payload = step.event.message.bytes();
    const QByteArray text = QByteArray("file.") + kind;
    if (payload.size() > longestInline && m_texts.has(text)) {
        const QByteArray file = m_name + '-' + QByteArray::number(step.event.conn) + '-'
            + QByteArray::number(step.n) + suffix;
        const bool isNew =
            !std::ranges::contains(m_payloads, QString::fromLatin1(file), &ExportedFile::name);
        if (isNew)
            m_payloads.append({ QString::fromLatin1(file), payload });
        return {
            .text =
                m_texts.fill(text, { { "file", m_values.string(charactersOf(file)) } }).trimmed()
        };
    }
    if (qstrcmp(kind, "text") == 0 || qstrcmp(kind, "json") == 0)
        return { .text = m_values.string(charactersOf(payload)) };
    if (!m_texts.has("payload.hex")) // of a target that has no bytes
        return {};
    const QString hex = QString::fromLatin1(payload.toHex());
    return { .text = m_texts.fill("payload.hex", { { "hex", m_values.string(hex) } }).trimmed() };
}

StepCode::Payload StepCode::payload(const PlanStep &step)
{
    const WsMessage &message = step.event.message;
    const QByteArray all = message.bytes();
    if (!message.isText())
        return { "binary", bytes(step, "binary", ".bin"), {} };
    const bool isText = QUtf8StringView(all).isValidUtf8();
    if (!isText || (!m_language.hasNul && all.contains('\0')))
        return { "bytes", bytes(step, "binary", ".bin"), {} };
    if (isOwn(step)) {
        const bool hasVariables = std::ranges::any_of(
            step.sent, [](const PlannedPiece &piece) { return piece.variable >= 0; });
        if (hasVariables && m_texts.has("piece"))
            return { "text", m_values.sent(step.sent), {} };
        return { "text", bytes(step, "text", step.value ? ".json" : ".txt"), {} };
    }
    const bool hasMarks = step.value && step.value->hasMarks();
    if (!step.value || (!hasMarks && !ValueCode::isReadAlike(*step.value)))
        return { "text", bytes(step, "text", ".txt"), {} };
    if (hasMarks && !ValueCode::isReadAlike(*step.value))
        ++m_unsaid["rounded"];
    if (m_language.isJsonText)
        return { "json", bytes(step, "json", ".json"), m_values.rules(*step.value) };
    if (!hasMarks && all.size() > longestInline && m_texts.has("file.json"))
        return { "json", bytes(step, "json", ".json"), {} };
    return { "json", m_values.value(*step.value), {} };
}

/// The text for a message with rules, where there is one of its own.
QByteArray StepCode::textFor(const QByteArray &text, const QByteArray &rules) const
{
    return !rules.isEmpty() && m_texts.has(text + ".rules") ? text + ".rules" : text;
}

/// The rules behind other arguments, and as a list.
CodeTemplate::Values StepCode::ruleValues(const QByteArray &rules) const
{
    const qsizetype first = qstrlen(m_language.between);
    return { { "rules", rules },
             { "ruleList", rules.sliced(std::min<qsizetype>(first, rules.size())) } };
}

void StepCode::message(const PlanStep &step)
{
    const bool isMarked = isOwn(step) && step.value && step.value->hasMarks();
    if (isMarked && m_texts.has("send.marked")) {
        Code both { .text = "(", .end = ")", .endsWithComma = m_language.callsEndWithComma };
        both.items = { payload(step).code, m_values.value(*step.value) };
        line("send.marked", { { "client", client(step.event.conn) } }, both);
        return;
    }
    const Payload said = payload(step);
    const QByteArray text = (isOwn(step) ? "send." : "expect.") + said.kind;
    Values values = ruleValues(said.rules);
    values.insert("client", client(step.event.conn));
    const bool isSpelt =
        isOwn(step) && said.kind == "text" && (!step.value || !ValueCode::isReadAlike(*step.value));
    const bool isExactly = isSpelt && m_texts.has("send.exactly");
    line(isExactly ? "send.exactly" : textFor(text, said.rules), values, said.code);
}

/// Writes the messages from `from` on that may come in any order; returns how many.
qsizetype StepCode::group(const QList<PlanStep> &steps, qsizetype from)
{
    const PlanStep &first = steps[from];
    if (first.kind != PlanStep::Kind::Message || first.group == 0 || isOwn(first))
        return 0;
    qsizetype end = from;
    while (end < steps.size() && steps[end].kind == PlanStep::Kind::Message && !isOwn(steps[end])
           && steps[end].group == first.group && steps[end].event.conn == first.event.conn)
        ++end;
    if (end - from < 2)
        return 0;
    if (!m_texts.has("expect.group")) {
        if (from == 0 || steps[from - 1].group != first.group)
            ++m_unsaid["expect.group"];
        return 0;
    }
    Code all;
    for (qsizetype at = from; at < end; ++at) {
        Payload said = payload(steps[at]);
        const QByteArray whole =
            m_texts.fill(textFor("group." + said.kind, said.rules), ruleValues(said.rules))
                .trimmed();
        const qsizetype place = whole.indexOf("@payload@");
        said.code.text.prepend(whole.first(place));
        said.code.end.append(whole.sliced(place + qstrlen("@payload@")));
        all.items.append(said.code);
    }
    all.text = QByteArray(1, m_language.list[0]);
    all.end = QByteArray(1, m_language.list[1]);
    line("expect.group", { { "client", client(first.event.conn) } }, all);
    return end - from;
}

QByteArray StepCode::fitted(const QByteArray &text, Values values, const Code &payload)
{
    values.insert("payload", payload.line());
    const QByteArray whole = m_texts.fill(text, values);
    const QByteArrayList lines = whole.split('\n');
    const auto isTooLong = [&](const QByteArray &each) {
        return QString::fromUtf8(each).size() > m_language.width;
    };
    if (payload.items.isEmpty() || std::ranges::none_of(lines, isTooLong))
        return whole;
    const QByteArray &first = lines.front();
    const auto begin =
        std::ranges::find_if(first, [](char c) { return c != ' ' && c != '\t'; }) - first.begin();
    values.insert(
        "payload",
        payload.fitted(m_language.width, first.first(begin), m_language.indent, m_language.width));
    return m_texts.fill(text, values);
}

void StepCode::line(const QByteArray &text, Values values, const Code &payload)
{
    if (m_texts.has(text))
        m_body += fitted(text, std::move(values), payload);
    else
        ++m_unsaid[text];
}

QByteArrayList StepCode::incidentals()
{
    QByteArrayList all;
    for (const Incidental &each : m_plan.incidentals) {
        if (each.from == m_target.plays)
            continue;
        QByteArray text = each.text ? "incidental.text" : "incidental.path";
        Values values { { "text", m_values.string(each.text.value_or(QString())) },
                        { "path", m_language.path(each.path.value_or(JsonPointer())) } };
        if (each.isBinary)
            text = "incidental.binary";
        if (each.value) {
            text = each.path ? "incidental.equals" : "incidental.value";
            const bool isText = m_language.isJsonText;
            values.insert("value",
                          isText ? m_values.string(charactersOf(each.value->recorded.toJson()))
                                 : m_values.value(*each.value).line());
            values.insert(ruleValues(isText ? m_values.rules(*each.value) : QByteArray()));
        }
        if (!m_texts.has(text)) {
            ++m_unsaid["incidental"];
            continue;
        }
        const QByteArray made = m_texts.fill(text, values).chopped(1);
        if (!all.contains(made))
            all.append(made);
    }
    return all;
}

QStringList StepCode::unsaid() const
{
    struct Words
    {
        const char *text; ///< that is missing
        const char *one;
        const char *many;
    };
    static constexpr std::array table {
        Words { "refused", "refused handshake", "refused handshakes" },
        Words { "send.binary", "binary message that is sent", "binary messages that are sent" },
        Words { "expect.binary",
                "binary message that is waited for",
                "binary messages that are waited for" },
        Words { "send.bytes",
                "text that is sent and is no UTF-8",
                "texts that are sent and are no UTF-8" },
        Words { "expect.bytes",
                "text that is waited for and is no UTF-8",
                "texts that are waited for and are no UTF-8" },
        Words { "subprotocol", "agreed subprotocol", "agreed subprotocols" },
        Words { "abort", "connection that breaks", "connections that break" },
        Words { "close.none", "close without a code", "closes without a code" },
        Words { "offer",
                "offered subprotocol that was not agreed on",
                "offered subprotocols that were not agreed on" },
        Words { "incidental",
                "rule for messages that come and go as they like",
                "rules for messages that come and go as they like" },
        Words { "rounded",
                "message whose numbers are compared as the language rounds them",
                "messages whose numbers are compared as the language rounds them" },
        Words { "expect.group",
                "group of messages that may come in any order",
                "groups of messages that may come in any order" },
        Words { "ping", "ping of the client", "pings of the client" },
    };
    QStringList said;
    for (const Words &words : table) {
        const int count = m_unsaid.value(words.text);
        if (count > 0)
            said.append(u"%1 %2"_s.arg(QString::number(count),
                                       QLatin1String(count == 1 ? words.one : words.many)));
    }
    for (const QByteArray &lost : m_texts.lost())
        said.append(QString::fromLatin1(lost));
    return said;
}

} // namespace jackfield
